using SkiaSharp;

namespace Exemption.Pictures.Scenes;

/// <summary>Clouds of value noise between two colours: what grain, stone and cloth are made of.</summary>
internal static class Texture
{
    public static float[] Noise(int width, int height, float cellX, float cellY, int octaves, Dice dice)
    {
        var sum = new float[width * height];
        var (weight, total) = (1f, 0f);
        for (var octave = 0; octave < octaves && cellX >= 1 && cellY >= 1; octave++)
        {
            Add(sum, width, height, cellX, cellY, weight, dice);
            total += weight;
            (weight, cellX, cellY) = (weight * 0.55f, cellX / 2, cellY / 2);
        }

        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] /= total;
        }

        return sum;
    }

    /// <summary>Each value, 0 to 1, becomes a colour; the function sees the pixel's place too.</summary>
    public static unsafe SKBitmap Paint(int width, int height, Func<int, int, float> value, SKColor dark, SKColor light)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var row = (byte*)bitmap.GetPixels();
        for (var y = 0; y < height; y++, row += bitmap.RowBytes)
        {
            for (var x = 0; x < width; x++)
            {
                var v = Math.Clamp(value(x, y), 0, 1);
                row[4 * x] = (byte)(dark.Red + ((light.Red - dark.Red) * v));
                row[(4 * x) + 1] = (byte)(dark.Green + ((light.Green - dark.Green) * v));
                row[(4 * x) + 2] = (byte)(dark.Blue + ((light.Blue - dark.Blue) * v));
                row[(4 * x) + 3] = 255;
            }
        }

        return bitmap;
    }

    private static void Add(float[] sum, int width, int height, float cellX, float cellY, float weight, Dice dice)
    {
        var (columns, rows) = ((int)(width / cellX) + 2, (int)(height / cellY) + 2);
        var grid = new float[columns * rows];
        for (var i = 0; i < grid.Length; i++)
        {
            grid[i] = dice.Unit();
        }

        var line = new float[columns];
        for (var y = 0; y < height; y++)
        {
            var (row, ty) = Split(y / cellY);
            for (var i = 0; i < columns; i++)
            {
                var (a, b) = (grid[(row * columns) + i], grid[((row + 1) * columns) + i]);
                line[i] = a + ((b - a) * ty);
            }

            for (var x = 0; x < width; x++)
            {
                var (column, tx) = Split(x / cellX);
                sum[(y * width) + x] += weight * (line[column] + ((line[column + 1] - line[column]) * tx));
            }
        }
    }

    private static (int Cell, float Part) Split(float at)
    {
        var cell = (int)at;
        var t = at - cell;
        return (cell, t * t * (3 - (2 * t)));
    }
}
