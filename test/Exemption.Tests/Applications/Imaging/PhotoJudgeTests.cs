using System.Text.Json;
using Exemption.Imaging.Judging;

namespace Exemption.Tests.Applications.Imaging;

/// <summary>What is said of a photograph follows from its measures and the thresholds alone.</summary>
public sealed class PhotoJudgeTests
{
    private static readonly PhotoMeasures Good = new(0.7f, 3, 0, null, 200, 0, 0.05f, 1200, 0.1f, 0);

    [Fact]
    public void Good_photograph_gets_no_word() => PhotoJudge.Judge(Good, PhotoThresholds.Card).ShouldBeEmpty();

    [Fact]
    public void Each_measure_has_a_cause_of_its_own()
    {
        Blocking(Good with { EdgeWidth = 12 }).ShouldBe([PhotoCause.Blurred]);
        Blocking(Good with { GlareShare = 0.05f }).ShouldBe([PhotoCause.Glare]);
        Blocking(Good with { MedianLuma = 20 }).ShouldBe([PhotoCause.TooDark]);
        Blocking(Good with { MedianLuma = 255 }).ShouldBe([PhotoCause.TooBright]);
        Blocking(Good with { DocumentPixels = 200 }).ShouldBe([PhotoCause.TooSmall]);
        Blocking(Good with { RimDistance = -0.05f }).ShouldBe([PhotoCause.CutOff]);
        Blocking(Good with { AspectOff = -0.4f }).ShouldBe([PhotoCause.CutOff]);
        Blocking(Good with { Score = 0 }).ShouldBe([PhotoCause.NotFound]);
    }

    [Fact]
    public void Between_the_limits_it_is_a_warning_and_the_gravest_comes_first()
    {
        var limits = PhotoThresholds.Card with { EdgeWidth = new(4, 6), DocumentPixels = new(900, 500) };
        PhotoJudge.Judge(Good with { EdgeWidth = 7, DocumentPixels = 800 }, limits)
            .ShouldBe([new(PhotoCause.Blurred, CauseSeverity.Blocking), new(PhotoCause.TooSmall, CauseSeverity.Warning)]);
    }

    [Fact]
    public void Where_no_document_is_found_only_darkness_is_told_besides()
    {
        Blocking(new PhotoMeasures(0, 0, 0, null, 10, 0.9f, 0, 0, 0, 0)).ShouldBe([PhotoCause.NotFound, PhotoCause.TooDark]);
    }

    [Fact]
    public void Measures_and_thresholds_come_back_from_json()
    {
        var measures = Good with { GlareShare = 0.02f, GlareBox = new(0.1f, 0.2f, 0.3f, 0.4f) };
        JsonSerializer.Deserialize<PhotoMeasures>(JsonSerializer.Serialize(measures)).ShouldBe(measures);
        JsonSerializer.Deserialize<PhotoThresholds>(JsonSerializer.Serialize(PhotoThresholds.Certificate)).ShouldBe(PhotoThresholds.Certificate);
    }

    private static List<PhotoCause> Blocking(PhotoMeasures measures) =>
        [.. PhotoJudge.Judge(measures, PhotoThresholds.Card).Where(f => f.Severity == CauseSeverity.Blocking).Select(f => f.Cause)];
}
