using Exemption.Applications;

namespace Exemption.Review.Domain;

/// <summary>Which of the two desks.</summary>
internal enum ReviewStage
{
    /// <summary>初审</summary>
    Center,

    /// <summary>复核</summary>
    University,
}

/// <summary>What each desk waits for and how it approves.</summary>
internal static class ReviewStages
{
    /// <summary>The desk where an application of this status waits, if it waits at one.</summary>
    public static ReviewStage? Of(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Submitted => ReviewStage.Center,
        ApplicationStatus.CenterApproved => ReviewStage.University,
        _ => null,
    };

    public static ApplicationStatus Waiting(this ReviewStage stage) =>
        stage == ReviewStage.Center ? ApplicationStatus.Submitted : ApplicationStatus.CenterApproved;

    public static ApplicationAction Approval(this ReviewStage stage) =>
        stage == ReviewStage.Center ? ApplicationAction.CenterApprove : ApplicationAction.UniversityApprove;
}
