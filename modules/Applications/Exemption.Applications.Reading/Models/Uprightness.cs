using System.Numerics;
using Exemption.Imaging;
using SkiaSharp;

namespace Exemption.Reading.Models;

/// <summary>Which way up a picture is read. A few long lines are read as they lie; only when they make no sense, also the other ways.</summary>
internal sealed class Uprightness(int quarterTurns = 0)
{
    private const int Probes = 3;
    private const float Sure = 0.9f;

    private readonly Dictionary<Quad, LineLattice> read = [];

    public int QuarterTurns { get; private set; } = quarterTurns;

    /// <param name="read">Is asked for as few lines as possible.</param>
    public static Uprightness Find(List<Quad> places, Func<Quad, LineLattice> read)
    {
        var found = new Uprightness();
        var lying = places.Where(q => q.Width > 2 * q.Height).ToList();
        var isSideways = lying.Where(IsSteep).Sum(q => q.Width) > lying.Where(q => !IsSteep(q)).Sum(q => q.Width);
        int[] ways = isSideways ? [1, 3] : [0, 2];
        var probes = lying.Where(q => IsSteep(q) == isSideways).OrderByDescending(q => MathF.Min(q.Width, 8 * q.Height) * q.Height).Take(Probes).ToList();
        var best = 0f;
        foreach (var way in ways)
        {
            var score = probes.Count == 0 ? 0 : probes.Average(q => found.Get(Oriented(q, way), read).Confidence);
            if (score > best)
            {
                (best, found.QuarterTurns) = (score, way);
            }

            if (score >= Sure)
            {
                break;
            }
        }

        return found;
    }

    public List<TextLine> Lines(List<Quad> places, Func<Quad, LineLattice> read)
    {
        // Stacked characters cannot be read.
        var lying = places.Select(q => Oriented(q, QuarterTurns)).Where(q => q.Width > q.Height * 0.6f);
        return [.. lying.Select(q => new TextLine(q, Get(q, read))).Where(l => l.Text.Trim().Length > 0)];
    }

    /// <summary>With those lines made longer that are cut off.</summary>
    public static List<TextLine> Whole(List<TextLine> lines, SKBitmap picture, Func<Quad, LineLattice> read)
    {
        var places = lines.ConvertAll(l => l.Place);
        return lines.ConvertAll(l => LineEnds.IsWorthIt(l) && LineEnds.Longer(picture, l.Place, places) is { } place && read(place) is var longer && LineEnds.IsBetter(longer, l.Lattice) ? new(place, longer) : l);
    }

    private static bool IsSteep(Quad q) => Steepness(q.TopRight - q.TopLeft) > 1;

    private static float Steepness(Vector2 edge) => MathF.Abs(edge.Y) / MathF.Max(MathF.Abs(edge.X), 1e-3f);

    /// <summary>The same corners, named so that the text runs as it must in a picture that is turned so.</summary>
    private static Quad Oriented(Quad q, int turns)
    {
        Vector2 along = turns switch { 0 => new(1, 0), 1 => new(0, -1), 2 => new(-1, 0), _ => new(0, 1) };
        return Enumerable.Range(0, 4).Select(q.Turned).MaxBy(t => Vector2.Dot(Vector2.Normalize(t.TopRight - t.TopLeft), along));
    }

    private LineLattice Get(Quad place, Func<Quad, LineLattice> how)
    {
        if (!read.TryGetValue(place, out var lattice))
        {
            lattice = how(place);
            read.Add(place, lattice);
        }

        return lattice;
    }
}
