using CsCheck;
using Exemption.Identity;

namespace Exemption.Tests.Applications.Domain;

/// <summary>GB 11643-1999 as the draft's first rule uses it (S-06): what holds for every number, not for chosen ones.</summary>
public sealed class IdNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Gen<string> Valid = Gen.Select(Gen.Int[0, 40_000], Gen.Int[0, 999], (days, serial) =>
    {
        var first = $"519999{new DateOnly(1910, 1, 1).AddDays(days):yyyyMMdd}{serial:D3}";
        return first + IdNumber.CheckCharacter(first);
    });

    [Theory, InlineData("11010519491231002X"), InlineData("440524188001010014")]
    public void Published_examples_have_the_right_check_character(string number) => IdNumber.CheckCharacter(number[..17]).ShouldBe(number[17]);

    [Fact]
    public void Every_well_formed_number_passes() => Valid.Sample(number => IdNumber.Problem(number, Today) is null);

    [Fact]
    public void Every_single_wrong_digit_is_noticed() =>
        Gen.Select(Valid, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((number, place, shift) =>
        {
            var digits = number.ToCharArray();
            digits[place] = (char)('0' + (digits[place] - '0' + shift) % 10);
            return IdNumber.Problem(new string(digits), Today) is not null;
        });

    [Fact]
    public void Every_swap_of_neighbours_is_noticed() =>
        Gen.Select(Valid, Gen.Int[0, 15]).Sample((number, place) =>
        {
            var digits = number.ToCharArray();
            (digits[place], digits[place + 1]) = (digits[place + 1], digits[place]);
            return digits[place] == digits[place + 1] || IdNumber.Problem(new string(digits), Today) is not null;
        });

    [Fact]
    public void Full_width_and_blanks_make_no_difference() =>
        Valid.Sample(number => IdNumber.Normalise(string.Join(' ', number.ToLowerInvariant().Select(c => (char)(c + 0xFEE0)))) == number);

    [Fact]
    public void Anything_at_all_is_answered_without_an_exception() =>
        Gen.String.Sample(text => IdNumber.Problem(IdNumber.Normalise(text), Today) is not null || text.Length >= 18);
}
