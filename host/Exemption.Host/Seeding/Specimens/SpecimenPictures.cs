using System.Collections.Concurrent;
using SkiaSharp;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>
/// Draws the photos of the demo: identity cards and certificates of people who do not exist, each plainly marked as a specimen. The same data
/// and look give the same bytes. May be used by several threads at once; give it back when the seeding is done, for it keeps papers in memory.
/// </summary>
internal sealed class SpecimenPictures : IDisposable
{
    private readonly SpecimenWords words = SpecimenWords.Load();
    private readonly SpecimenFonts fonts;
    private readonly IdCardDrawing card;
    private readonly CertificateDrawing certificate;
    private readonly ConcurrentDictionary<string, Lazy<SKImage>> papers = new();

    public SpecimenPictures(string? fontFolder = null)
    {
        fonts = new SpecimenFonts(fontFolder ?? Path.Combine(AppContext.BaseDirectory, "fonts"));
        card = new IdCardDrawing(words);
        certificate = new CertificateDrawing(words);
    }

    public byte[] IdFront(IdCardFront data, SpecimenLook look) => CardPhoto(
        "front", card.FrontPaper, pen => card.Front(pen, data, IsFemale(data.IdNumber), look.Seed), look);

    public byte[] IdBack(IdCardBack data, SpecimenLook look) => CardPhoto("back", card.BackPaper, pen => card.Back(pen, data), look);

    public byte[] Certificate(CertificateSheet data, SpecimenLook look)
    {
        var layout = data.Layout % CertificateDrawing.Layouts;
        var paper = Paper($"certificate {layout}", CertificateDrawing.Width, CertificateDrawing.Height, pen => certificate.Paper(pen, layout));
        using var sheet = Drawn(paper, 0, pen => certificate.Fill(pen, data, IsFemale(data.IdNumber), look.Seed));
        return Photo(sheet, 1131, 3, look);
    }

    public void Dispose()
    {
        foreach (var paper in papers.Values)
        {
            paper.Value.Dispose();
        }

        fonts.Dispose();
    }

    /// <summary>The last digit but one of an identity number tells the sex; even is female.</summary>
    private static bool IsFemale(string idNumber) => idNumber.Length == 18 && (idNumber[16] - '0') % 2 == 0;

    private byte[] CardPhoto(string side, Action<SpecimenPen, int> drawPaper, Action<SpecimenPen> fill, SpecimenLook look)
    {
        var tint = look.Seed % IdCardDrawing.Tints;
        var paper = Paper($"{side} {tint}", IdCardDrawing.Width, IdCardDrawing.Height, pen => drawPaper(pen, tint));
        using var drawn = Drawn(paper, 40, fill);
        return Photo(drawn, 1009, 40, look);
    }

    private byte[] Photo(SKImage document, int height, float corner, SpecimenLook look)
    {
        var kind = look.Seed / 3 % Desk.Kinds;
        var top = Paper($"desk {kind} {height}", 1600, height, pen => Desk.Top(pen, kind, 1600, height));
        return Desk.Photograph(top, document, canvas => new SpecimenPen(canvas, fonts), corner, look);
    }

    private SKImage Paper(string key, int width, int height, Action<SpecimenPen> draw) => papers.GetOrAdd(key, _ => new Lazy<SKImage>(() =>
    {
        using var surface = Desk.Surface(width, height);
        using var pen = new SpecimenPen(surface.Canvas, fonts);
        draw(pen);
        return surface.Snapshot();
    })).Value;

    private SKImage Drawn(SKImage paper, float corner, Action<SpecimenPen> fill)
    {
        using var surface = Desk.Surface(paper.Width, paper.Height);
        if (corner > 0)
        {
            using var card = new SKRoundRect(new SKRect(0, 0, paper.Width, paper.Height), corner);
            surface.Canvas.ClipRoundRect(card, SKClipOperation.Intersect, antialias: true);
        }

        surface.Canvas.DrawImage(paper, 0, 0, SKSamplingOptions.Default, null);
        using var pen = new SpecimenPen(surface.Canvas, fonts);
        fill(pen);
        return surface.Snapshot();
    }
}
