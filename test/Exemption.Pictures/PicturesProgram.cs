using System.Globalization;
using Exemption.Pictures.Measuring;

namespace Exemption.Pictures;

/// <summary>The command line; README.md beside it tells the options.</summary>
internal static class PicturesProgram
{
    public static int Main(string[] args) => args switch
    {
        ["draw", .. var rest] => Draw(new CommandLine(rest)),
        ["sheet", .. var rest] => ContactSheet.Write(new CommandLine(rest)),
        ["measure", "read", .. var rest] => ReadCommand.Run(new CommandLine(rest)),
        ["measure", "cost", .. var rest] => CostCommand.Run(new CommandLine(rest)),
        ["measure", .. var rest] => MeasureCommand.Run(new CommandLine(rest)),
        ["judge", .. var rest] => JudgeCommand.Run(new CommandLine(rest)),
        _ => Usage(),
    };

    private static int Draw(CommandLine line)
    {
        var folder = line.Text("out", "pictures");
        Directory.CreateDirectory(folder);
        foreach (var request in PictureSeries.Of(line))
        {
            var picture = PictureMaker.Make(request);
            File.WriteAllBytes(Path.Combine(folder, picture.Truth.File), picture.Jpeg);
            picture.Truth.Write(Path.Combine(folder, Path.ChangeExtension(picture.Truth.File, ".json")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{picture.Truth.File} {picture.Truth.Ground} {picture.Truth.Layout} {picture.Truth.Width}x{picture.Truth.Height}"));
        }

        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: draw|sheet|measure|judge [options]; see test/Exemption.Pictures/README.md");
        return 2;
    }
}
