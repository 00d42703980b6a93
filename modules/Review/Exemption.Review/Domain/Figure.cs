using Exemption.Applications;
using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>What is counted, by day. Texts: <c>Figure:{name}</c>.</summary>
internal enum Figure
{
    /// <summary>提交: of a draft.</summary>
    Submitted,

    /// <summary>再次提交: after a rejection.</summary>
    Resubmitted,
    Recalled,
    Withdrawn,
    CenterApproved,
    CenterRejected,
    UniversityApproved,
    UniversityRejected,

    /// <summary>The centre's first decision on an application.</summary>
    FirstDecided,

    /// <summary>… which let it pass.</summary>
    FirstPassed,

    /// <summary>A message to a student that was given up.</summary>
    SmsFailed,
}

/// <summary>Which move of an application counts as what.</summary>
internal static class Figures
{
    public static Figure? Of(ApplicationStatusChanged e) => (e.Action, e.By) switch
    {
        (ApplicationAction.Submit, _) => e.From == ApplicationStatus.Rejected ? Figure.Resubmitted : Figure.Submitted,
        (ApplicationAction.Recall, _) => Figure.Recalled,
        (ApplicationAction.Withdraw, _) => Figure.Withdrawn,
        (ApplicationAction.CenterApprove, _) => Figure.CenterApproved,
        (ApplicationAction.UniversityApprove, _) => Figure.UniversityApproved,
        (ApplicationAction.Reject, ActorSide.Center) => Figure.CenterRejected,
        (ApplicationAction.Reject, ActorSide.University) => Figure.UniversityRejected,
        _ => null,
    };

    /// <summary>The desk whose decision it is; null for what no desk decides.</summary>
    public static ReviewStage? StageOf(this Figure figure) => figure switch
    {
        Figure.CenterApproved or Figure.CenterRejected => ReviewStage.Center,
        Figure.UniversityApproved or Figure.UniversityRejected => ReviewStage.University,
        _ => null,
    };

    public static (Figure Approved, Figure Rejected) Of(ReviewStage stage) =>
        stage == ReviewStage.Center ? (Figure.CenterApproved, Figure.CenterRejected) : (Figure.UniversityApproved, Figure.UniversityRejected);

    /// <summary>What can be looked into, case by case.</summary>
    public static bool HasCases(this Figure figure) => figure is not (Figure.FirstDecided or Figure.FirstPassed);
}

/// <summary>
/// How often something happened on one day at one centre or, without a centre, at all of them together. Counted when it happens: a million cases cannot be counted while somebody
/// waits for the page. The count outlives the case and says nothing about anybody.
/// </summary>
internal sealed class DailyFigure : IMayHaveTenant, IHasVersion
{
    /// <summary>Of the university's sums, where a learning centre's id stands otherwise: unique indexes take no notice of NULL.</summary>
    public static readonly Guid AllCenters = Guid.Empty;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid? TenantId { get; init; }

    /// <summary>The centre, or <see cref="AllCenters"/>.</summary>
    public required Guid Scope { get; init; }

    /// <summary>By the calendar of Shanghai.</summary>
    public required DateOnly Day { get; init; }
    public required Figure Figure { get; init; }

    /// <summary>Empty for the whole; else a part of it: see <see cref="FigurePart"/>.</summary>
    public required string Part { get; init; }
    public int Count { get; private set; }
    public int Version { get; private set; }

    public void CountOne() => Count++;
}

/// <summary>Parts of a figure: by whom it was decided, for which reason.</summary>
internal static class FigurePart
{
    public const string Whole = "";
    private const string Person = "by:";
    private const string ReasonPrefix = "for:";

    public static string By(Guid person) => $"{Person}{person:N}";

    public static string For(string reason) => $"{ReasonPrefix}{reason}";

    public static Guid? PersonOf(string part) => part.StartsWith(Person, StringComparison.Ordinal) && Guid.TryParseExact(part[Person.Length..], "N", out var id) ? id : null;

    public static string? ReasonOf(string part) => part.StartsWith(ReasonPrefix, StringComparison.Ordinal) ? part[ReasonPrefix.Length..] : null;
}

/// <summary>One happening that was counted, so that each number can be looked into. Goes with its application; the number stays.</summary>
internal sealed class CountedCase : IMultiTenant
{
    private const char Fence = ',';

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid TenantId { get; init; }
    public required Guid ApplicationId { get; init; }
    public required Figure Figure { get; init; }
    public required DateTime At { get; init; }
    public Guid? DecidedBy { get; init; }

    /// <summary>Codes with a comma around each, so that one is found whole.</summary>
    public string Reasons { get; private init; } = string.Empty;

    public static CountedCase Of(ApplicationStatusChanged e, Figure figure, Guid? decidedBy) => new()
    {
        TenantId = e.TenantId,
        ApplicationId = e.ApplicationId,
        Figure = figure,
        At = e.At,
        DecidedBy = decidedBy,
        Reasons = e.Reasons.Count == 0 ? string.Empty : $"{Fence}{string.Join(Fence, e.Reasons)}{Fence}",
    };

    public static string Fenced(string reason) => $"{Fence}{reason}{Fence}";
}
