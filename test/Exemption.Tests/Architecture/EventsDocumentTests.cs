using System.Text;
using Exemption.Framework.Events;
using Exemption.Host.Hosting;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Architecture;

/// <summary>docs/events.md says who listens to what; it is written from the subscriptions and fails when it is stale.</summary>
public sealed class EventsDocumentTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "events.md");

    [Fact]
    public void Events_page_is_up_to_date()
    {
        var expected = Write();
        if (Environment.GetEnvironmentVariable("EXEMPTION_WRITE_DOCS") == "1")
        {
            System.IO.File.WriteAllText(File, expected);
        }

        System.IO.File.ReadAllText(File).ShouldBe(expected, "run the tests once with EXEMPTION_WRITE_DOCS=1");
    }

    private static string Write()
    {
        var text = new StringBuilder("# Events and jobs\n\nWritten by `EventsDocumentTests`; every line is one outbox row per occurrence. Names are stored, so they never change.\n\n")
            .Append("| message | type | subscriber | handler | module |\n|---|---|---|---|---|\n");
        foreach (var s in ModuleList.All.SelectMany(m => Subscription.In(m.Assembly)).OrderBy(s => s.EventName, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{s.EventName}` | {s.Event.Name} | `{s.Name}` | {s.Handler.Name} | {s.Handler.Assembly.GetName().Name!.Replace("Exemption.", "", StringComparison.Ordinal)} |\n");
        }

        return text.ToString();
    }
}
