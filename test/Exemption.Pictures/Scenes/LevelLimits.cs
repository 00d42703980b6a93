namespace Exemption.Pictures.Scenes;

/// <summary>How far each fault goes at a level. Lengths are thousandths of the picture's width, shares are of one.</summary>
internal sealed record LevelLimits(
    float Tilt, float Turn, float FrameSlack, float Gradient, float Cast, float ShadowShare, float Noise, float BlurFrom, float BlurTo, float MotionShare, float GlareShare,
    float HardGlareShare, float FingerShare, float DimTo, int QualityFrom, int QualityTo)
{
    public static LevelLimits Of(PictureLevel level) => level switch
    {
        PictureLevel.Mild => new(5, 3, 0.03f, 0.12f, 0.03f, 0.1f, 3, 0, 0.35f, 0, 0.04f, 0, 0.05f, 0.92f, 88, 95),
        PictureLevel.Medium => new(11, 6, 0.045f, 0.35f, 0.1f, 0.4f, 7, 0.1f, 0.8f, 0.08f, 0.25f, 0.08f, 0.18f, 0.7f, 80, 92),
        _ => new(19, 12, 0.06f, 0.6f, 0.18f, 0.65f, 14, 0.4f, 2.0f, 0.3f, 0.45f, 0.25f, 0.4f, 0.42f, 62, 85),
    };
}
