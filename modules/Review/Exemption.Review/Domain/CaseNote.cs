using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>A word among staff about a case (F-62): for the desk that wrote it, or for both. No student, paper, SMS or log is told it. Written once; its author may strike it out for some minutes.</summary>
internal sealed class CaseNote : IMultiTenant
{
    public const int LongestText = 500;
    public const int MostMentions = 10;

    private readonly List<Mention> _mentions = [];

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid TenantId { get; init; }
    public required Guid ApplicationId { get; init; }

    /// <summary>The desk that wrote it.</summary>
    public required ReviewStage Stage { get; init; }

    /// <summary>The other desk reads it, too.</summary>
    public required bool IsShared { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required DateTime At { get; init; }
    public required string Text { get; init; }

    /// <summary>From then on it is shown struck out; it is never taken away.</summary>
    public DateTime? StruckAt { get; private set; }

    public IReadOnlyList<Mention> Mentions => _mentions;

    public void Mention(Guid person, string name) =>
        _mentions.Add(new Mention { NoteId = Id, TenantId = TenantId, ApplicationId = ApplicationId, PersonId = person, PersonName = name, At = At });

    /// <summary>Until when this person may strike it out; null when they may not.</summary>
    public DateTime? StrikeUntil(Guid person, DateTime now, TimeSpan within) => StruckAt is null && AuthorId == person && now < At + within ? At + within : null;

    /// <summary>Whom it called need not look any more.</summary>
    public void Strike(DateTime at)
    {
        StruckAt ??= at;
        _mentions.ForEach(m => m.Read(at));
    }
}

/// <summary>A colleague who is to look at a note (F-63), and whether they have.</summary>
internal sealed class Mention : IMultiTenant
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid TenantId { get; init; }
    public required Guid NoteId { get; init; }
    public required Guid ApplicationId { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required DateTime At { get; init; }
    public DateTime? ReadAt { get; private set; }

    public void Read(DateTime at) => ReadAt ??= at;
}
