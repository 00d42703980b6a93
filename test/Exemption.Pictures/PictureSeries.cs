namespace Exemption.Pictures;

/// <summary>The requests that a command line asks for: so many seeds for each kind, level and way of taking.</summary>
internal static class PictureSeries
{
    public static IEnumerable<PictureRequest> Of(CommandLine line)
    {
        var ways = line.Has("framed") == line.Has("album") ? [true, false] : new[] { line.Has("framed") };
        var grounds = line.Has("ground") ? line.Of<GroundKind>("ground") : [];
        return from kind in line.Of("kind", PictureKind.Front, PictureKind.Back, PictureKind.Certificate)
               from level in line.Of<PictureLevel>("level")
               from framed in ways
               from flaw in line.Of("flaw", PictureFlaw.None)
               from i in Enumerable.Range(0, line.Number("count", 20))
               select new PictureRequest(
                   line.Number("seed", 1) + i, kind, level, framed, grounds.Length > 0 ? grounds[i % grounds.Length] : null, line.Real("megapixels"), line.Has("turns"), line.Has("exif"),
                   line.Has("cut") || flaw == PictureFlaw.Cut, flaw);
    }
}
