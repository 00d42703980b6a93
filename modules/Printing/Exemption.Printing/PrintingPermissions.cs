namespace Exemption.Printing;

/// <summary>What may be allowed about records.</summary>
internal static class PrintingPermissions
{
    /// <summary>Print the official record of any centre's application.</summary>
    public const string Records = "Printing.Records";

    /// <summary>Of Applications: who has applications of their own may look at their records.</summary>
    public const string OfStudent = "Applications.Mine";

    /// <summary>Of Review: a centre's desk may look at the records of its own students.</summary>
    public const string OfCenter = "Review.Center";
}
