using Exemption.Printing.Domain;
using SkiaSharp;

namespace Exemption.Printing.Pdf;

/// <summary>Something that will stand on a page; pages are lists of these, so that page totals and fonts are known before anything is drawn.</summary>
internal abstract record Mark;

/// <summary>One line of text; <paramref name="Y"/> is the top of its line.</summary>
internal sealed record TextMark(float X, float Y, string Text, TextStyle Style) : Mark;

/// <summary>One ruled line.</summary>
internal sealed record LineMark(float X1, float Y1, float X2, float Y2, float Thickness, uint Ink = TextStyle.Black) : Mark;

/// <summary>A filled area.</summary>
internal sealed record FillMark(SKRect Box, uint Ink) : Mark;

/// <summary>A photo fitted into a box, with its purpose written across, or <paramref name="Instead"/> when there is none or it cannot be read.</summary>
internal sealed record PhotoMark(SKRect Box, RecordPhoto? Photo, string Instead, string Purpose, TextStyle Style) : Mark;

/// <summary>A QR code in a square.</summary>
internal sealed record CodeMark(SKRect Box, string Content) : Mark;

/// <summary>Text around a centre, turned by <paramref name="Degrees"/>.</summary>
internal sealed record StampMark(float X, float Y, float Degrees, string Text, TextStyle Style) : Mark;

/// <summary>One page before it is drawn.</summary>
internal sealed class PageMarks
{
    public List<Mark> Marks { get; } = [];
}
