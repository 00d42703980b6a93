using System.Globalization;
using Exemption.Reading;

namespace Exemption.Pictures.Measuring;

/// <summary>How often a typed value is rightly and falsely agreed to, how much of the fields is read, what it costs; by level and kind.</summary>
internal static class ReadCommand
{
    public static int Run(CommandLine line)
    {
        if (!DocumentReader.TryOpen(Path.Combine(AppContext.BaseDirectory, "models"), out var reader))
        {
            Console.Error.WriteLine("The models are not there; the build fetches them.");
            return 1;
        }

        var stored = line.Has("readings") ? Directory.CreateDirectory(line.Text("readings", string.Empty)).FullName : null;
        var pictures = MeasureCommand.Pictures(line);
        var tables = new ReadTables(line.Number("wrong", 20));
        foreach (var (jpeg, truth) in pictures)
        {
            var one = ReadMeasurement.Of(reader, jpeg, truth, stored);
            tables.Add(one);
            if (line.Has("show"))
            {
                Show(one);
            }
        }

        tables.Write(line.Has("failures"));
        Say($"peak {File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal))}");
        return 0;
    }

    private static void Show(ReadMeasurement one)
    {
        Say($"== {one.Truth.File} {one.Truth.Layout} {one.Reading.Kind} turns {one.Reading.QuarterTurns} lines {one.Reading.Lines.Count} bytes {one.Reading.ToBytes().Length} cpu {one.ReadCpu:0}");
        foreach (var text in one.Reading.Lines)
        {
            Say($"   {text.Confidence:0.00} {text.Place.Height:0} {text.Text}");
        }

        Say($"   TRUE {string.Join(" | ", one.Truth.Fields.Select(f => f.Name + "=" + f.Value))}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
