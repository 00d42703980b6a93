namespace Exemption.Review;

/// <summary>What may be allowed at the two desks, and to those who look at the logs of what happened there.</summary>
internal static class ReviewPermissions
{
    public const string Center = "Review.Center";
    public const string University = "Review.University";
    public const string Export = "Review.Export";

    /// <summary>Access log and audit log of all centres, and nothing that stands behind them.</summary>
    public const string Logs = "Review.Logs";
}
