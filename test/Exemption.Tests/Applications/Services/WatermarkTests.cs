using System.Diagnostics;
using Exemption.Applications.Imaging;
using Exemption.Framework.Domain;
using Exemption.Tests.Applications.Imaging;
using Exemption.Tests.Testing;
using SkiaSharp;

namespace Exemption.Tests.Applications.Services;

/// <summary>Staff see the viewer written across the picture; the student and the printed record do not.</summary>
public sealed class WatermarkTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Theory, InlineData("full"), InlineData("thumbnail")]
    public async Task Each_viewer_gets_their_own_picture_and_the_student_the_clean_one(string size)
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var submitted = await student.SubmittedAsync();
        var address = new Uri($"/api/applications/{submitted.Id()}/photos/{submitted.GetProperty("photos")[0].Id()}/{size}", UriKind.Relative);
        var (first, second, reviewer) = (await _people.CenterAdminAsync(center), await _people.CenterAdminAsync(center), await _people.ReviewerAsync());

        using var own = SKBitmap.Decode(await student.Client.GetByteArrayAsync(address));
        using var one = SKBitmap.Decode(await first.GetByteArrayAsync(address));
        using var two = SKBitmap.Decode(await second.GetByteArrayAsync(address));
        using var three = SKBitmap.Decode(await reviewer.GetByteArrayAsync(address));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var later = SKBitmap.Decode(await first.GetByteArrayAsync(address));

        // The student's picture is one even colour, so whatever differs from it was drawn.
        Changed(own, own).ShouldBe(0);
        foreach (var marked in new[] { one, two, three, later })
        {
            (marked.Width, marked.Height).ShouldBe((own.Width, own.Height));
            Changed(own, marked).ShouldBeInRange(0.02, 0.35, "legible, and most of the picture untouched");
            MostChanged(own, marked).ShouldBeInRange(20, 80, "seen, but what lies under it shows through");
            foreach (var (x, y) in new[] { (0, 0), (1, 0), (0, 1), (1, 1) })
            {
                Changed(Quarter(own, x, y), Quarter(marked, x, y)).ShouldBeGreaterThan(0.01, "no corner can be cut out clean");
            }
        }

        foreach (var (a, b) in new[] { (one, two), (one, three), (two, three), (one, later) })
        {
            Changed(a, b).ShouldBeGreaterThan(0.0005, "another viewer, place or minute reads otherwise");
        }
    }

    [Theory]
    [InlineData(255)]
    [InlineData(128)]
    [InlineData(0)]
    public void It_shows_on_every_ground(byte grey)
    {
        var ground = Applicants.Draw(new SKColor(grey, grey, grey), 1600, 1000);
        using var plain = SKBitmap.Decode(ground);
        using var marked = SKBitmap.Decode(Watermark.Draw(ground, "样例教师  staff1  涪江助学点  2026-11-24 10:00"));
        Changed(plain, marked).ShouldBeGreaterThan(0.02);
        MostChanged(plain, marked).ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Too_many_at_once_are_told_to_come_again_and_never_get_it_unmarked()
    {
        using var watermark = new Watermark(TimeProvider.System);
        var picture = PictureFiles.Jpeg(1600, 1200);
        var runs = Enumerable.Range(0, 120).Select(_ => watermark.DrawAsync(picture, "x", default)).ToList();
        await Task.WhenAll(runs).ContinueWith(_ => { }, TaskScheduler.Default);
        // How many of the queue are served within their patience is the machine's affair.
        runs.Count(r => r.IsCompletedSuccessfully).ShouldBeInRange(WorkLimits.MarkingSlots, runs.Count - 1);
        runs.Where(r => r.IsFaulted).ShouldAllBe(r => ((BusinessException)r.Exception!.InnerException!).Code == PhotoErrors.Busy);
        runs.Where(r => r.IsCompletedSuccessfully).ShouldAllBe(r => r.Result.Length > 0 && !r.Result.SequenceEqual(picture));
    }

    /// <summary>Processor time of one picture of 1600 pixels. The bound is wide, for the machine is shared; the figure is for the report.</summary>
    [Fact]
    public void It_costs_a_twentieth_of_a_second()
    {
        var picture = PictureFiles.Jpeg(1600, 1200);
        Watermark.Draw(picture, "warm");
        var started = Environment.CpuUsage.TotalTime;
        const int Rounds = 10;
        for (var i = 0; i < Rounds; i++)
        {
            Watermark.Draw(picture, "样例教师  staff1  涪江助学点  2026-11-24 10:00");
        }

        var each = (Environment.CpuUsage.TotalTime - started).TotalMilliseconds / Rounds;
        TestContext.Current.SendDiagnosticMessage($"watermark: {each:F1} ms of processor time");
        LongRun.Report("watermark", new { cpuMilliseconds = Math.Round(each, 1) });
        Debug.WriteLine(each);
        each.ShouldBeLessThan(500);
    }

    /// <summary>The share of pixels that differ by more than the encoder's noise.</summary>
    private static double Changed(SKBitmap a, SKBitmap b) => Differences(a, b).Count(d => d > 8) / (double)(a.Width * a.Height);

    /// <summary>How far the strongest hundredth of the pixels is from what it was.</summary>
    private static int MostChanged(SKBitmap a, SKBitmap b)
    {
        var sorted = Differences(a, b).OrderDescending().ToList();
        return sorted[sorted.Count / 100];
    }

    private static IEnumerable<int> Differences(SKBitmap a, SKBitmap b) =>
        a.Pixels.Zip(b.Pixels, (p, q) => Math.Max(Math.Abs(p.Red - q.Red), Math.Max(Math.Abs(p.Green - q.Green), Math.Abs(p.Blue - q.Blue))));

    private static SKBitmap Quarter(SKBitmap picture, int x, int y)
    {
        var (w, h) = (picture.Width / 2, picture.Height / 2);
        var part = new SKBitmap(w, h);
        picture.ExtractSubset(part, SKRectI.Create(x * w, y * h, w, h));
        return part.Copy();
    }
}
