using System.Globalization;

namespace Exemption.Pictures.Measuring;

/// <summary>How often the finder is right, by level, way, kind and ground. Seeds 1 to 999 are for tuning, those from 100000 for reports.</summary>
internal static class MeasureCommand
{
    private const float Good = 0.95f;

    public static int Run(CommandLine line)
    {
        var all = Pictures(line).Where(p => p.Truth is { Kind: not PictureKind.Other, Flaw: PictureFlaw.None or PictureFlaw.Cut })
            .Select(p => Measurement.Of(p.Jpeg, p.Truth)).ToList();
        Table(all, m => $"{Way(m)} {m.Truth.Level}");
        Table(all, m => $"{Way(m)} {m.Truth.Kind} {m.Truth.Level}");
        Table(all, m => $"{Way(m)} {m.Truth.Ground}");
        if (line.Has("failures"))
        {
            var failed = all.Where(m => m.Overlap < Good).OrderBy(m => m.Overlap).Take(line.Number("most", 24)).ToList();
            ContactSheet.Write(line.Text("failures", "failures.png"), 6, failed.Select(m => (m.Jpeg, (Imaging.Quad?)m.Truth.Corners, m.Found)));
            foreach (var m in failed)
            {
                Say($"{m.Truth.File} {m.Truth.Ground} {m.Truth.Layout} IoU {m.Overlap:0.000} score {m.Score:0.00}");
            }
        }

        return 0;
    }

    internal static IEnumerable<(byte[] Jpeg, PictureTruth Truth)> Pictures(CommandLine line) =>
        line.Has("in") ? FromFolder(line) : PictureSeries.Of(line).Select(PictureMaker.Make).Select(p => (p.Jpeg, p.Truth));

    private static IEnumerable<(byte[] Jpeg, PictureTruth Truth)> FromFolder(CommandLine line) =>
        from file in Directory.GetFiles(line.Text("in", "pictures"), "*.json").Order(StringComparer.Ordinal)
        let truth = PictureTruth.Read(file)
        where (!line.Has("framed") || truth.Framed) && (!line.Has("album") || !truth.Framed)
        select (File.ReadAllBytes(Path.ChangeExtension(file, ".jpg")), truth);

    private static string Way(Measurement m) => m.Truth.Framed ? "framed" : "album";

    private static void Table(List<Measurement> all, Func<Measurement, string> key)
    {
        Say($"{"",-32} {"n",4} {">=.95",6} {">=.90",6} {">=.97",6} {"<.5",5} {"none",5} {"median ms",9}");
        foreach (var group in all.GroupBy(key).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var times = group.Select(m => m.Milliseconds).Order().ToList();
            Say($"{group.Key,-32} {group.Count(),4} {Share(group, m => m.Overlap >= Good),6:0} {Share(group, m => m.Overlap >= 0.9f),6:0} {Share(group, m => m.Overlap >= 0.97f),6:0} {Share(group, m => m.Overlap < 0.5f),5:0} {Share(group, m => m.Found is null),5:0} {times[times.Count / 2],9:0}");
        }
    }

    private static double Share(IEnumerable<Measurement> group, Func<Measurement, bool> test) => 100.0 * group.Count(test) / group.Count();

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
