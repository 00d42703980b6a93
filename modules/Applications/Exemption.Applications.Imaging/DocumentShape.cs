namespace Exemption.Imaging;

/// <summary>What is known of a document's form before it is looked for: width over height, one or several.</summary>
public sealed record DocumentShape(IReadOnlyList<float> Aspects, bool HasPrintedBorder)
{
    /// <summary>ISO/IEC 7810 ID-1: 85.6 × 54 mm.</summary>
    public static DocumentShape Card { get; } = new([85.6f / 54], false);

    /// <summary>A sheet of the A series or near it, lying or upright; what is printed near its rim is often stronger than the rim.</summary>
    public static DocumentShape Certificate { get; } = new([297 / 210f, 210 / 297f], true);

    /// <summary>Of the expected forms the one that a quad is most like.</summary>
    internal float NearestAspect(Quad quad)
    {
        var seen = quad.Width / quad.Height;
        return Aspects.MinBy(a => MathF.Abs(MathF.Log(seen / a)));
    }
}
