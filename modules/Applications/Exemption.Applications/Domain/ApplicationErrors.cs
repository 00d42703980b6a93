namespace Exemption.Applications.Domain;

/// <summary>Codes of the module's refusals; their texts stand in Localization.</summary>
internal static class ApplicationErrors
{
    public const string ActionNotAllowed = "Applications:ActionNotAllowed";
    public const string AlreadyClaimed = "Applications:AlreadyClaimed";
    public const string HeldByOther = "Applications:HeldByOther";

    /// <summary>Its desk has put it off.</summary>
    public const string Paused = "Applications:Paused";
    public const string Conflict = "Applications:Conflict";
    public const string WindowClosed = "Applications:WindowClosed";
    public const string DuplicateCertificate = "Applications:DuplicateCertificate";
    public const string DuplicateCourse = "Applications:DuplicateCourse";
    public const string TooMany = "Applications:TooMany";
    public const string NotAStudent = "Applications:NotAStudent";
    public const string IdempotencyKeyReused = "Applications:IdempotencyKeyReused";
    public const string IdempotencyKeyMissing = "Applications:IdempotencyKeyMissing";
    public const string DeclarationNotAccepted = "Applications:DeclarationNotAccepted";
    public const string DeclarationOutdated = "Applications:DeclarationOutdated";
    public const string DeclarationVersionUnchanged = "Applications:DeclarationVersionUnchanged";
    public const string PhotosNotConfirmed = "Applications:PhotosNotConfirmed";
    public const string ConsentNeeded = "Applications:ConsentNeeded";
    public const string ConsentOutdated = "Applications:ConsentOutdated";
    public const string ConsentNotGiven = "Applications:ConsentNotGiven";
    public const string HoldSubjectNotFound = "Applications:HoldSubjectNotFound";
    public const string HoldReleased = "Applications:HoldReleased";
    public const string HoldEndsBeforeNow = "Applications:HoldEndsBeforeNow";
    public const string ThresholdOrder = "Applications:ThresholdOrder";
    public const string CodeTaken = "Applications:CodeTaken";
    public const string PatternInvalid = "Applications:PatternInvalid";
    public const string WindowOrder = "Applications:WindowOrder";
    public const string LevelRepeated = "Applications:LevelRepeated";

    public const string NotAmendable = "Applications:NotAmendable";
    public const string AmendmentReasonRequired = "Applications:AmendmentReasonRequired";
    public const string AmendmentChangesNothing = "Applications:AmendmentChangesNothing";

    public const string DuplicateReasonRequired = "Applications:DuplicateReasonRequired";
    public const string DuplicateAgainstRequired = "Applications:DuplicateAgainstRequired";

    public const string RejectionPointMissing = "Applications:RejectionPointMissing";
    public const string ReasonNotForItem = "Applications:ReasonNotForItem";
    public const string ReasonNeedsNote = "Applications:ReasonNeedsNote";
    public const string ReasonCodeInvalid = "Applications:ReasonCodeInvalid";
    public const string ReasonCodeFixed = "Applications:ReasonCodeFixed";
    public const string ReasonItems = "Applications:ReasonItems";
    public const string ReasonExample = "Applications:ReasonExample";

    // What a rejection left closed, is not about, or is still owed; see FixRules.
    public const string FieldClosed = "Applications:FieldClosed";
    public const string NotOnFixList = "Applications:NotOnFixList";
    public const string FixOwed = "Applications:FixOwed";

    // What hinders a submission; see DraftRules.
    public const string Required = "Exemption:Required";
    public const string IdNumberDiffersFromRegister = "Applications:IdNumberDiffersFromRegister";
    public const string PhoneInvalid = "Applications:PhoneInvalid";
    public const string CertificateTypeNotOffered = "Applications:CertificateTypeNotOffered";
    public const string LevelNotOffered = "Applications:LevelNotOffered";
    public const string CourseNotOffered = "Applications:CourseNotOffered";
    public const string CertificateNumberInvalid = "Applications:CertificateNumberInvalid";
    public const string CertificateNumberPattern = "Applications:CertificateNumberPattern";
    public const string IssuedInFuture = "Applications:IssuedInFuture";
    public const string CertificateExpired = "Applications:CertificateExpired";
    public const string ValidBeforeIssued = "Applications:ValidBeforeIssued";
    public const string CornersInvalid = "Applications:CornersInvalid";
    public const string UploadOffset = "Applications:UploadOffset";
    public const string UploadTooLong = "Applications:UploadTooLong";
    public const string PhotoNotToSendOn = "Applications:PhotoNotToSendOn";
    public const string PhotoPoor = "Applications:PhotoPoor";
    public const string PhotoMissing = "Applications:PhotoMissing";

    /// <summary>The seconds in which a decision can be taken back are over, or it has been told already.</summary>
    public const string TooLateToTakeBack = "Applications:TooLateToTakeBack";

    /// <summary>The student has begun to correct what came back.</summary>
    public const string StudentHasGoneOn = "Applications:StudentHasGoneOn";
}
