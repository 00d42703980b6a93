using static Exemption.Applications.ActorSide;
using static Exemption.Applications.ApplicationAction;
using static Exemption.Applications.ApplicationStatus;

namespace Exemption.Applications.Domain;

/// <summary>One move of the life of an application, and on whose side the one who moves it stands.</summary>
internal sealed record Transition(ApplicationStatus From, ApplicationAction Action, ApplicationStatus To, ActorSide Side);

/// <summary>What the workflow must know of an application to say what may be done with it.</summary>
/// <param name="HeldBy">Who is reviewing it, with a claim that has not run out.</param>
/// <param name="SubmissionIsOpen">The window, or the grace after a rejection, allows a submission now.</param>
/// <param name="HasAppealed">The student has asked the centre since the last rejection.</param>
internal sealed record ApplicationFacts(ApplicationStatus Status, Guid TenantId, Guid StudentId, Guid? HeldBy, bool SubmissionIsOpen, bool HasAppealed = false)
{
    /// <summary>Which desk's decision brought it to this status; null where none did.</summary>
    public ActorSide? DecidedBy { get; init; }

    /// <summary>Its desk has put it off, and the day has not come.</summary>
    public bool IsPaused { get; init; }
}

/// <summary>The whole life of an application. A move that is not a row here cannot happen; docs/workflow.md is made from this table.</summary>
internal static class ApplicationWorkflow
{
    public static IReadOnlyList<Transition> Table { get; } =
    [
        new(Draft,          Submit,            Submitted,      Student),
        new(Rejected,       Submit,            Submitted,      Student),
        new(Submitted,      CenterApprove,     CenterApproved, Center),
        new(Submitted,      Reject,            Rejected,       Center),
        new(CenterApproved, UniversityApprove, Approved,       University),
        new(CenterApproved, Reject,            Rejected,       University),
        new(CenterApproved, ReturnToCenter,    Submitted,      University),
        new(CenterApproved, Undo,              Submitted,      Center),
        new(Rejected,       Undo,              Submitted,      Center),
        new(Approved,       Undo,              CenterApproved, University),
        new(Rejected,       Undo,              CenterApproved, University),
        new(Submitted,      Undo,              CenterApproved, University),
        new(Submitted,      Recall,            Draft,          Student),
        new(Draft,          Withdraw,          Withdrawn,      Student),
        new(Submitted,      Withdraw,          Withdrawn,      Student),
        new(Rejected,       Withdraw,          Withdrawn,      Student),
        new(CenterApproved, Withdraw,          Withdrawn,      Student),
    ];

    public static ApplicationStatus? Next(ApplicationStatus from, ApplicationAction action, ActorSide side) =>
        Table.FirstOrDefault(t => t.From == from && t.Action == action && t.Side == side)?.To;

    /// <summary>Everything this person may do with this application now, in the order of the enumeration. Buttons, endpoints and the desk all ask here.</summary>
    public static IReadOnlyList<ApplicationAction> AllowedActions(ApplicationFacts facts, Actor actor) => IsParty(facts, actor)
        ? [.. Enum.GetValues<ApplicationAction>().Where(action => IsAllowed(facts, action, actor))]
        : [];

    private static bool IsAllowed(ApplicationFacts facts, ApplicationAction action, Actor actor) => (action, actor.Side) switch
    {
        (Edit, Student) => facts.Status is Draft or Rejected,
        // The time is over: it closes by itself, and the centre is the one to ask.
        (Appeal, Student) => facts is { Status: Rejected, SubmissionIsOpen: false, HasAppealed: false },
        (Print, University) => facts.Status is Approved,
        (ViewRecord, Student or Center) => facts.Status is Approved,
        (Submit, _) => facts.SubmissionIsOpen && IsMove(facts, action, actor),
        // Each desk undoes its own decisions; whoever has it open at the next desk learns that it has gone.
        (Undo, _) => facts.DecidedBy == actor.Side && IsMove(facts, action, actor),
        // Once somebody has begun to review it, taking it back would waste their work.
        (Recall, _) => facts.HeldBy is null && IsMove(facts, action, actor),
        // What only needs to wait here moves nothing: to put it off, to amend it.
        (Pause or Amend, Center or University) => IsFree(facts, actor) && IsMove(facts, Reject, actor),
        (Resume, Center or University) => facts.IsPaused && IsMove(facts, Reject, actor),
        (_, Center or University) => IsFree(facts, actor) && IsMove(facts, action, actor),
        _ => IsMove(facts, action, actor),
    };

    /// <summary>Of two at the desk only the one who holds it does anything with it; what is put off, nobody.</summary>
    private static bool IsFree(ApplicationFacts facts, Actor actor) => !facts.IsPaused && (facts.HeldBy is null || facts.HeldBy == actor.Id);

    private static bool IsMove(ApplicationFacts facts, ApplicationAction action, Actor actor) => Next(facts.Status, action, actor.Side) is not null;

    private static bool IsParty(ApplicationFacts facts, Actor actor) => actor.Side switch
    {
        Student => actor.Id == facts.StudentId && actor.TenantId == facts.TenantId,
        Center => actor.TenantId == facts.TenantId,
        University => actor.TenantId is null,
        _ => false,
    };
}
