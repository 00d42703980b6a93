using System.Globalization;
using System.Numerics;
using Exemption.Imaging;

namespace Exemption.Applications.Imaging;

/// <summary>Four corners as text: eight numbers from 0 to 1 divided by commas, x before y, clockwise from the upper left as the document is read, in shares of the picture's width and height.</summary>
internal static class Corners
{
    public const int MaxLength = 120;

    /// <summary>A document that fills less of the picture cannot be read on it.</summary>
    private const float LeastArea = 0.03f;

    /// <summary>How far outside of the picture the finder may place a corner.</summary>
    private const float Outside = 1;

    /// <summary>What a student says. Null for what are not four corners of a convex figure of some size inside the picture.</summary>
    public static Quad? Parse(string text) => Read(text, 0, 1) is { IsConvex: true, SignedArea: >= LeastArea } quad ? quad : null;

    /// <summary>What the finder said: a document that is cut off has corners outside.</summary>
    public static Quad? Stored(string? text) => text is null ? null : Read(text, -Outside, 1 + Outside);

    private static Quad? Read(string text, float least, float most)
    {
        var words = text.Split(',');
        if (text.Length > MaxLength || words.Length != 8)
        {
            return null;
        }

        var numbers = new float[8];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!float.TryParse(words[i], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i])
                || !(numbers[i] >= least && numbers[i] <= most))
            {
                return null;
            }
        }

        return new Quad(new(numbers[0], numbers[1]), new(numbers[2], numbers[3]), new(numbers[4], numbers[5]), new(numbers[6], numbers[7]));
    }

    public static string Format(Quad corners) => string.Join(',', Enumerable.Range(0, 4).Select(i => corners[i]).SelectMany(Numbers));

    private static string[] Numbers(Vector2 corner) => [Number(corner.X), Number(corner.Y)];

    private static string Number(float share) => Math.Clamp(share, -Outside, 1 + Outside).ToString("0.####", CultureInfo.InvariantCulture);
}
