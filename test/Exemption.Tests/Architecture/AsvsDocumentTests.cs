using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Architecture;

/// <summary>docs/security says which requirement is met by what; it must leave none out and name no proof that is not there.</summary>
public sealed partial class AsvsDocumentTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "security");
    private static readonly string[] States = ["met", "part", "open", "operator", "n/a"];
    private static readonly Entry[] Entries = [.. Rows(File.ReadAllLines(Path.Combine(Folder, "asvs.md")))];

    [Fact]
    public void Every_requirement_has_one_row_of_its_level()
    {
        var asked = File.ReadLines(Path.Combine(Repository.Root, "test", "Exemption.Tests", "Architecture", "asvs-5.0.0.txt")).Where(l => !l.StartsWith('#'));
        Entries.Select(e => $"{e.Id} {e.Level}").ShouldBe(asked, ignoreOrder: true);
    }

    [Fact]
    public void Every_row_says_how_it_stands_in_few_words_of_ours()
    {
        Entries.Where(e => !States.Contains(e.State)).ShouldBeEmpty();
        Entries.Where(e => e.Asks.Split(' ').Length > 12).ShouldBeEmpty();
        Entries.Where(e => e is { State: "part" or "open" or "n/a", How.Length: 0 }).ShouldBeEmpty("what is missing, or why it does not apply, must be said");
    }

    [Theory]
    [InlineData("asvs.md")]
    [InlineData("threat-model.md")]
    [InlineData("duties.md")]
    public void Every_test_that_is_named_exists(string page)
    {
        var classes = typeof(AsvsDocumentTests).Assembly.GetTypes().Select(t => t.Name).ToHashSet();
        var named = Named().Matches(File.ReadAllText(Path.Combine(Folder, page))).Select(m => m.Groups[1].Value).Distinct().ToList();
        named.ShouldNotBeEmpty();
        named.Where(name => !classes.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_counts_are_right()
    {
        var file = Path.Combine(Folder, "asvs.md");
        var expected = Counts().Replace(File.ReadAllText(file), _ => $"<!-- counts -->\n{Summary()}<!-- /counts -->");
        if (Environment.GetEnvironmentVariable("EXEMPTION_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, expected);
        }

        File.ReadAllText(file).ShouldBe(expected, "run the tests once with EXEMPTION_WRITE_DOCS=1");
    }

    private static string Summary()
    {
        var text = new StringBuilder($"| level | {string.Join(" | ", States)} | all |\n|---|{string.Concat(States.Select(_ => "---|"))}---|\n");
        foreach (var level in Entries.GroupBy(e => e.Level).OrderBy(g => g.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {level.Key} | {string.Join(" | ", States.Select(s => level.Count(e => e.State == s)))} | {level.Count()} |\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\nMet and shown by a named test: {Entries.Count(e => e is { State: "met", Tests.Length: > 0 })} of {Entries.Count(e => e.State == "met")}.\n").ToString();
    }

    private static IEnumerable<Entry> Rows(IEnumerable<string> lines) => lines
        .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
        .Where(cells => cells.Length == 8 && Id().IsMatch(cells[1]))
        .Select(cells => new Entry(cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]));

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex Id();

    [GeneratedRegex(@"`([A-Z]\w+Tests)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"<!-- counts -->.*<!-- /counts -->", RegexOptions.Singleline)]
    private static partial Regex Counts();

    private sealed record Entry(string Id, string Level, string Asks, string State, string How, string Tests);
}
