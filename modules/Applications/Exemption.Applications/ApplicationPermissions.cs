namespace Exemption.Applications;

internal static class ApplicationPermissions
{
    /// <summary>A student's own applications.</summary>
    public const string Mine = "Applications.Mine";
    public const string Catalogue = "Applications.Catalogue";
    public const string Windows = "Applications.Windows";
    /// <summary>Periods, purge and legal holds.</summary>
    public const string Retention = "Applications.Retention";
    public const string Texts = "Applications.Texts";

    /// <summary>What is good enough in a photograph.</summary>
    public const string PhotoThresholds = "Applications.PhotoThresholds";

    /// <summary>What desks may reject with.</summary>
    public const string RejectionReasons = "Applications.RejectionReasons";

    /// <summary>Of module Review, which grants them; here they only tell in which capacity somebody looks at a photograph.</summary>
    public const string ReviewCenter = "Review.Center";
    public const string ReviewUniversity = "Review.University";
}
