using SkiaSharp;

namespace Exemption.Pictures.Documents;

/// <summary>Prints the document that a picture is to show.</summary>
internal static class DocumentPress
{
    private const float CardCorner = 31.8f;
    private const float MaxPixels = 3400;

    public static DrawnDocument Print(PictureKind kind, float pixels, Dice dice)
    {
        var person = Person.Invent(dice.For("person"));
        var look = dice.For("look");
        switch (kind)
        {
            case PictureKind.Front:
                return Draw("idCard", IdCards.Width, IdCards.Height, CardCorner, pixels, pen => IdCards.Front(pen, person, look));
            case PictureKind.Back:
                return Draw("idCard", IdCards.Width, IdCards.Height, CardCorner, pixels, pen => IdCards.Back(pen, person, look));
            case PictureKind.Certificate:
                var content = CertificateContent.Invent(person, look);
                var layout = look.Of(Certificates.Layouts);
                return Draw(layout.Name, layout.Width, layout.Height, 0, pixels, pen => layout.Draw(pen, content, look));
            default:
                var other = look.Of(OtherPapers.Layouts);
                return Draw(other.Name, other.Width, other.Height, other.Corner, pixels, pen => other.Draw(pen, person, look));
        }
    }

    private static DrawnDocument Draw(string layout, float width, float height, float corner, float pixels, Action<DocumentPen> print)
    {
        var scale = Math.Clamp(pixels, 400, MaxPixels) / MathF.Max(width, height);
        using var surface = SKSurface.Create(new SKImageInfo((int)MathF.Round(width * scale), (int)MathF.Round(height * scale), SKColorType.Rgba8888, SKAlphaType.Premul));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.Transparent);
        canvas.Scale(scale);
        if (corner > 0)
        {
            using var builder = new SKPathBuilder();
            builder.AddRoundRect(new SKRoundRect(new SKRect(0, 0, width, height), corner));
            using var outline = builder.Detach();
            canvas.ClipPath(outline, SKClipOperation.Intersect, true);
        }

        using var pen = new DocumentPen(canvas);
        print(pen);
        return new(layout, surface.Snapshot(), width, height, corner, corner > 0 ? 8 : 2, pen.Fields);
    }
}
