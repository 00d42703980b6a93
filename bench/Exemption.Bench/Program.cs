using System.Diagnostics;
using System.Globalization;
using Exemption.Bench;
using Exemption.Imaging;
using Exemption.Imaging.Decoding;
using Exemption.Imaging.Preparing;
using Exemption.Reading;
using ImageMagick;
using SkiaSharp;

// What an upload costs the server, side by side with what others would take for the same picture; see bench/README.md.
// Arguments: files; the kind of each is told by its name (…certificate…, else a card).
const int Rounds = 7;
NetVips.NetVips.Concurrency = 1;
ResourceLimits.Thread = 1;
Console.WriteLine("CPU in ms, median of 7; in brackets the ratio to djpeg | cjpeg on the same file");
Console.WriteLine($"{"file",-28} {"MP",5} {"djpeg|cjpeg",12} {"upright+scale+encode",22} {"whole path",18} {"NetVips",16} {"Magick.NET",16} {"vipsthumbnail",16}");
foreach (var file in args)
{
    var bytes = File.ReadAllBytes(file);
    using var codec = SKCodec.Create(new SKMemoryStream(bytes));
    var request = new PreparationRequest(IsCard: !file.Contains("certificate", StringComparison.OrdinalIgnoreCase));
    var pipe = Cpu.Median(Rounds, () => Shell($"djpeg '{file}' | cjpeg -quality 85 >/dev/null"));
    var encode = Cpu.Median(Rounds, () => Encode(bytes));
    var whole = Cpu.Median(Rounds, () => PhotoPreparation.Prepare(bytes, request, TimeProvider.System));
    var vips = Cpu.Median(Rounds, () => Vips(bytes));
    var magick = Cpu.Median(Rounds, () => Magick(bytes));
    var command = Cpu.Median(Rounds, () => Shell($"vipsthumbnail '{file}' --size 2000 -o /dev/shm/exemption-bench-%s.jpg[Q=85]"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{Path.GetFileName(file),-28} {codec.Info.Width * (double)codec.Info.Height / 1e6,5:F1} {pipe,12:F0} {Cell(encode, pipe, 22)} {Cell(whole, pipe, 18)} {Cell(vips, pipe, 16)} {Cell(magick, pipe, 16)} {Cell(command, pipe, 16)}"));
}

if (DocumentReader.TryOpen(Path.Combine(AppContext.BaseDirectory, "models"), out var reader))
{
    using (reader)
    {
        foreach (var file in args)
        {
            using var picture = SKBitmap.Decode(file);
            var found = DocumentFinder.Find(picture, file.Contains("certificate", StringComparison.OrdinalIgnoreCase) ? DocumentShape.Certificate : DocumentShape.Card);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"read {Path.GetFileName(file),-28} {Cpu.Median(3, () => reader.Read(picture, found?.Corners)),6:F0} ms"));
        }
    }
}

var peak = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
Console.WriteLine($"peak of this process, all of the above: {peak["VmHWM:".Length..].Trim()}");
return 0;

static string Cell(double ms, double pipe, int width) => string.Create(CultureInfo.InvariantCulture, $"{ms:F0} ({ms / pipe:F2})").PadLeft(width);

static void Encode(byte[] bytes)
{
    using var decoder = new PhotoDecoder(bytes, new PhotoDeadline(TimeProvider.System, PhotoLimits.MaxWork));
    using var pixels = decoder.Decode();
    using var upright = PhotoRenderer.DrawUpright(pixels, decoder.Orientation, PhotoLimits.FullSide);
    PhotoJpeg.Encode(upright, PhotoJpeg.FullQuality);
}

static void Vips(byte[] bytes)
{
    using var small = NetVips.Image.ThumbnailBuffer(bytes, 2000, height: 2000, size: NetVips.Enums.Size.Down);
    small.JpegsaveBuffer(q: 85, keep: NetVips.Enums.ForeignKeep.None);
}

static void Magick(byte[] bytes)
{
    using var image = new MagickImage(bytes, MagickFormat.Jpeg);
    image.AutoOrient();
    image.Resize(new MagickGeometry(2000, 2000) { Greater = true });
    image.Strip();
    image.Quality = 85;
    image.ToByteArray(MagickFormat.Jpeg);
}

static void Shell(string command)
{
    using var process = Process.Start("bash", ["-c", command]);
    process.WaitForExit();
}
