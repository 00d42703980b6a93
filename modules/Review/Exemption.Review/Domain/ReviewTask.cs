using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>One turn of an application at one desk: when it came, what was ticked, who decided. Closed turns stay as history.</summary>
internal sealed class ReviewTask : AggregateRoot, IMultiTenant
{
    private ReviewTask()
    {
    }

    public Guid TenantId { get; private init; }
    public Guid ApplicationId { get; private init; }
    public ReviewStage Stage { get; private init; }
    public DateTime OpenedAt { get; private init; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who decided; null when the application left without a decision of the desk.</summary>
    public Guid? ClosedBy { get; private set; }

    /// <summary>True or null, never false: a unique index over it allows one open turn per desk and any number of closed ones.</summary>
    public bool? IsOpen { get; private set; }

    public IReadOnlyList<string> Checked { get; private set; } = [];

    public static ReviewTask Open(Guid tenantId, Guid applicationId, ReviewStage stage, DateTime at) => new()
    {
        TenantId = tenantId,
        ApplicationId = applicationId,
        Stage = stage,
        OpenedAt = Instant(at),
        IsOpen = true,
    };

    /// <summary>Whether this turn began no earlier than the moment given; a turn opened on demand and one opened by the event are the same.</summary>
    public bool Covers(DateTime at) => OpenedAt >= Instant(at);

    /// <summary>Keeps the ticks in the order of the checklist.</summary>
    public void Tick(IEnumerable<string> codes) => Checked = [.. Checklist.Of(Stage).Intersect(codes)];

    public void Decide(Guid by, DateTime at)
    {
        Close(at);
        ClosedBy = by;
    }

    /// <summary>Ends the turn without a decision of this desk: the student recalled or withdrew.</summary>
    public void Close(DateTime at)
    {
        ClosedAt ??= at;
        IsOpen = null;
    }

    /// <summary>The databases keep microseconds; a time that came by an event must equal the same time read back.</summary>
    public static DateTime Instant(DateTime at) => new(at.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
