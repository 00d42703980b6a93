using Exemption.Imaging;
using Exemption.Reading;
using SkiaSharp;

namespace Exemption.Tests.Reading;

/// <summary>What a picture shows, which way up, and what stands in which field.</summary>
[Collection(nameof(ReadPictures))]
public sealed class DocumentReaderTests(ReadPictures pictures)
{
    [Fact]
    public void Without_the_nets_there_is_no_reader()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        DocumentReader.TryOpen(folder, out var reader).ShouldBeFalse();
        reader.ShouldBeNull();
        DocumentReader.TryOpen(Path.Combine(folder, "absent"), out _).ShouldBeFalse();
        File.WriteAllText(Path.Combine(folder, "det.onnx"), "not a net");
        File.WriteAllText(Path.Combine(folder, "rec.onnx"), "not a net");
        DocumentReader.TryOpen(folder, out _).ShouldBeFalse();
        Directory.Delete(folder, true);
    }

    [Theory]
    [InlineData("Front", "IdFront")]
    [InlineData("Back", "IdBack")]
    [InlineData("Certificate", "Certificate")]
    [InlineData("Other", "Other")]
    public void Document_is_known_by_its_words(string drawn, string kind) => pictures.Of(drawn).Reading.Kind.Kind.ToString().ShouldBe(kind);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Document_that_lies_wrong_is_read_all_the_same(int turns)
    {
        var picture = pictures.Of("Front", turns: turns);
        picture.Reading.QuarterTurns.ShouldBe(turns);
        picture.Reading.Kind.Kind.ShouldBe(DocumentKind.IdFront);
        picture.Reading.Verify(picture.True("idNumber"), ValueKind.IdNumber).Answer.ShouldBe(VerificationAnswer.Agrees);
    }

    [Fact]
    public void Front_of_a_card_is_read_field_by_field()
    {
        var picture = pictures.Of("Front");
        var read = IdFrontFields.Of(picture.Reading);
        read.Sex.ShouldNotBeNull(picture.Lines);
        read.Name!.Text.ShouldBe(picture.True("name"));
        read.Sex!.Text.ShouldBe(picture.True("sex"));
        read.Address!.Text.ShouldBe(picture.True("address"));
        read.IdNumber!.Text.ShouldBe(picture.True("idNumber"));
        read.IdNumber.IsSure.ShouldBeTrue();
        read.Birth!.Date!.Value.Year.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(picture.True("birthYear"));
    }

    [Fact]
    public void Back_of_a_card_tells_how_long_it_is_valid()
    {
        var picture = pictures.Of("Back");
        var read = IdBackFields.Of(picture.Reading);
        read.Authority.ShouldNotBeNull(picture.Lines);
        read.Authority.Text.ShouldBe(picture.True("authority"));
        read.ValidFrom!.Date!.Value.ToString("yyyy.MM.dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(picture.True("validity")[..10]);
        (read.IsLongTerm ? "长期" : read.ValidUntil!.Date!.Value.ToString("yyyy.MM.dd", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(picture.True("validity")[11..]);
    }

    [Fact]
    public void Certificate_is_read_field_by_field()
    {
        var picture = pictures.Of("Certificate");
        var read = CertificateFields.Of(picture.Reading);
        read.Name!.Text.ShouldBe(picture.True("name"));
        read.Title!.Text.ShouldBe(picture.True("skill").Replace(" ", string.Empty, StringComparison.Ordinal));
        read.Level!.Text.ShouldBe(picture.True("level"));
        read.Number!.Text.ShouldBe(picture.True("certificateNumber"));
        read.IdNumber!.Text.ShouldBe(picture.True("idNumber"));
        read.IssuedOn!.Date.ShouldNotBeNull();
    }

    [Fact]
    public void Empty_and_tiny_pictures_say_nothing()
    {
        pictures.Of("Back");
        DocumentReader.TryOpen(Path.Combine(AppContext.BaseDirectory, "models"), out var reader).ShouldBeTrue();
        using var own = reader;
        using var empty = new SKBitmap(40, 3);
        empty.Erase(SKColors.White);
        var reading = own!.Read(empty);
        reading.Lines.ShouldBeEmpty();
        reading.Kind.Kind.ShouldBe(DocumentKind.Other);
        reading.Verify("519999199603010014", ValueKind.IdNumber).Answer.ShouldBe(VerificationAnswer.NotSure);
        IdFrontFields.Of(reading).ShouldBe(new(null, null, null, null, null));
        CertificateFields.Of(ReadingLines.FromBytes(reading.ToBytes())).Number.ShouldBeNull();
    }
}
