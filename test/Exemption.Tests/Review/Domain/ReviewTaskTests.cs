using Exemption.Applications;
using Exemption.Review.Domain;

namespace Exemption.Tests.Review.Domain;

public sealed class ReviewTaskTests
{
    private static readonly DateTime Noon = new(2026, 11, 24, 4, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void It_begins_open_with_nothing_ticked_and_nobody_having_decided()
    {
        var (tenant, application) = (Guid.NewGuid(), Guid.NewGuid());
        var turn = ReviewTask.Open(tenant, application, ReviewStage.University, Noon);
        (turn.TenantId, turn.ApplicationId, turn.Stage, turn.OpenedAt).ShouldBe((tenant, application, ReviewStage.University, Noon));
        (turn.IsOpen, turn.ClosedAt, turn.ClosedBy).ShouldBe((true, null, null));
        turn.Checked.ShouldBeEmpty();
    }

    [Fact]
    public void Ticks_are_kept_once_and_in_the_order_of_the_checklist()
    {
        var turn = Turn(Noon);
        turn.Tick([Checklist.PhoneIsOwn, Checklist.BasicData, Checklist.PhoneIsOwn, Checklist.IdentityAccurate]);
        turn.Checked.ShouldBe([Checklist.BasicData, Checklist.PhoneIsOwn]);
    }

    [Fact]
    public void A_decision_closes_the_turn_and_names_who_decided()
    {
        var (turn, person) = (Turn(Noon), Guid.NewGuid());
        turn.Decide(person, Noon.AddMinutes(5));
        (turn.IsOpen, turn.ClosedBy, turn.ClosedAt).ShouldBe((null, person, Noon.AddMinutes(5)));
    }

    [Fact]
    public void Closing_again_keeps_the_first_end_and_the_decider()
    {
        var (turn, person) = (Turn(Noon), Guid.NewGuid());
        turn.Decide(person, Noon.AddMinutes(5));
        turn.Close(Noon.AddMinutes(9));
        (turn.ClosedBy, turn.ClosedAt).ShouldBe((person, Noon.AddMinutes(5)));
    }

    [Fact]
    public void A_time_read_back_from_the_database_is_the_same_turn()
    {
        var at = Noon.AddTicks(1234567);
        var stored = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        Turn(at).Covers(stored).ShouldBeTrue();
        Turn(stored).Covers(at).ShouldBeTrue();
        Turn(stored).Covers(at.AddMicroseconds(1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(ApplicationStatus.Submitted, ReviewStage.Center, ApplicationAction.CenterApprove)]
    [InlineData(ApplicationStatus.CenterApproved, ReviewStage.University, ApplicationAction.UniversityApprove)]
    public void A_desk_waits_for_one_status_and_approves_by_one_action(ApplicationStatus status, object stage, ApplicationAction approval)
    {
        ReviewStages.Of(status).ShouldBe((ReviewStage)stage);
        ((ReviewStage)stage).Waiting().ShouldBe(status);
        ((ReviewStage)stage).Approval().ShouldBe(approval);
    }

    [Theory]
    [InlineData(ApplicationStatus.Draft)]
    [InlineData(ApplicationStatus.Rejected)]
    [InlineData(ApplicationStatus.Approved)]
    [InlineData(ApplicationStatus.Withdrawn)]
    public void Every_other_status_waits_at_no_desk(ApplicationStatus status) => ReviewStages.Of(status).ShouldBeNull();

    private static ReviewTask Turn(DateTime at) => ReviewTask.Open(Guid.NewGuid(), Guid.NewGuid(), ReviewStage.Center, at);
}
