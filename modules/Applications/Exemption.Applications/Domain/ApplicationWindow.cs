using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Timing;

namespace Exemption.Applications.Domain;

/// <summary>申请批次: when applications are accepted, judged by the server's clock. Global: the university opens it for all centres.</summary>
internal sealed class ApplicationWindow : IGlobal, IHasVersion
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public int Version { get; private set; } = 1;
    public string Name { get; private set; } = string.Empty;
    public DateTime OpensAt { get; private set; }
    public DateTime ClosesAt { get; private set; }

    /// <summary>Days that a rejection gives for the correction, whether or not the window has closed meanwhile.</summary>
    public int CorrectionGraceDays { get; private set; } = 7;

    public void Describe(string name, DateTime opensAt, DateTime closesAt, int correctionGraceDays) =>
        (Name, OpensAt, ClosesAt, CorrectionGraceDays) = (name, opensAt, closesAt, correctionGraceDays);

    public bool IsOpenAt(DateTime now) => OpensAt <= now && now < ClosesAt;

    /// <summary>The first moment that is too late: the window's end, or the end of the last day of grace where that is later.</summary>
    public DateTime DeadlineFor(DateTime? rejectedAt)
    {
        var grace = rejectedAt is { } at ? Shanghai.StartOf(Shanghai.DayOf(at).AddDays(CorrectionGraceDays + 1)) : DateTime.MinValue;
        return grace > ClosesAt ? grace : ClosesAt;
    }

    /// <summary>The last day that is not too late, by the calendar of Shanghai.</summary>
    public DateOnly LastDayFor(DateTime? rejectedAt) => Shanghai.DayOf(DeadlineFor(rejectedAt).AddTicks(-1));

    public bool AcceptsAt(DateTime now, DateTime? rejectedAt) => OpensAt <= now && now < DeadlineFor(rejectedAt);
}
