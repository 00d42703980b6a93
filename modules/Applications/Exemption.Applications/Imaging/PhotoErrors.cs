namespace Exemption.Applications.Imaging;

/// <summary>The codes under which a photo is refused; their texts stand in the localisation files.</summary>
internal static class PhotoErrors
{
    public const string Unreadable = "Applications:PhotoUnreadable";
    public const string TypeNotAllowed = "Applications:PhotoTypeNotAllowed";
    public const string TooSmall = "Applications:PhotoTooSmall";
    public const string TooManyPixels = "Applications:PhotoTooManyPixels";
    public const string Busy = "Applications:PhotoBusy";
}
