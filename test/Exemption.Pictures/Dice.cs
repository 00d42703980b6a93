namespace Exemption.Pictures;

/// <summary>Chance that is the same for the same seed on every machine and every version of .NET (SplitMix64).</summary>
internal sealed class Dice
{
    private readonly ulong seed;
    private ulong state;

    public Dice(ulong seed) => this.seed = state = seed;

    /// <summary>Dice of its own for a part, so that one more throw in one part changes no other.</summary>
    public Dice For(string part)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in part)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        var child = new Dice(hash ^ (seed * 0x9E3779B97F4A7C15UL));
        child.Next();
        return child;
    }

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    public float Unit() => (Next() >> 40) / (float)(1 << 24);

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public float Between(float from, float to) => from + ((to - from) * Unit());

    public float Around(float spread) => Between(-spread, spread);

    public bool Happens(double share) => Unit() < share;

    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    public float Bell()
    {
        var sum = 0f;
        for (var i = 0; i < 6; i++)
        {
            sum += Unit();
        }

        return (sum - 3) * 1.4142f;
    }
}
