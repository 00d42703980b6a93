using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Localization;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Applications.Domain;

/// <summary>docs/workflow.md is made from the table and fails here when it is stale. To renew it, run this test with EXEMPTION_WRITE_DOCS=1.</summary>
public sealed class WorkflowDocumentTests
{
    private static readonly TextCatalog Texts = new([typeof(ApplicationsModule).Assembly]);

    [Fact]
    public void The_document_shows_the_table()
    {
        var path = Path.Combine(Repository.Root, "docs", "workflow.md");
        var wanted = Document();
        if (Environment.GetEnvironmentVariable("EXEMPTION_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, wanted);
        }

        File.ReadAllText(path).ShouldBe(wanted);
    }

    private static string Document()
    {
        string[] lines =
        [
            "# Workflow of an application", "", "Made from `modules/Applications/Exemption.Applications/Domain/ApplicationWorkflow.cs` by a test; do not edit.", "",
            "```mermaid", "stateDiagram-v2",
            .. Enum.GetValues<ApplicationStatus>().Select(s => $"  {s}: {Word("Status", s)}"),
            $"  [*] --> {ApplicationStatus.Draft}",
            .. ApplicationWorkflow.Table.Select(t => $"  {t.From} --> {t.To}: {Word("Action", t.Action)} ({Word("Side", t.Side)})"),
            $"  {ApplicationStatus.Approved} --> [*]", $"  {ApplicationStatus.Withdrawn} --> [*]", "```", "",
            "| From | Action | To | By |", "|---|---|---|---|",
            .. ApplicationWorkflow.Table.Select(t => $"| {Both("Status", t.From)} | {Both("Action", t.Action)} | {Both("Status", t.To)} | {Both("Side", t.Side)} |"), "",
            "What moves nothing:", "", "| Status | Action | By |", "|---|---|---|",
            .. Unmoving().Select(u => $"| {Both("Status", u.Item1)} | {Both("Action", u.Item2)} | {Both("Side", u.Item3)} |"), "",
            "Conditions beside the table: a submission needs an open window, or the grace after a rejection; when neither is left, a rejected one may be asked about once (申诉 `Appeal`); a recall is possible only while nobody reviews; each desk undoes only its own decision, the last one made; what its desk has put off (暂缓办理 `Pause`) is resumed (恢复办理 `Resume`), or its day comes, before anybody decides it.", "",
        ];
        return string.Join('\n', lines);
    }

    private static IEnumerable<(ApplicationStatus, ApplicationAction, ActorSide)> Unmoving()
    {
        var (owner, tenant) = (Guid.NewGuid(), Guid.NewGuid());
        return from status in Enum.GetValues<ApplicationStatus>()
               from side in new[] { ActorSide.Student, ActorSide.Center, ActorSide.University }
               let actor = new Actor(owner, string.Empty, side, side == ActorSide.University ? null : tenant)
               from action in ApplicationWorkflow.AllowedActions(new ApplicationFacts(status, tenant, owner, null, true), actor)
               where ApplicationWorkflow.Next(status, action, side) is null
               select (status, action, side);
    }

    private static string Word<T>(string kind, T value) => Texts.Find("zh-Hans", $"Applications:{kind}:{value}") ?? throw new InvalidOperationException($"No word for {value}.");

    private static string Both<T>(string kind, T value) => $"{Word(kind, value)} `{value}`";
}
