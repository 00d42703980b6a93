namespace Exemption.Review;

/// <summary>What may be allowed at the two desks.</summary>
internal static class ReviewPermissions
{
    public const string Center = "Review.Center";
    public const string University = "Review.University";
    public const string Export = "Review.Export";
}
