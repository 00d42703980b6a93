using Exemption.Applications.Domain;

namespace Exemption.Tests.Applications.Domain;

/// <summary>What phones and input methods type becomes comparable, and what no keyboard types goes.</summary>
public sealed class FieldTextTests
{
    [Theory, InlineData("ＡＢ－１２", "AB-12"), InlineData("ab\t12\u3000", "AB12"), InlineData("\u3000", null)]
    public void Codes_are_folded_to_half_width_and_upper_case(string typed, string? stored) => FieldText.Code(typed).ShouldBe(stored);

    [Theory]
    [InlineData("１３８ ００００ ０００１", "13800000001")]
    [InlineData("138+8600000", "138+8600000")]
    [InlineData("+86", null)]
    [InlineData(" - ", null)]
    [InlineData(null, null)]
    public void The_country_code_goes_only_from_the_front(string? typed, string? stored) => FieldText.Phone(typed).ShouldBe(stored);

    [Theory]
    [InlineData("  样例  ", "样例")]
    [InlineData("a\nb\r\nc\td", "a\nb\r\nc\td")]
    [InlineData("a\u0000b\u0007c\u007Fd\u0085e", "abcde")]
    [InlineData("a\u200Eb\u200Fc", "abc")]
    [InlineData("a\u202Ab\u202Cc\u202Ed", "abcd")]
    [InlineData("a\u2066b\u2068c\u2069d", "abcd")]
    [InlineData("a\u200Db\u2010c\u202Fd\u2065e\u206Af", "a\u200Db\u2010c\u202Fd\u2065e\u206Af")]
    [InlineData("\u202E\u0007 ", null)]
    [InlineData(null, null)]
    public void Free_text_loses_what_no_keyboard_types(string? typed, string? stored) => FieldText.Free(typed).ShouldBe(stored);
}
