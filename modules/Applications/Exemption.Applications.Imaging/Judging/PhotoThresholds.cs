namespace Exemption.Imaging.Judging;

/// <summary>From where on a measure is worth a warning, and from where on the photograph is of no use.</summary>
public readonly record struct Limit(float Warn, float Block);

/// <summary>What is good enough. Defaults were fitted on drawn pictures; they are data, to be fitted again on real ones before anything is refused by itself.</summary>
public sealed record PhotoThresholds
{
    /// <summary>A card, 85.6 mm wide.</summary>
    public static PhotoThresholds Card { get; } = new();

    /// <summary>A sheet; its print is smaller for its width, so it must be sharper and larger.</summary>
    public static PhotoThresholds Certificate { get; } = new() { EdgeWidth = new(3.9f, 5.3f), DocumentPixels = new(1000, 600) };

    /// <summary>Pixels at 1000 px width, more is worse.</summary>
    public Limit EdgeWidth { get; init; } = new(5, 6.5f);

    /// <summary>Share of the area, more is worse.</summary>
    public Limit GlareShare { get; init; } = new(0.002f, 0.004f);

    /// <summary>Median of lightness, less is worse.</summary>
    public Limit DarkLuma { get; init; } = new(80, 45);

    /// <summary>Median of lightness, more is worse.</summary>
    public Limit BrightLuma { get; init; } = new(251, 254);

    /// <summary>Width in pixels, less is worse.</summary>
    public Limit DocumentPixels { get; init; } = new(700, 400);

    /// <summary>In widths of the document, less is worse.</summary>
    public Limit RimDistance { get; init; } = new(0.01f, -0.005f);

    /// <summary>Off the expected form in either direction, more is worse.</summary>
    public Limit AspectOff { get; init; } = new(0.13f, 0.25f);

    /// <summary>The finder's score, less is worse.</summary>
    public Limit Score { get; init; } = new(0.3f, 0.17f);
}
