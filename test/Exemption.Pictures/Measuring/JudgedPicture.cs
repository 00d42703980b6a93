using System.Diagnostics;
using System.Globalization;
using Exemption.Imaging;
using Exemption.Imaging.Enhancing;
using Exemption.Imaging.Judging;

namespace Exemption.Pictures.Measuring;

/// <summary>One picture taken through all steps: what was measured, what it would be refused for, and what each step cost.</summary>
internal sealed record JudgedPicture(
    PictureTruth Truth, byte[] Jpeg, Quad? Found, PhotoMeasures Measures, IReadOnlyList<PhotoFinding> Findings, double FindMs, double FlattenMs, double MeasureMs, double EnhanceMs)
{
    /// <summary>Blur by focus up to this, in thousandths of the document's width, leaves the smallest print readable.</summary>
    private const float ReadableCard = 2.4f;
    private const float ReadableSheet = 1.4f;

    private static readonly string[] Spoiling = ["motion", "hardGlare", "softGlare", "finger"];

    public IEnumerable<PhotoCause> Blocking => Findings.Where(f => f.Severity == CauseSeverity.Blocking).Select(f => f.Cause);

    private static readonly Dictionary<PictureFlaw, PhotoCause> Expected = new()
    {
        [PictureFlaw.Blur] = PhotoCause.Blurred, [PictureFlaw.Glare] = PhotoCause.Glare, [PictureFlaw.Cut] = PhotoCause.CutOff, [PictureFlaw.Dark] = PhotoCause.TooDark,
        [PictureFlaw.Bright] = PhotoCause.TooBright, [PictureFlaw.Small] = PhotoCause.TooSmall, [PictureFlaw.Absent] = PhotoCause.NotFound,
    };

    /// <summary>"good", what was drawn too badly for that by its level, or the flaw.</summary>
    public string Name => $"{(Truth.Framed ? "framed" : "album")} {(Truth.Flaw != PictureFlaw.None ? Truth.Flaw : Truth.Kind == PictureKind.Other ? "other" : IsGood ? "good" : "doubtful")}";

    public bool IsRight => Truth.Flaw == PictureFlaw.None ? !Blocking.Any() || !IsGood : Blocking.Contains(Expected[Truth.Flaw]);

    public string Csv => string.Create(
        CultureInfo.InvariantCulture,
        $"{Truth.File},{Name},{Truth.Kind},{Truth.Level},{Truth.Ground},{Truth.Layout},{Found?.OverlapWith(Truth.Corners) ?? 0:0.000},{Measures.Score:0.000},{Measures.EdgeWidth:0.00},{Measures.GlareShare:0.0000},{Measures.MedianLuma:0},{Measures.DarkShare:0.000},{Measures.LightShare:0.000},{Measures.DocumentPixels:0},{Measures.RimDistance:0.000},{Measures.AspectOff:0.000},{string.Join(' ', Truth.Faults.Select(f => $"{f.Name}:{f.Size:0.00}"))}");

    private bool IsGood => Truth.Level != PictureLevel.Strong && !Truth.Faults.Any(f => Spoiling.Contains(f.Name)) && BlurOfDocument <= (IsSheet ? ReadableSheet : ReadableCard)
        && Truth.Corners.Width >= (IsSheet ? PhotoThresholds.Certificate : PhotoThresholds.Card).DocumentPixels.Block;

    private bool IsSheet => Truth.Kind == PictureKind.Certificate;

    private float BlurOfDocument => Truth.Faults.First(f => f.Name == "defocus").Size * Truth.Width / Truth.Corners.Width;

    public static JudgedPicture Of(byte[] jpeg, PictureTruth truth)
    {
        using var pixels = Measurement.Upright(jpeg, truth.ExifOrientation);
        var isSheet = truth.Kind == PictureKind.Certificate;
        var shape = isSheet ? DocumentShape.Certificate : DocumentShape.Card;
        var (found, finding) = Timed(() => DocumentFinder.Find(pixels, shape, truth.FrameCorners));
        var ((flat, flattening), enhancing) = ((default(SkiaSharp.SKBitmap?), 0.0), 0.0);
        if (found is { } document)
        {
            var (width, height) = isSheet ? (document.Corners.Width > document.Corners.Height ? (1600, 1131) : (1131, 1600)) : (1600, 1009);
            (flat, flattening) = Timed(() => (SkiaSharp.SKBitmap?)DocumentRectifier.Rectify(pixels, document.Corners, width, height));
        }

        var (measures, measuring) = Timed(() => PhotoMeter.Measure(pixels, found, shape, flat));
        if (flat is not null)
        {
            (var view, enhancing) = Timed(() => PhotoEnhancer.Enhance(flat));
            view.Dispose();
            flat.Dispose();
        }

        var findings = PhotoJudge.Judge(measures, isSheet ? PhotoThresholds.Certificate : PhotoThresholds.Card);
        return new(truth, jpeg, found?.Corners, measures, findings, finding, flattening, measuring, enhancing);
    }

    /// <summary>Wall time counts what others do, and processor time what the runtime does beside: the smaller of both.</summary>
    private static (T Result, double Milliseconds) Timed<T>(Func<T> step)
    {
        var (begin, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = step();
        return (result, Math.Min(Stopwatch.GetElapsedTime(begin).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds));
    }
}
