using System.Text.RegularExpressions;
using Exemption.Framework.Localization;
using Exemption.Framework.Modularity;
using Exemption.Host.Hosting;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Architecture;

/// <summary>Every text exists in both languages, and none stands in code.</summary>
public sealed partial class TextsTests
{
    private static readonly TextCatalog Texts = new([typeof(ExemptionFramework).Assembly, .. ModuleList.All.Select(m => m.Assembly), typeof(Program).Assembly]);

    [Fact]
    public void Both_languages_have_the_same_keys() => Texts.All("zh-Hans").Keys.Order().ShouldBe(Texts.All("en").Keys.Order());

    [Fact]
    public void Both_languages_name_the_same_values() =>
        Texts.All("zh-Hans").Where(t => !Placeholders(t.Value).SetEquals(Placeholders(Texts.All("en")[t.Key]))).Select(t => t.Key).ShouldBeEmpty();

    [Fact]
    public void Chinese_texts_have_Chinese_marks() => Texts.All("zh-Hans").Where(t => WesternMark().IsMatch(t.Value)).Select(t => t.Key).ShouldBeEmpty();

    [Fact]
    public void Every_code_that_is_thrown_has_a_text()
    {
        var codes = Repository.SourceFiles().SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct();
        codes.Where(c => Texts.Find("zh-Hans", c) is null).ShouldBeEmpty();
    }

    [Fact]
    public void No_Chinese_stands_in_a_string_of_the_code()
    {
        // What is printed on documents is what the reader looks for, and no text that anybody is shown.
        var found = from file in Repository.SourceFiles().Where(f => !f.Contains("/Exemption.Applications.Reading/", StringComparison.Ordinal))
                    from line in File.ReadLines(file)
                    let code = line.Split("//")[0]
                    where ChineseString().IsMatch(code)
                    select $"{Path.GetFileName(file)}: {line.Trim()}";
        found.ShouldBeEmpty();
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    /// <summary>A comma and its like of western width beside a Chinese character: GB/T 15834 has its own.</summary>
    [GeneratedRegex(@"[\u4e00-\u9fff》”）][,;:?!(]|[,;?!)][\u4e00-\u9fff《“（]")]
    private static partial Regex WesternMark();

    [GeneratedRegex(@"new (?:BusinessException|InputException)\((?:""\w+"", )?""(\w+:\w+)""")]
    private static partial Regex Code();

    [GeneratedRegex("\"[^\"]*[\\u4e00-\\u9fff][^\"]*\"")]
    private static partial Regex ChineseString();
}
