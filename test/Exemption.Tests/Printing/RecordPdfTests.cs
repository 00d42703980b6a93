using System.Globalization;
using System.Text;
using Exemption.Printing.Domain;
using Exemption.Printing.Pdf;
using SkiaSharp;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Exemption.Tests.Printing;

public sealed class RecordPdfTests
{
    /// <summary>Set to a folder to look at the pages: the eye finds what no assertion does.</summary>
    private static readonly string? Show = Environment.GetEnvironmentVariable("EXEMPTION_SHOW_RECORDS");

    [Fact]
    public async Task The_usual_record_says_everything_word_for_word()
    {
        using var pdf = Open("usual", await SampleRecords.PrintAsync(SampleRecords.Official, SampleRecords.Usual()));

        var text = string.Join("\n\n", pdf.GetPages().Select(Lines));

        if (Show is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(Show, "usual.txt"), text + "\n");
        }

        text.ShouldBe((await File.ReadAllTextAsync(ExpectedText)).TrimEnd());
    }

    [Fact]
    public async Task Every_page_is_A4_and_numbered()
    {
        using var pdf = Open("many", await SampleRecords.PrintAsync(SampleRecords.Official, SampleRecords.Usual("MS2026000001"), SampleRecords.Full(), SampleRecords.Bare()));

        pdf.GetPages().ShouldAllBe(p => p.Width == 595 && p.Height == 842);
        var counts = new[] { 3, 4, 2 };
        pdf.NumberOfPages.ShouldBe(counts.Sum());
        var expected = counts.SelectMany(count => Enumerable.Range(1, count).Select(page => SampleRecords.Texts.Format("Page", ("page", Digits(page)), ("pages", Digits(count)))));
        pdf.GetPages().Zip(expected).ShouldAllBe(p => Lines(p.First).Contains(p.Second));
    }

    [Fact]
    public async Task Many_records_share_one_file_and_keep_their_own_words()
    {
        var sheets = Enumerable.Range(1, 12).Select(i => SampleRecords.Usual($"MS20269{i:D5}")).ToArray();

        using var pdf = Open("twelve", await SampleRecords.PrintAsync(SampleRecords.Official, sheets));

        pdf.NumberOfPages.ShouldBe(36);
        for (var i = 0; i < sheets.Length; i++)
        {
            Enumerable.Range(3 * i + 1, 3).ShouldAllBe(page => pdf.GetPage(page).Text.Contains(sheets[i].Number));
        }
    }

    [Fact]
    public async Task The_three_photos_stand_in_the_annex_byte_for_byte()
    {
        var sheet = SampleRecords.Usual();
        using var pdf = Open(null, await SampleRecords.PrintAsync(SampleRecords.Official, sheet));

        var images = pdf.GetPages().SelectMany(p => p.GetImages()).Select(i => i.RawBytes.ToArray()).ToList();

        images.Count.ShouldBe(3);
        pdf.GetPage(3).NumberOfImages.ShouldBe(3);
        foreach (var (image, photo) in images.Zip(sheet.Photos))
        {
            image.ShouldBe(await photo.ReadAsync(default));
        }
    }

    [Fact]
    public async Task Photos_too_large_or_of_another_format_still_give_a_small_file()
    {
        var huge = SampleRecords.Jpeg(3000, 2000, SKColors.Silver, 95);
        using var picture = SKImage.FromEncodedData(huge);
        using var png = picture.Encode(SKEncodedImageFormat.Webp, 90);
        var sheet = SampleRecords.Usual() with
        {
            Photos = [SampleRecords.Photo("IdFront", huge), SampleRecords.Photo("IdBack", png.ToArray()), SampleRecords.Photo("Certificate", huge)],
        };

        var bytes = await SampleRecords.PrintAsync(SampleRecords.Official, sheet);

        huge.Length.ShouldBeGreaterThan(1_000_000);
        bytes.Length.ShouldBeLessThan(1_000_000);
        using var pdf = Open("huge", bytes);
        pdf.GetPage(3).NumberOfImages.ShouldBe(3);
    }

    [Fact]
    public async Task A_photo_that_is_missing_or_broken_is_said_to_be_so()
    {
        var sheet = SampleRecords.Usual() with { Photos = [SampleRecords.Photo("IdFront", null), SampleRecords.Photo("IdBack", [1, 2, 3])] };

        using var pdf = Open(null, await SampleRecords.PrintAsync(SampleRecords.Official, sheet));

        pdf.GetPage(3).NumberOfImages.ShouldBe(0);
        Lines(pdf.GetPage(3)).Split('\n').Count(l => l == SampleRecords.Texts["Photo.Missing"]).ShouldBe(3);
    }

    [Fact]
    public async Task The_typeface_is_embedded_but_cut_down()
    {
        var bytes = await SampleRecords.PrintAsync(SampleRecords.Official, SampleRecords.Usual());

        bytes.Length.ShouldBeLessThan(1_000_000);
        using var pdf = Open(null, bytes);
        var fonts = FontFiles(pdf).ToList();
        fonts.Count.ShouldBe(2);
        fonts.ShouldAllBe(f => f.Length > 1_000 && f.Length < 150_000);
        pdf.GetPages().SelectMany(p => p.Letters).ShouldAllBe(l => l.FontName!.Contains("NotoSansSC"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_watermark_stands_on_every_page_only_when_asked_for(bool asked)
    {
        var watermark = SampleRecords.Texts["Unofficial"];

        using var pdf = Open(asked ? "unofficial" : null, await SampleRecords.PrintAsync(SampleRecords.Official with { Watermark = asked ? watermark : null }, SampleRecords.Full()));

        pdf.GetPages().ShouldAllBe(p => p.Text.Contains(watermark) == asked);
    }

    [Fact]
    public async Task A_character_no_font_has_is_marked_and_named()
    {
        using var pdf = Open(null, await SampleRecords.PrintAsync(SampleRecords.Official, SampleRecords.Full()));

        pdf.GetPage(1).Text.ShouldContain("𬱖与〓");
        pdf.GetPage(4).Text.ShouldContain(SampleRecords.Texts.Format("Lacking", ("codes", "U+2A6A5")));
    }

    [Fact]
    public async Task A_declaration_longer_than_a_page_runs_on()
    {
        var text = string.Concat(Enumerable.Range(1, 400).Select(i => $"第{i}条：所填信息真实准确。"));
        var sheet = SampleRecords.Usual() with { Declaration = new RecordDeclaration("2026-2", SampleRecords.PrintedAt, text) };

        using var pdf = Open("long", await SampleRecords.PrintAsync(SampleRecords.Official, sheet));

        var all = string.Concat(pdf.GetPages().Select(p => p.Text));
        Enumerable.Range(1, 400).ShouldAllBe(i => all.Contains($"{i}"));
        pdf.GetPages().SelectMany(p => p.Letters).ShouldAllBe(l => l.Location.Y > 25);
        pdf.NumberOfPages.ShouldBeInRange(5, 6);
    }

    [Fact]
    public async Task Photos_are_read_one_record_after_the_other()
    {
        using var output = new MemoryStream();
        var writtenAtReading = new List<long>();
        var sheets = Enumerable.Range(1, 20).Select(i => SampleRecords.Usual() with
        {
            Photos = [new RecordPhoto("Certificate", _ =>
            {
                writtenAtReading.Add(output.Length);
                return ValueTask.FromResult<byte[]?>(SampleRecords.Jpeg(800 + i, 600, SKColors.Beige));
            })],
        }).ToArray();

        await RecordPdf.RenderAsync(output, sheets, SampleRecords.Official, SampleRecords.Texts, TestContext.Current.CancellationToken);

        // What was read before is in the file already, so a hundred records never lie in memory together.
        writtenAtReading.Count.ShouldBe(20);
        writtenAtReading.Skip(1).Zip(writtenAtReading).ShouldAllBe(p => p.First > p.Second + 20_000);
    }

    [Fact]
    public async Task The_same_print_is_the_same_file()
    {
        var first = await SampleRecords.PrintAsync(SampleRecords.Official, SampleRecords.Usual());

        (await SampleRecords.PrintAsync(SampleRecords.Official, SampleRecords.Usual())).ShouldBe(first);
    }

    private static string ExpectedText => Path.Combine(Testing.Repository.Root, "test", "Exemption.Tests", "Printing", "UsualRecord.txt");

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static PdfDocument Open(string? name, byte[] bytes)
    {
        if (Show is not null && name is not null)
        {
            Directory.CreateDirectory(Show);
            File.WriteAllBytes(Path.Combine(Show, name + ".pdf"), bytes);
        }

        return PdfDocument.Open(bytes);
    }

    /// <summary>The page's text in the order of drawing; a new line where the next letter does not follow on.</summary>
    private static string Lines(UglyToad.PdfPig.Content.Page page)
    {
        var text = new StringBuilder();
        UglyToad.PdfPig.Content.Letter? before = null;
        foreach (var letter in page.Letters)
        {
            var (from, to) = (before?.EndBaseLine ?? letter.StartBaseLine, letter.StartBaseLine);
            if (Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y) > 1)
            {
                text.Append('\n');
            }

            text.Append(letter.Value);
            before = letter;
        }

        return text.ToString();
    }

    private static IEnumerable<byte[]> FontFiles(PdfDocument pdf) => pdf.Structure.CrossReferenceTable.ObjectOffsets.Keys
        .Select(pdf.Structure.GetObject).Select(o => o.Data).OfType<DictionaryToken>()
        .Where(d => d.ContainsKey(NameToken.FontFile2))
        .Select(d => ((StreamToken)pdf.Structure.GetObject(((IndirectReferenceToken)d.Data[NameToken.FontFile2]).Data).Data).Data.ToArray());
}
