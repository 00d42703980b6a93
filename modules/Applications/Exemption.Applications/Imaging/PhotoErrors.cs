using Exemption.Framework.Domain;
using Exemption.Imaging;

namespace Exemption.Applications.Imaging;

/// <summary>The codes under which a photo is refused; their texts stand in the localisation files.</summary>
internal static class PhotoErrors
{
    public const string Unreadable = "Applications:PhotoUnreadable";
    public const string TypeNotAllowed = "Applications:PhotoTypeNotAllowed";
    public const string TooSmall = "Applications:PhotoTooSmall";
    public const string TooManyPixels = "Applications:PhotoTooManyPixels";
    public const string Busy = "Applications:PhotoBusy";

    /// <summary>A bad photo is the sender's to mend; a full queue is to be tried again.</summary>
    public static BusinessException Refusal(string code) => new(code, code == Busy ? 429 : 400);

    public static BusinessException Refusal(PhotoFault fault) => Refusal(fault switch
    {
        PhotoFault.TypeNotAllowed => TypeNotAllowed,
        PhotoFault.TooSmall => TooSmall,
        PhotoFault.TooManyPixels => TooManyPixels,
        _ => Unreadable,
    });
}
