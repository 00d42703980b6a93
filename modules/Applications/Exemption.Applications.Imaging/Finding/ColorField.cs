using System.Buffers;
using System.Numerics;
using SkiaSharp;

namespace Exemption.Imaging.Finding;

/// <summary>A small copy of the picture as brightness and two differences of colour, and how each of them slopes.</summary>
internal sealed class ColorField : IDisposable
{
    private ColorField(int width, int height, float scale)
    {
        (Width, Height, Scale) = (width, height, scale);

        // Some megabytes for each picture: new ones would cost more than all that is computed in them.
        Colors = ArrayPool<Vector4>.Shared.Rent(width * height);
        SlopeX = ArrayPool<Vector4>.Shared.Rent(width * height);
        SlopeY = ArrayPool<Vector4>.Shared.Rent(width * height);
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>Pixels of this field for one of the picture.</summary>
    public float Scale { get; }

    /// <summary>Row by row; the arrays may be longer than the field.</summary>
    public Vector4[] Colors { get; }
    public Vector4[] SlopeX { get; }
    public Vector4[] SlopeY { get; }

    public bool Holds(Vector2 p) => p.X >= 0 && p.Y >= 0 && p.X < Width && p.Y < Height;

    public Vector4 At(Vector2 p) => Colors[(Math.Clamp((int)(p.Y + 0.5f), 0, Height - 1) * Width) + Math.Clamp((int)(p.X + 0.5f), 0, Width - 1)];

    /// <summary>What slopes where nothing is: noise.</summary>
    public float Noise { get; private set; }

    /// <summary>One with the long side asked for, and one half as large.</summary>
    public static (ColorField Fine, ColorField Coarse) Of(SKBitmap picture, int longSide)
    {
        var scale = MathF.Min(1, longSide / (float)Math.Max(picture.Width, picture.Height));
        var fine = new ColorField((int)MathF.Round(picture.Width * scale), (int)MathF.Round(picture.Height * scale), scale);
        fine.Read(picture);
        var coarse = fine.Half();
        foreach (var field in new[] { fine, coarse })
        {
            field.Smooth();
            field.Differentiate();
        }

        return (fine, coarse);
    }

    /// <summary>
    /// Half as large, print and grain smoothed away; as a fourth measure how busy each place is, so that a page of print and a card differ even where both are grey.
    /// </summary>
    public static ColorField Broad(ColorField fine)
    {
        var broad = new ColorField(fine.Width / 2, fine.Height / 2, fine.Scale / 2);
        for (var y = 0; y < broad.Height; y++)
        {
            for (var x = 0; x < broad.Width; x++)
            {
                var i = (2 * y * fine.Width) + (2 * x);
                var color = (fine.Colors[i] + fine.Colors[i + 1] + fine.Colors[i + fine.Width] + fine.Colors[i + fine.Width + 1]) * 0.25f;
                var busy = fine.Steepness(i) + fine.Steepness(i + fine.Width + 1);
                color.W = 40 * busy / (busy + 16);
                broad.Colors[(y * broad.Width) + x] = color;
            }
        }

        for (var i = 0; i < 5; i++)
        {
            broad.Smooth();
        }

        broad.Differentiate();
        return broad;
    }

    public void Dispose()
    {
        ArrayPool<Vector4>.Shared.Return(Colors);
        ArrayPool<Vector4>.Shared.Return(SlopeX);
        ArrayPool<Vector4>.Shared.Return(SlopeY);
    }

    private ColorField Half()
    {
        var half = new ColorField(Width / 2, Height / 2, Scale / 2);
        for (var y = 0; y < half.Height; y++)
        {
            for (var (x, i) = (0, 2 * y * Width); x < half.Width; x++, i += 2)
            {
                half.Colors[(y * half.Width) + x] = (Colors[i] + Colors[i + 1] + Colors[i + Width] + Colors[i + Width + 1]) * 0.25f;
            }
        }

        return half;
    }

    private void Read(SKBitmap picture)
    {
        // The picture's own pixels, not a copy of them.
        using var pixels = picture.PeekPixels();
        using var image = SKImage.FromPixels(pixels);
        using var small = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(small))
        {
            var sampling = Scale > 0.999f ? SKSamplingOptions.Default : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
            canvas.DrawImage(image, new SKRect(0, 0, Width, Height), sampling, null);
        }

        for (var y = 0; y < Height; y++)
        {
            ReadOnlySpan<byte> row = small.GetPixelSpan(0, y);
            var into = Colors.AsSpan(y * Width, Width);
            for (var x = 0; x < into.Length; x++)
            {
                float r = row[4 * x], g = row[(4 * x) + 1], b = row[(4 * x) + 2];
                into[x] = new((0.3f * r) + (0.59f * g) + (0.11f * b), (r - g) * 0.7f, (b - ((r + g) / 2)) * 0.5f, 0);
            }
        }
    }

    private void ClearRim(Vector4[] slopes)
    {
        slopes.AsSpan(0, Width).Clear();
        slopes.AsSpan((Height - 1) * Width, Width).Clear();
        for (var y = 1; y < Height - 1; y++)
        {
            (slopes[y * Width], slopes[(y * Width) + Width - 1]) = (default, default);
        }
    }

    private float Steepness(int i) => MathF.Sqrt(SlopeX[i].LengthSquared() + SlopeY[i].LengthSquared());

    private void Smooth()
    {
        var rows = ArrayPool<Vector4>.Shared.Rent(Width * Height);
        for (var y = 0; y < Height; y++)
        {
            for (var (x, i) = (1, (y * Width) + 1); x < Width - 1; x++, i++)
            {
                rows[i] = (Colors[i - 1] + (2 * Colors[i]) + Colors[i + 1]) * 0.25f;
            }

            rows[y * Width] = Colors[y * Width];
            rows[(y * Width) + Width - 1] = Colors[(y * Width) + Width - 1];
        }

        for (var i = Width; i < (Height - 1) * Width; i++)
        {
            Colors[i] = (rows[i - Width] + (2 * rows[i]) + rows[i + Width]) * 0.25f;
        }

        ArrayPool<Vector4>.Shared.Return(rows);
    }

    private void Differentiate()
    {
        ClearRim(SlopeX);
        ClearRim(SlopeY);
        var histogram = new int[1024];
        var count = 0;
        for (var y = 1; y < Height - 1; y++)
        {
            for (var (x, i) = (1, (y * Width) + 1); x < Width - 1; x++, i++)
            {
                SlopeX[i] = (Colors[i + 1] - Colors[i - 1]) * 0.5f;
                SlopeY[i] = (Colors[i + Width] - Colors[i - Width]) * 0.5f;
                if ((i & 3) == 0)
                {
                    histogram[Math.Min(1023, (int)(Steepness(i) * 16))]++;
                    count++;
                }
            }
        }

        var below = 0;
        for (var bin = 0; bin < histogram.Length; bin++)
        {
            below += histogram[bin];
            if (below * 7 >= count)
            {
                Noise = Math.Clamp((bin + 1) * 1.35f / 16, 0.15f, 2);
                break;
            }
        }
    }
}
