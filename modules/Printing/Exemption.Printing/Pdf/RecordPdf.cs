using System.Text;
using Exemption.Printing.Domain;
using Exemption.Printing.Templates;
using SkiaSharp;

namespace Exemption.Printing.Pdf;

/// <summary>Makes the PDF: one record or many in one file, each with its own page numbers, with the typeface cut down to what the file uses.</summary>
internal static class RecordPdf
{
    /// <remarks>
    /// Two passes. The first lays all records out only to learn which characters occur; the second lays out, reads the photos of and draws one record
    /// after the other. Layout costs little and photos much, so a hundred records need hardly more memory than one.
    /// </remarks>
    public static async Task RenderAsync(
        Stream output, IReadOnlyList<RecordSheet> sheets, RecordPrint print, RecordTexts texts, CancellationToken cancellationToken = default)
    {
        var fonts = FormFonts.Instance;
        var used = new CodePoints();
        foreach (var page in sheets.SelectMany(s => RecordForm.Compose(s, print, texts, fonts)))
        {
            used.Gather(page);
        }

        using var regular = fonts.Subset(FontWeight.Regular, used.Of(FontWeight.Regular));
        using var bold = fonts.Subset(FontWeight.Bold, used.Of(FontWeight.Bold));
        var title = sheets.Count == 1 ? $"{texts["Title"]} {sheets[0].Number}" : texts["Title"];
        using var document = SKDocument.CreatePdf(output, new SKDocumentPdfMetadata
        {
            Title = title,
            Creator = "Exemption",
            Creation = print.PrintedAt,
            Modified = print.PrintedAt,
        });
        foreach (var sheet in sheets)
        {
            using var drawer = new PageDrawer(regular, bold);
            foreach (var page in RecordForm.Compose(sheet, print, texts, fonts))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await drawer.DrawAsync(document.BeginPage(FormFlow.PageWidth, FormFlow.PageHeight), page, cancellationToken);
                document.EndPage();
            }
        }

        document.Close();
    }

    /// <summary>The characters a document uses, by weight.</summary>
    private sealed class CodePoints
    {
        private readonly SortedSet<int>[] _used = [new(), new()];

        public SortedSet<int> Of(FontWeight weight) => _used[(int)weight];

        public void Gather(PageMarks page)
        {
            foreach (var (text, style) in page.Marks.SelectMany(Texts))
            {
                Of(style.Weight).UnionWith(text.EnumerateRunes().Select(r => r.Value));
            }
        }

        private static IEnumerable<(string Text, TextStyle Style)> Texts(Mark mark) => mark switch
        {
            TextMark m => [(m.Text, m.Style)],
            StampMark m => [(m.Text, m.Style)],
            PhotoMark m => [(m.Instead, m.Style), (m.Purpose, m.Style)],
            _ => [],
        };
    }
}
