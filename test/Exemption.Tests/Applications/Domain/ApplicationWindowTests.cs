using Exemption.Applications.Domain;

namespace Exemption.Tests.Applications.Domain;

/// <summary>When a submission comes too late, to the second (S-30, Y-10, section 1.5).</summary>
public sealed class ApplicationWindowTests
{
    private static readonly DateTime Opens = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Closes = new(2026, 11, 24, 16, 0, 0, DateTimeKind.Utc);

    private static ApplicationWindow Window(int grace = 7)
    {
        var window = new ApplicationWindow();
        window.Describe("w", Opens, Closes, grace);
        return window;
    }

    [Fact]
    public void It_opens_on_the_first_instant_and_is_closed_on_the_last()
    {
        Window().AcceptsAt(Opens.AddTicks(-1), null).ShouldBeFalse();
        Window().AcceptsAt(Opens, null).ShouldBeTrue();
        Window().AcceptsAt(Closes.AddTicks(-1), null).ShouldBeTrue();
        Window().AcceptsAt(Closes, null).ShouldBeFalse();
        new[] { Opens.AddTicks(-1), Opens, Closes.AddTicks(-1), Closes }.Select(Window().IsOpenAt).ShouldBe([false, true, true, false]);
    }

    [Fact]
    public void It_is_what_was_described_last()
    {
        var window = Window();
        window.Describe("样例批次", Opens.AddDays(1), Closes.AddDays(1), 3);
        (window.Name, window.OpensAt, window.ClosesAt, window.CorrectionGraceDays).ShouldBe(("样例批次", Opens.AddDays(1), Closes.AddDays(1), 3));
    }

    [Fact]
    public void A_rejection_of_an_earlier_window_opens_nothing_before_the_next() => Window().AcceptsAt(Opens.AddDays(-1), Opens.AddDays(-2)).ShouldBeFalse();

    [Fact]
    public void A_rejection_gives_whole_days_by_the_calendar_of_Shanghai()
    {
        // Rejected on 24 November 23:59 in Shanghai; seven days are over at midnight after 1 December there.
        var rejected = new DateTime(2026, 11, 24, 15, 59, 0, DateTimeKind.Utc);
        var end = new DateTime(2026, 12, 1, 16, 0, 0, DateTimeKind.Utc);
        Window().DeadlineFor(rejected).ShouldBe(end);
        Window().AcceptsAt(end.AddTicks(-1), rejected).ShouldBeTrue();
        Window().AcceptsAt(end, rejected).ShouldBeFalse();
    }

    [Fact]
    public void Grace_never_shortens_the_window() => Window(grace: 0).DeadlineFor(Opens.AddDays(1)).ShouldBe(Closes);
}
