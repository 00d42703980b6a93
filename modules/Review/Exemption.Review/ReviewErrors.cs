namespace Exemption.Review;

/// <summary>Codes of the refusals; the texts stand in Localization.</summary>
internal static class ReviewErrors
{
    public const string ChecklistIncomplete = "Review:ChecklistIncomplete";
    public const string SamePerson = "Review:SamePerson";
    public const string ReasonRequired = "Review:ReasonRequired";
    public const string NoteRequired = "Review:NoteRequired";
    public const string PurposeRequired = "Review:PurposeRequired";
    public const string UnknownCode = "Review:UnknownCode";

    /// <summary>Of Applications, whose door says it too: somebody else was faster.</summary>
    public const string Conflict = "Applications:Conflict";

    /// <summary>Of Applications: not in this status.</summary>
    public const string ActionNotAllowed = "Applications:ActionNotAllowed";
}
