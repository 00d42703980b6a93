using Exemption.Review.Services;

namespace Exemption.Tests.Review.Services;

/// <summary>RFC 4180, and nothing that a spreadsheet would run.</summary>
public sealed class ExportCsvTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("样例学生", "样例学生")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData(" edge ", "\" edge \"")]
    [InlineData("51999919900101001X", "51999919900101001X")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public void A_cell_is_quoted_where_it_must_be_and_never_a_formula(string? text, string cell) => ExportCsv.Cell(text).ShouldBe(cell);

    [Fact]
    public void A_line_ends_as_the_RFC_says() => ExportCsv.Line(["a", null, "b,c"]).ShouldBe("a,,\"b,c\"\r\n");
}
