namespace Exemption.Imaging;

/// <summary>Why a file is no photograph that is taken.</summary>
public enum PhotoFault
{
    /// <summary>Broken, cut off, or more work than it is worth.</summary>
    Unreadable = 0,

    /// <summary>Neither JPEG nor PNG nor WebP, by its bytes.</summary>
    TypeNotAllowed = 1,

    /// <summary>Under 800 × 400 pixels after shrinking.</summary>
    TooSmall = 2,

    /// <summary>More pixels than its kind of file may have; see <c>PhotoLimits</c>.</summary>
    TooManyPixels = 3,
}

/// <summary>The file is refused; nothing of it is kept.</summary>
public sealed class PhotoFaultException(PhotoFault fault) : Exception($"The photo is refused: {fault}.")
{
    public PhotoFault Fault { get; } = fault;
}
