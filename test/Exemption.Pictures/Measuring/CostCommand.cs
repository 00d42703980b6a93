using System.Globalization;
using Exemption.Imaging;
using Exemption.Reading;
using SkiaSharp;

namespace Exemption.Pictures.Measuring;

/// <summary>What reading the three photographs of one application costs a process that does nothing else; nothing is drawn in it.</summary>
internal static class CostCommand
{
    public static int Run(CommandLine line)
    {
        var start = Environment.CpuUsage.TotalTime;
        if (!DocumentReader.TryOpen(Path.Combine(AppContext.BaseDirectory, "models"), out var reader))
        {
            Console.Error.WriteLine("The models are not there; the build fetches them.");
            return 1;
        }

        Say($"opening {(Environment.CpuUsage.TotalTime - start).TotalMilliseconds:0} ms, {Peak()}");
        var byKind = MeasureCommand.Pictures(line).GroupBy(p => p.Truth.Kind).Select(g => g.ToList()).ToList();
        for (var round = 0; round < Math.Min(line.Number("count", 5), byKind.Min(k => k.Count)); round++)
        {
            var (find, read) = (0.0, 0.0);
            foreach (var (jpeg, truth) in byKind.Select(k => k[round]))
            {
                var begin = Environment.CpuUsage.TotalTime;
                using var pixels = SKBitmap.Decode(jpeg);
                var found = DocumentFinder.Find(pixels, truth.Kind == PictureKind.Certificate ? DocumentShape.Certificate : DocumentShape.Card, truth.FrameCorners);
                var middle = Environment.CpuUsage.TotalTime;
                reader.Read(pixels, found?.Corners);
                find += (middle - begin).TotalMilliseconds;
                read += (Environment.CpuUsage.TotalTime - middle).TotalMilliseconds;
            }

            Say($"application {round + 1}: decode and find {find:0} ms, read {read:0} ms CPU; {Peak()}");
        }

        reader.Dispose();
        return 0;
    }

    private static string Peak() => File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Replace("\t", " ", StringComparison.Ordinal);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
