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
        var turn = ReviewTask.Open(tenant, application, ReviewStage.University, Noon, 7);
        turn.ChecklistNumber.ShouldBe(7);
        (turn.TenantId, turn.ApplicationId, turn.Stage, turn.OpenedAt).ShouldBe((tenant, application, ReviewStage.University, Noon));
        (turn.IsOpen, turn.ClosedAt, turn.ClosedBy).ShouldBe((true, null, null));
        turn.Ticks.ShouldBeEmpty();
    }

    [Fact]
    public void A_tick_stays_with_whoever_ticked_it_first_until_it_is_taken_back()
    {
        var (turn, one, two) = (Turn(Noon), Guid.NewGuid(), Guid.NewGuid());
        turn.Tick([Checklist.PhoneIsOwn, Checklist.BasicData, Checklist.PhoneIsOwn], one);
        turn.Tick([Checklist.BasicData, Checklist.PhotosClear], two);
        turn.Ticks.Select(t => (t.Code, t.ById)).ShouldBe([(Checklist.BasicData, one), (Checklist.PhotosClear, two)]);
    }

    [Fact]
    public void At_the_decision_the_systems_ticks_join_in_the_order_of_the_checklist()
    {
        var (turn, person) = (Turn(Noon), Guid.NewGuid());
        var checklist = Checklist.First((_, code) => code).Where(i => i.Stage == ReviewStage.Center).ToList();
        turn.Tick([Checklist.PhoneIsOwn, Checklist.CertificateValid, Checklist.BasicData], person);
        turn.TickBySystem(checklist, [Checklist.CertificateValid]);
        turn.Ticks.Select(t => (t.Code, t.ById, t.IsBySystem)).ShouldBe(
            [(Checklist.BasicData, person, false), (Checklist.CertificateValid, null, true), (Checklist.PhoneIsOwn, person, false)]);
    }

    [Theory]
    [InlineData("BasicData")]
    [InlineData("BasicData/0123456789abcdef0123456789abcdef")]
    [InlineData("IdNumberMatches//IdNumberRegistered+IdNumberRead")]
    public void A_tick_is_stored_as_one_word(string word) => Tick.Parse(word).ToString().ShouldBe(word);

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

    private static ReviewTask Turn(DateTime at) => ReviewTask.Open(Guid.NewGuid(), Guid.NewGuid(), ReviewStage.Center, at, 1);
}
