namespace Exemption.Review;

/// <summary>Codes of the refusals; the texts stand in Localization.</summary>
internal static class ReviewErrors
{
    public const string ChecklistIncomplete = "Review:ChecklistIncomplete";
    public const string ChecklistChanged = "Review:ChecklistChanged";
    public const string CheckCode = "Review:CheckCode";
    public const string CheckRepeated = "Review:CheckRepeated";
    public const string CheckText = "Review:CheckText";
    public const string CheckEvidence = "Review:CheckEvidence";
    public const string CheckCount = "Review:CheckCount";
    public const string SamePerson = "Review:SamePerson";
    public const string ReturnNoteRequired = "Review:ReturnNoteRequired";
    public const string UndoReasonRequired = "Review:UndoReasonRequired";
    public const string PurposeRequired = "Review:PurposeRequired";
    public const string ProofNotYours = "Review:ProofNotYours";
    public const string CheckNoteRequired = "Review:CheckNoteRequired";
    public const string TooManyChecks = "Review:TooManyChecks";
    public const string NoneSelected = "Review:NoneSelected";
    public const string TooManySelected = "Review:TooManySelected";
    public const string UnknownCode = "Review:UnknownCode";

    public const string TagName = "Review:TagName";
    public const string TagExists = "Review:TagExists";
    public const string TagsFull = "Review:TagsFull";
    public const string TagRetired = "Review:TagRetired";
    public const string PauseReasonRequired = "Review:PauseReasonRequired";
    public const string PauseUntil = "Review:PauseUntil";
    public const string NoteRequired = "Review:NoteRequired";
    public const string NoteIdNumber = "Review:NoteIdNumber";
    public const string NoteMention = "Review:NoteMention";
    public const string NoteOfOther = "Review:NoteOfOther";
    public const string NoteTooOld = "Review:NoteTooOld";
    public const string DuplicateUnresolved = "Review:DuplicateUnresolved";
    public const string DuplicateAgainst = "Review:DuplicateAgainst";

    public const string CalendarDate = "Review:CalendarDate";
    public const string CalendarYear = "Review:CalendarYear";
    public const string CalendarKind = "Review:CalendarKind";
    public const string CalendarName = "Review:CalendarName";
    public const string CalendarTwice = "Review:CalendarTwice";
    public const string CalendarTooLong = "Review:CalendarTooLong";
    public const string CalendarEmpty = "Review:CalendarEmpty";

    /// <summary>Of Applications, whose door says it too: somebody else was faster.</summary>
    public const string Conflict = "Applications:Conflict";

    /// <summary>Of Applications: somebody else has it in hand.</summary>
    public const string HeldByOther = "Applications:HeldByOther";

    /// <summary>Of Applications: its desk has put it off.</summary>
    public const string Paused = "Applications:Paused";

    /// <summary>Of Applications: not in this status.</summary>
    public const string ActionNotAllowed = "Applications:ActionNotAllowed";
}
