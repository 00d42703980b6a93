using CsCheck;
using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Domain;
using static Exemption.Applications.ApplicationAction;
using static Exemption.Applications.ApplicationStatus;

namespace Exemption.Tests.Applications.Domain;

/// <summary>The whole table: every status, action, side, own and other tenant; what is not written here is refused (Y-06).</summary>
public sealed class ApplicationWorkflowTests
{
    private static readonly Guid Tenant = Guid.NewGuid();
    private static readonly Guid Owner = Guid.NewGuid();

    // Written out by hand, so that a changed row must be changed twice.
    private static readonly Dictionary<(ApplicationStatus, ActorSide), ApplicationAction[]> Expected = new()
    {
        [(Draft, ActorSide.Student)] = [Edit, Submit, Withdraw],
        [(Rejected, ActorSide.Student)] = [Edit, Submit, Withdraw],
        [(Submitted, ActorSide.Student)] = [Recall, Withdraw],
        [(CenterApproved, ActorSide.Student)] = [Withdraw],
        [(Approved, ActorSide.Student)] = [ViewRecord],
        [(Submitted, ActorSide.Center)] = [CenterApprove, Reject, Pause, Amend],
        [(Approved, ActorSide.Center)] = [ViewRecord],
        [(CenterApproved, ActorSide.University)] = [UniversityApprove, Reject, ReturnToCenter, Pause, Amend],
        [(Approved, ActorSide.University)] = [Print],
    };

    public static TheoryData<ApplicationStatus, ActorSide> Everything => [.. Enum.GetValues<ApplicationStatus>().SelectMany(s => Enum.GetValues<ActorSide>().Select(side => (s, side)))];

    private static Actor Party(ActorSide side) => side switch
    {
        ActorSide.Student => new(Owner, "s", side, Tenant),
        ActorSide.Center => new(Guid.NewGuid(), "c", side, Tenant),
        ActorSide.University => new(Guid.NewGuid(), "u", side, null),
        _ => Actor.System,
    };

    private static ApplicationFacts Facts(ApplicationStatus status, Guid? heldBy = null, bool open = true) => new(status, Tenant, Owner, heldBy, open);

    [Theory, MemberData(nameof(Everything))]
    public void A_party_may_do_what_the_table_says_and_nothing_else(ApplicationStatus status, ActorSide side) =>
        ApplicationWorkflow.AllowedActions(Facts(status), Party(side)).ShouldBe(Expected.GetValueOrDefault((status, side), []), ignoreOrder: true);

