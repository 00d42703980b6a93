using System.Globalization;
using System.Text;

namespace Exemption.Pictures;

/// <summary>Somebody who does not exist: the area of the ID number is assigned to nobody, its check digit is right.</summary>
internal sealed record Person(string Name, bool IsFemale, string Nation, DateOnly Birth, string Address, string IdNumber, string Authority, DateOnly ValidFrom, DateOnly? ValidUntil)
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public string Sex => IsFemale ? Words.All.Female : Words.All.Male;

    public static Person Invent(Dice dice)
    {
        var words = Words.All;
        var isFemale = dice.Happens(0.5);
        var birth = new DateOnly(1965 + dice.Below(42), 1 + dice.Below(12), 1 + dice.Below(28));
        var from = new DateOnly(2012 + dice.Below(13), 1 + dice.Below(12), 1 + dice.Below(28));
        var city = dice.Of(words.Cities);
        return new(
            NameOf(dice, isFemale), isFemale, dice.Of(words.Nations), birth, AddressIn(city, dice), NumberOf(dice, birth, isFemale), city + dice.Of(words.AuthorityEnds),
            from, dice.Happens(0.1) ? null : from.AddYears(dice.Happens(0.5) ? 10 : 20));
    }

    private static string NameOf(Dice dice, bool isFemale)
    {
        var words = Words.All;
        if (dice.Happens(0.04))
        {
            return dice.Of(words.LongNames);
        }

        var name = new StringBuilder(dice.Of(words.Surnames));
        for (var i = dice.Happens(0.75) ? 2 : 1; i > 0; i--)
        {
            name.Append(dice.Of(dice.Happens(0.12) ? words.GivenRare : isFemale ? words.GivenFemale : words.GivenMale));
        }

        return name.ToString();
    }

    private static string AddressIn(string city, Dice dice)
    {
        var words = Words.All;
        var address = $"{city}{dice.Of(words.Districts)}{dice.Of(words.Streets)}{1 + dice.Below(999)}{dice.Of(words.Ends)}";
        return dice.Happens(0.6) ? string.Create(CultureInfo.InvariantCulture, $"{address}{1 + dice.Below(30)}-{100 + dice.Below(2900)}") : address;
    }

    private static string NumberOf(Dice dice, DateOnly birth, bool isFemale)
    {
        var sequence = (dice.Below(499) * 2) + (isFemale ? 2 : 1);
        var first = string.Create(CultureInfo.InvariantCulture, $"{dice.Of(Words.All.Areas)}{birth:yyyyMMdd}{sequence:000}");
        var sum = first.Select((c, i) => (c - '0') * Weights[i]).Sum();
        return first + "10X98765432"[sum % 11];
    }
}
