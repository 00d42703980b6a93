namespace Exemption.Review;

/// <summary>What may be allowed at the two desks, and to those who look at the logs of what happened there.</summary>
internal static class ReviewPermissions
{
    public const string Center = "Review.Center";
    public const string University = "Review.University";
    /// <summary>Taking a case out of a colleague's hands, at either desk.</summary>
    public const string TakeOver = "Review.TakeOver";

    /// <summary>The holidays by which working days are counted.</summary>
    public const string Calendar = "Review.Calendar";
    public const string Export = "Review.Export";

    /// <summary>A centre's own figures as a file.</summary>
    public const string CenterExport = "Review.CenterExport";

    /// <summary>The list of tags that desks may put on cases.</summary>
    public const string Tags = "Review.Tags";

    /// <summary>What the desks must confirm.</summary>
    public const string Checklist = "Review.Checklist";

    /// <summary>Undo a decision of one's own desk, whoever made it; whoever sits at neither desk can do nothing with it.</summary>
    public const string Undo = "Review.Undo";

    /// <summary>Correct what a student submitted, while it waits at one's own desk and in the student's sight.</summary>
    public const string Amend = "Review.Amend";

    /// <summary>Access log and audit log of all centres, and nothing that stands behind them.</summary>
    public const string Logs = "Review.Logs";
}
