namespace Exemption.Imaging.Judging;

/// <summary>
/// The largest reflection: a place that is about as white as a picture can be, and whiter than the paper would be there. A white sheet in bright light is as white, but evenly so.
/// </summary>
internal static class GlareBlob
{
    private const int Shrink = 3;
    private const int Columns = 16;

    /// <summary>The least of red, green and blue: a reflection is white even where the paper is tinted.</summary>
    private const float Clipped = 244;

    /// <summary>How much whiter than the paper.</summary>
    private const float Excess = 9;

    /// <summary>A reflection wipes out what lies under it. The white field of a QR code on tinted paper is as white, but full of print: holes of more than this share of it.</summary>
    private const float MostHoles = 0.25f;

    public static (float Share, GlareBox? Box) Largest(SheetPixels sheet)
    {
        var (width, height) = (sheet.Width / Shrink, sheet.Height / Shrink);
        var white = Whiteness(sheet, width, height);
        var paper = PaperPlane.Fit(white, width, height, Columns);
        var mask = new bool[white.Length];
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] = white[i] >= Clipped && white[i] - paper.At(i % width, i / width) >= Excess;
        }

        return Largest(mask, width, height);
    }

    private static float[] Whiteness(SheetPixels sheet, int width, int height)
    {
        var white = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            var a = sheet.Row(y * Shrink);
            var b = sheet.Row((y * Shrink) + 1);
            var c = sheet.Row((y * Shrink) + 2);
            for (var x = 0; x < width; x++)
            {
                var least = int.MaxValue;
                for (var channel = 0; channel < 3; channel++)
                {
                    var i = (x * Shrink * 4) + channel;
                    least = Math.Min(least, a[i] + a[i + 4] + a[i + 8] + b[i] + b[i + 4] + b[i + 8] + c[i] + c[i + 4] + c[i + 8]);
                }

                white[(y * width) + x] = least / 9f;
            }
        }

        return white;
    }

    private static (float Share, GlareBox? Box) Largest(bool[] mask, int width, int height)
    {
        var (most, box, open, blob) = (0, default(GlareBox?), new Stack<int>(), new List<int>());
        for (var start = 0; start < mask.Length; start++)
        {
            if (!mask[start])
            {
                continue;
            }

            var (count, left, top, right, bottom) = (0, width, height, 0, 0);
            mask[start] = false;
            open.Push(start);
            blob.Clear();
            while (open.TryPop(out var at))
            {
                var (x, y) = (at % width, at / width);
                blob.Add(at);
                (count, left, top, right, bottom) = (count + 1, Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
                Visit(x > 0, at - 1);
                Visit(x < width - 1, at + 1);
                Visit(y > 0, at - width);
                Visit(y < height - 1, at + width);
            }

            if (count > most && Holes(blob, width, left, top, right, bottom) <= MostHoles * count)
            {
                (most, box) = (count, new(left / (float)width, top / (float)height, (right + 1f) / width, (bottom + 1f) / height));
            }
        }

        return (most / (float)mask.Length, box);

        void Visit(bool isInside, int at)
        {
            if (isInside && mask[at])
            {
                mask[at] = false;
                open.Push(at);
            }
        }
    }

    /// <summary>What the blob encloses: all of its box that cannot be reached from outside without crossing it.</summary>
    private static int Holes(List<int> blob, int width, int left, int top, int right, int bottom)
    {
        var (columns, rows) = (right - left + 3, bottom - top + 3);
        var taken = new bool[columns * rows];
        foreach (var at in blob)
        {
            taken[(((at / width) - top + 1) * columns) + (at % width) - left + 1] = true;
        }

        var (open, outside) = (new Stack<int>(), 1);
        taken[0] = true;
        open.Push(0);
        while (open.TryPop(out var at))
        {
            Visit(at % columns > 0, at - 1);
            Visit(at % columns < columns - 1, at + 1);
            Visit(at >= columns, at - columns);
            Visit(at < taken.Length - columns, at + columns);
        }

        return taken.Length - blob.Count - outside;

        void Visit(bool isInside, int at)
        {
            if (isInside && !taken[at])
            {
                taken[at] = true;
                outside++;
                open.Push(at);
            }
        }
    }
}
