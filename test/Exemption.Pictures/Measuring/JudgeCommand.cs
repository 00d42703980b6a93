using System.Globalization;
using Exemption.Imaging;
using Exemption.Imaging.Enhancing;
using Exemption.Imaging.Judging;
using SkiaSharp;

namespace Exemption.Pictures.Measuring;

/// <summary>How often pictures are refused, and for what, by flaw, way and level; and what each step costs. Seeds as for measure.</summary>
internal static class JudgeCommand
{
    public static int Run(CommandLine line)
    {
        var all = MeasureCommand.Pictures(line).Select(p => JudgedPicture.Of(p.Jpeg, p.Truth)).ToList();
        Causes(all, j => $"{j.Name} {j.Truth.Level}");
        Causes(all, j => $"{j.Name} {j.Truth.Level} {j.Truth.Kind}");
        Times(all);
        if (line.Has("csv"))
        {
            File.WriteAllLines(line.Text("csv", "measures.csv"), all.Select(j => j.Csv));
        }

        if (line.Has("failures"))
        {
            var wrong = all.Where(j => !j.IsRight).Take(line.Number("most", 24)).ToList();
            ContactSheet.Write(line.Text("failures", "failures.png"), 6, wrong.Select(j => (j.Jpeg, (Quad?)j.Truth.Corners, j.Found)));
            wrong.ForEach(j => Say($"{j.Truth.File} {j.Truth.Ground} {j.Truth.Layout} {j.Measures} {string.Join(' ', j.Blocking)}"));
        }

        return 0;
    }

    private static void Causes(List<JudgedPicture> all, Func<JudgedPicture, string> key)
    {
        Say($"{"",-44} {"n",4} {"right",6} {"refused",7} {"warned",6}  blocking causes");
        foreach (var group in all.GroupBy(key).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var count = group.Count();
            var causes = group.SelectMany(j => j.Blocking).GroupBy(c => c).OrderByDescending(c => c.Count()).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {100.0 * c.Count() / count:0}"));
            Say($"{group.Key,-44} {count,4} {Share(j => j.IsRight),6:0.0} {Share(j => j.Blocking.Any()),7:0.0} {Share(j => j.Findings.Count > 0),6:0}  {string.Join(", ", causes)}");
            double Share(Func<JudgedPicture, bool> test) => 100.0 * group.Count(test) / count;
        }
    }

    private static void Times(List<JudgedPicture> all)
    {
        Say($"CPU ms, median and 95 of 100: find {Spread(j => j.FindMs)}, flatten {Spread(j => j.FlattenMs)}, measure {Spread(j => j.MeasureMs)}, enhance {Spread(j => j.EnhanceMs)}");
        string Spread(Func<JudgedPicture, double> of)
        {
            var times = all.Select(of).Where(t => t > 0).Order().ToList();
            return times.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:0} / {times[times.Count * 95 / 100]:0}");
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
