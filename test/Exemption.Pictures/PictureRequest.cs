namespace Exemption.Pictures;

/// <summary>What is photographed.</summary>
internal enum PictureKind
{
    Front,
    Back,
    Certificate,
    Other,
}

/// <summary>How well: mild by somebody who takes care in daylight, medium in a room in the evening, strong without care.</summary>
internal enum PictureLevel
{
    Mild,
    Medium,
    Strong,
}

/// <summary>What the document lies on.</summary>
internal enum GroundKind
{
    WoodLight,
    WoodDark,
    Stone,
    Marble,
    Fabric,
    Plaid,
    Dark,
    White,
    Printed,
    Newspaper,
    Squared,
    Keyboard,
    Tiles,
    Carpet,
    Cardboard,
    OtherCard,
    Bedsheet,
}

/// <summary>One fault so bad that the picture must be refused, whatever its level.</summary>
internal enum PictureFlaw
{
    None,
    Blur,
    Glare,
    Cut,
    Dark,
    Bright,
    Small,

    /// <summary>Nothing lies on the table.</summary>
    Absent,
}

/// <summary>One picture to draw; the same request gives the same picture.</summary>
/// <param name="Framed">Held near a guide frame, else anywhere.</param>
/// <param name="Megapixels">2 to 12 by the seed when absent.</param>
/// <param name="QuarterTurns">The camera may have been turned by a quarter or a half.</param>
/// <param name="Exif">The turn may be told by the EXIF orientation instead of by the pixels.</param>
/// <param name="Cut">Part of the document lies outside the picture.</param>
internal sealed record PictureRequest(
    long Seed, PictureKind Kind, PictureLevel Level, bool Framed, GroundKind? Ground = null, float? Megapixels = null, bool QuarterTurns = false, bool Exif = false, bool Cut = false,
    PictureFlaw Flaw = PictureFlaw.None);