    [Theory, MemberData(nameof(Everything))]
    public void Another_tenant_may_do_nothing(ApplicationStatus status, ActorSide side)
    {
        if (side is ActorSide.Student or ActorSide.Center)
        {
            ApplicationWorkflow.AllowedActions(Facts(status), Party(side) with { TenantId = Guid.NewGuid() }).ShouldBeEmpty();
            ApplicationWorkflow.AllowedActions(Facts(status), Party(side) with { TenantId = null }).ShouldBeEmpty();
        }
        else
        {
            // Whoever belongs to a centre is not the university.
            ApplicationWorkflow.AllowedActions(Facts(status), Party(side) with { TenantId = Tenant }).ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Everything))]
    public void Another_student_of_the_same_centre_may_do_nothing(ApplicationStatus status, ActorSide side)
    {
        var actor = Party(side) with { Id = Guid.NewGuid(), Side = ActorSide.Student, TenantId = Tenant };
        ApplicationWorkflow.AllowedActions(Facts(status), actor).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Submitted, ActorSide.Center, CenterApprove)]
    [InlineData(CenterApproved, ActorSide.University, UniversityApprove)]
    public void Of_a_desk_only_the_holder_decides(ApplicationStatus status, ActorSide side, ApplicationAction approval)
    {
        var holder = Party(side);
        ApplicationWorkflow.AllowedActions(Facts(status, heldBy: holder.Id), holder).ShouldBe(side == ActorSide.Center ? [approval, Reject, Pause, Amend] : [approval, Reject, ReturnToCenter, Pause, Amend]);
        ApplicationWorkflow.AllowedActions(Facts(status, heldBy: holder.Id), Party(side)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Submitted, ActorSide.Center)]
    [InlineData(CenterApproved, ActorSide.University)]
    public void What_is_put_off_is_only_resumed_and_the_student_notices_nothing(ApplicationStatus status, ActorSide side)
    {
        ApplicationWorkflow.AllowedActions(Facts(status) with { IsPaused = true }, Party(side)).ShouldBe([Resume]);
        ApplicationWorkflow.AllowedActions(Facts(status) with { IsPaused = true }, Party(ActorSide.Student)).ShouldBe(ApplicationWorkflow.AllowedActions(Facts(status), Party(ActorSide.Student)));
        var other = side == ActorSide.Center ? ActorSide.University : ActorSide.Center;
        ApplicationWorkflow.AllowedActions(Facts(status) with { IsPaused = true }, Party(other)).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_recalls_what_is_being_reviewed_but_may_still_withdraw_it() =>
        ApplicationWorkflow.AllowedActions(Facts(Submitted, heldBy: Guid.NewGuid()), Party(ActorSide.Student)).ShouldBe([Withdraw]);

    [Theory]
    [InlineData(CenterApproved, ActorSide.Center, Submitted)]
    [InlineData(Rejected, ActorSide.Center, Submitted)]
    [InlineData(Rejected, ActorSide.University, CenterApproved)]
    [InlineData(Submitted, ActorSide.University, CenterApproved)]
    [InlineData(Approved, ActorSide.University, CenterApproved)]
    public void A_desk_undoes_its_own_decision_and_no_other(ApplicationStatus status, ActorSide side, ApplicationStatus back)
    {
        var other = side == ActorSide.Center ? ActorSide.University : ActorSide.Center;
        ApplicationWorkflow.AllowedActions(Facts(status) with { DecidedBy = side }, Party(side)).ShouldContain(Undo);
        ApplicationWorkflow.AllowedActions(Facts(status) with { DecidedBy = other }, Party(side)).ShouldNotContain(Undo);
        ApplicationWorkflow.AllowedActions(Facts(status) with { DecidedBy = side }, Party(ActorSide.Student)).ShouldNotContain(Undo);
        ApplicationWorkflow.Next(status, Undo, side).ShouldBe(back);
    }

    [Fact]
    public void Outside_the_window_one_may_edit_but_not_submit_and_ask_about_a_rejection_once()
    {
        ApplicationWorkflow.AllowedActions(Facts(Draft, open: false), Party(ActorSide.Student)).ShouldBe([Edit, Withdraw]);
        ApplicationWorkflow.AllowedActions(Facts(Rejected, open: false), Party(ActorSide.Student)).ShouldBe([Edit, Withdraw, Appeal]);
        ApplicationWorkflow.AllowedActions(Facts(Rejected, open: false) with { HasAppealed = true }, Party(ActorSide.Student)).ShouldBe([Edit, Withdraw]);
    }

    [Fact]
    public void The_moves_are_those_of_the_guide_and_the_four_decided_beyond_it()
    {
        var guide = ApplicationWorkflow.Table.Where(t => t.Action is not (Recall or Withdraw or ReturnToCenter or Undo)).Select(t => (t.From, t.To)).Distinct();
        guide.ShouldBe([(Draft, Submitted), (Rejected, Submitted), (Submitted, CenterApproved), (Submitted, Rejected), (CenterApproved, Approved), (CenterApproved, Rejected)], ignoreOrder: true);
        ApplicationWorkflow.Table.ShouldNotContain(t => (t.From == Approved && t.Action != Undo) || t.From == Withdrawn);
    }

    /// <summary>Whatever anybody tries in whatever order: status follows the table, history tells every move, and nothing live is ever without its key.</summary>
    [Fact]
    public void No_sequence_of_attempts_leaves_the_table()
    {
        var attempt = Gen.Select(Gen.Enum<ApplicationAction>(), Gen.Enum<ActorSide>(), Gen.Bool);
        attempt.Array[0, 25].Sample(attempts =>
        {
            var student = Party(ActorSide.Student);
            var application = new ExemptionApplication(new StudentSnapshot("n", "t", "m", "mn"), Tenant, Guid.NewGuid(), student, DateTime.UnixEpoch);
            var moves = 0;
            foreach (var (action, side, own) in attempts)
            {
                var actor = own ? Party(side) : Party(side) with { TenantId = Guid.NewGuid() };
                var mayUndo = action != Undo || application.Facts(true, DateTime.UnixEpoch).DecidedBy == side;
                var (from, expected) = (application.Status, own && mayUndo ? ApplicationWorkflow.Next(application.Status, action, side) : null);
                try
                {
                    application.Act(action, actor, DateTime.UnixEpoch, ["Other"], [], null);
                    moves++;
                    if (application.Status != expected)
                    {
                        return false;
                    }
                }
                catch (BusinessException e) when (e.Code == ApplicationErrors.ActionNotAllowed)
                {
                    if (expected is not null || application.Status != from)
                    {
                        return false;
                    }
                }
            }

            return application.Records.Count == moves + 1 && application.IsLive == application.LiveCertificateKey is not null
                && application.Records.Skip(1).Zip(application.Records.Skip(2), (a, b) => a.ToStatus == b.FromStatus).All(x => x);
        });
    }
}
