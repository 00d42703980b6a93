using Exemption.Imaging;
using Exemption.Pictures;
using Exemption.Pictures.Measuring;
using Exemption.Reading;

namespace Exemption.Tests.Reading;

/// <summary>What was typed is held against the picture; the whole tables come from test/Exemption.Pictures measure read.</summary>
[Collection(nameof(ReadPictures))]
public sealed class VerificationTests(ReadPictures pictures)
{
    public static TheoryData<string, string, string> Values => new()
    {
        { "Front", "idNumber", "IdNumber" },
        { "Front", "name", "Name" },
        { "Certificate", "idNumber", "IdNumber" },
        { "Certificate", "name", "Name" },
        { "Certificate", "certificateNumber", "CertificateNumber" },
    };

    [Theory, MemberData(nameof(Values))]
    public void Right_value_agrees_where_it_is_printed(string document, string field, string kind)
    {
        var picture = pictures.Of(document);
        var answer = picture.Reading.Verify(picture.True(field), Enum.Parse<ValueKind>(kind));
        answer.Answer.ShouldBe(VerificationAnswer.Agrees, answer.ToString());
        answer.FirstDifference.ShouldBeNull();
        var place = answer.Place.ShouldNotBeNull();
        var printed = picture.Truth.Fields.Single(f => f.Name == field).Quad;
        var middle = new System.Numerics.Vector2(printed.Average(p => p[0]), printed.Average(p => p[1]));
        place.OverlapWith(Quad.OfBox(middle.X - 2, middle.Y - 2, middle.X + 2, middle.Y + 2)).ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(Values))]
    public void Wrong_value_never_agrees(string document, string field, string kind)
    {
        var picture = pictures.Of(document);
        var (right, number) = (picture.True(field), kind != "Name");
        var wrong = number ? WrongValues.OfNumber(right, kind == "IdNumber", 40, new Dice(7)) : WrongValues.OfName(right, 25, new Dice(7));
        foreach (var (mistake, value) in wrong)
        {
            picture.Reading.Verify(value, Enum.Parse<ValueKind>(kind)).Answer.ShouldNotBe(VerificationAnswer.Agrees, $"{mistake}: {value} for {right}");
        }
    }

    [Fact]
    public void Wrong_digit_differs_from_there_on()
    {
        var picture = pictures.Of("Front");
        var number = picture.True("idNumber");
        var wrong = number[..9] + (char)('0' + ((number[9] - '0' + 3) % 10)) + number[10..];
        var answer = picture.Reading.Verify(wrong, ValueKind.IdNumber);
        answer.Answer.ShouldBe(VerificationAnswer.Differs);
        answer.FirstDifference.ShouldBe(9);
        answer.Reading.ShouldBe(number);
    }

    [Fact]
    public void Somebody_elses_name_differs()
    {
        var picture = pictures.Of("Front");
        var answer = picture.Reading.Verify("令狐样样", ValueKind.Name);
        answer.Answer.ShouldBe(VerificationAnswer.Differs);
        answer.Reading.ShouldBe(picture.True("name"));
    }

    [Fact]
    public void Name_that_the_recogniser_has_no_character_for_is_not_sure()
    {
        // U+4DAE is not in the list; it would be read as something else however clear the picture.
        pictures.Of("Front").Reading.Verify("王\u4DAE", ValueKind.Name).Answer.ShouldBe(VerificationAnswer.NotSure);
        pictures.Of("Front").Reading.Verify("王\U0002C6D6", ValueKind.Name).Answer.ShouldBe(VerificationAnswer.NotSure);
    }

    [Fact]
    public void Value_that_stands_nowhere_is_not_sure() =>
        pictures.Of("Back").Reading.Verify("519999199603010014", ValueKind.IdNumber).Answer.ShouldBe(VerificationAnswer.NotSure);

    [Fact]
    public void Full_width_spaces_and_small_letters_are_the_same_value()
    {
        var picture = pictures.Of("Certificate");
        var number = picture.True("certificateNumber");
        var wide = string.Concat(number.ToLowerInvariant().Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
        picture.Reading.Verify($" {wide[..4]}　{wide[4..]}\t", ValueKind.CertificateNumber).Answer.ShouldBe(VerificationAnswer.Agrees);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\0")]
    [InlineData("\uD800")]
    [InlineData("1")]
    [InlineData("-")]
    [InlineData("姓名")]
    [InlineData("12345678901234567X/../")]
    [InlineData("١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨")]
    public void Odd_input_is_not_sure_and_never_throws(string? typed)
    {
        foreach (var kind in Enum.GetValues<ValueKind>().Where(k => k != ValueKind.Name))
        {
            pictures.Of("Front").Reading.Verify(typed, kind).Answer.ShouldBe(VerificationAnswer.NotSure);
        }

        pictures.Of("Front").Reading.Verify(typed, ValueKind.Name).Answer.ShouldNotBe(VerificationAnswer.Agrees);
        pictures.Of("Front").Reading.Verify(new string('9', 100_000), ValueKind.Name).Answer.ShouldBe(VerificationAnswer.NotSure);
    }

    [Fact]
    public void Stored_reading_gives_the_same_verification()
    {
        var picture = pictures.Of("Certificate");
        var bytes = picture.Reading.ToBytes();
        bytes.Length.ShouldBeLessThan(60_000);
        var stored = ReadingLines.FromBytes(bytes);
        stored.Lines.Select(l => l.Text).ShouldBe(picture.Reading.Lines.Select(l => l.Text));
        CertificateFields.Of(stored).ShouldBe(CertificateFields.Of(picture.Reading));
        foreach (var (_, value) in WrongValues.OfNumber(picture.True("certificateNumber"), false, 5, new Dice(3)).Append(("right", picture.True("certificateNumber"))))
        {
            stored.Verify(value, ValueKind.CertificateNumber).ShouldBe(picture.Reading.Verify(value, ValueKind.CertificateNumber));
        }
    }

    [Fact]
    public void What_is_no_stored_reading_is_refused()
    {
        byte[][] rubbish = [[], [0], [1], [1, 2, 3], [.. Enumerable.Range(0, 300).Select(i => (byte)(i * 7))], pictures.Of("Front").Reading.ToBytes()[..^40]];
        foreach (var bytes in rubbish)
        {
            Should.Throw<InvalidDataException>(() => ReadingLines.FromBytes(bytes));
        }
    }
}
