using Exemption.Applications;

namespace Exemption.Notification.Services;

/// <summary>Which text tells which change.</summary>
internal static class NoticeCodes
{
    public static string Of(ApplicationStatusChanged e) => (e.From, e.To) switch
    {
        _ when e.Action == ApplicationAction.Undo => "DecisionUndone",
        (ApplicationStatus.Rejected, ApplicationStatus.Submitted) => "Resubmitted",
        (_, ApplicationStatus.Rejected) => e.By == ActorSide.University ? "RejectedByUniversity" : "RejectedByCenter",
        (_, ApplicationStatus.Draft) => "Recalled",
        (_, ApplicationStatus.Withdrawn) when e.Reasons.Contains(PhotoConsentWithdrawn.Reason) => "WithdrawnWithConsent",
        _ => e.To.ToString(),
    };
}
