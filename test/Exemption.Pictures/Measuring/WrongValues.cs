namespace Exemption.Pictures.Measuring;

/// <summary>Values as somebody might mistype them; each differs from the right one.</summary>
internal static class WrongValues
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>By kind of mistake: one character wrong, two neighbours swapped, and for ID numbers a wrong digit with the check digit made to fit.</summary>
    public static IEnumerable<(string Mistake, string Value)> OfNumber(string right, bool isIdNumber, int each, Dice dice)
    {
        for (var i = 0; i < each; i++)
        {
            yield return ("digit", OneWrong(right, dice.Below(right.Length), dice));
            if (Swapped(right, dice) is { } swapped)
            {
                yield return ("swap", swapped);
            }

            if (isIdNumber)
            {
                yield return ("check", WithCheckDigit(OneWrong(right, dice.Below(17), dice)));
            }
            else
            {
                var at = dice.Below(right.Length);
                yield return ("length", i % 2 == 0 ? right.Remove(at, 1) : right.Insert(at, right[at].ToString()));
            }
        }
    }

    public static IEnumerable<(string Mistake, string Value)> OfName(string right, int each, Dice dice)
    {
        string[] given = [.. Words.All.GivenMale, .. Words.All.GivenFemale];
        for (var i = 0; i < each; i++)
        {
            var other = dice.Of(given);
            var at = dice.Below(right.Length);
            if (right[at] != other[0])
            {
                yield return ("character", right.Remove(at, 1).Insert(at, other));
            }

            yield return ("longer", right.Insert(dice.Below(right.Length + 1), other));
        }

        yield return ("shorter", right.Remove(dice.Below(right.Length), 1));
    }

    private static string OneWrong(string right, int at, Dice dice)
    {
        var (from, count) = char.IsAsciiLetter(right[at]) && right.Length != 18 ? ('A', 26) : ('0', 10);
        char other;
        do
        {
            other = (char)(from + dice.Below(count));
        }
        while (other == right[at]);
        return right.Remove(at, 1).Insert(at, other.ToString());
    }

    private static string? Swapped(string right, Dice dice)
    {
        var at = dice.Below(right.Length - 1);
        return right[at] == right[at + 1] ? null : right[..at] + right[at + 1] + right[at] + right[(at + 2)..];
    }

    private static string WithCheckDigit(string number) => number[..17] + "10X98765432"[number.Take(17).Select((c, i) => (c - '0') * Weights[i]).Sum() % 11];
}
