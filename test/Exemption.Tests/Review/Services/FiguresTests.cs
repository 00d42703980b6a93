using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Review.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Exemption.Tests.Review.Services;

/// <summary>The work in figures (F-34, F-85, 5-12): counted as it happens, and still what a recount finds.</summary>
public sealed class FiguresTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private string Day => Exemption.Framework.Timing.Shanghai.Today(host.Clock).ToString("yyyy-MM-dd", null);

    [Fact]
    public async Task After_a_random_run_of_people_at_once_the_numbers_are_those_of_a_recount()
    {
        var centers = new[] { await DeskAsync(), await DeskAsync() };
        var reviewer = await host.People.ReviewerAsync();
        using var stop = new CancellationTokenSource();
        var deliveries = DeliverAsync(stop.Token);
        await Task.WhenAll(centers.SelectMany(c => c.Students.Select((student, i) => LiveAsync(student, c.Admin, reviewer, new Random(i)))));
        await stop.CancelAsync();
        await deliveries;
        await host.DrainOutboxAsync();

        foreach (var center in centers)
        {
            (await TotalsAsync(center.Admin, "center")).ShouldBe(await RecountAsync(center.Center.Id));
        }

        (await TotalsAsync(reviewer, "university")).ShouldBe(await RecountAsync(null));
    }

    [Fact]
    public async Task Behind_each_number_stand_its_cases()
    {
        var desk = await DeskAsync();
        var reviewer = await host.People.ReviewerAsync();
        await Task.WhenAll(desk.Students.Select((student, i) => LiveAsync(student, desk.Admin, reviewer, new Random(100 + i))));
        await host.DrainOutboxAsync();

        var figures = await FiguresAsync(desk.Admin, "center");
        foreach (var (figure, count) in Counts(figures.GetProperty("totals")).Where(f => f.Key is not ("FirstDecided" or "FirstPassed")))
        {
            (await CasesAsync(desk.Admin, new() { ["figure"] = figure })).Count.ShouldBe(count, figure);
        }

        foreach (var reason in figures.GetProperty("reasons").EnumerateArray())
        {
            (await CasesAsync(desk.Admin, new() { ["figure"] = reason.Text("figure"), ["reason"] = reason.Text("code") })).Count.ShouldBe(reason.GetProperty("count").GetInt32());
        }

        var admin = figures.GetProperty("reviewers").EnumerateArray().ShouldHaveSingleItem();
        (await CasesAsync(desk.Admin, new() { ["figure"] = "CenterApproved", ["reviewerId"] = admin.Id().ToString() })).Count.ShouldBe(admin.GetProperty("approved").GetInt32());
        (await CasesAsync(desk.Admin, new() { ["figure"] = "CenterApproved", ["reviewerId"] = Guid.NewGuid().ToString() })).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_passes_at_the_first_decision_is_told_apart()
    {
        var desk = await DeskAsync();
        var first = (await host.SubmitNewAsync(desk.Students[0])).Id();
        var second = (await host.SubmitNewAsync(desk.Students[1])).Id();
        await desk.Admin.ApproveAsync("center", first);
        await desk.Admin.RejectAsync("center", second);
        host.Tick();
        await host.SubmitAsync(desk.Students[1], await desk.Students[1].ReadAsync(second));
        host.Tick();
        await desk.Admin.ApproveAsync("center", second);
        await host.DrainOutboxAsync();

        var totals = Counts((await FiguresAsync(desk.Admin, "center")).GetProperty("totals"));

        (totals["FirstDecided"], totals["FirstPassed"]).ShouldBe((2, 1));
        (totals["Submitted"], totals["Resubmitted"], totals["CenterApproved"], totals["CenterRejected"]).ShouldBe((2, 1, 2, 1));
    }

    [Fact]
    public async Task A_message_that_was_given_up_counts()
    {
        var desk = await DeskAsync();
        var id = (await host.SubmitNewAsync(desk.Students[0], phone: "13800009876")).Id();
        host.Sms.Trouble = order => order.Phone == "13800009876" ? new Exemption.Notification.Sms.SmsRefusedException("REFUSED") : null;
        await desk.Admin.RejectAsync("center", id);
        await host.DrainOutboxAsync();
        await host.DrainOutboxAsync();
        host.Sms.Trouble = _ => null;

        Counts((await FiguresAsync(desk.Admin, "center")).GetProperty("totals"))["SmsFailed"].ShouldBe(1);
    }

    [Fact]
    public async Task What_waits_is_told_by_its_age()
    {
        var desk = await DeskAsync();
        await host.SubmitNewAsync(desk.Students[0]);
        // Longer than a session: the next day people sign in anew.
        host.Clock.Advance(TimeSpan.FromDays(2));
        var admin = await host.People.CenterAdminAsync(desk.Center);
        await host.SubmitNewAsync(await host.People.StudentAsync(desk.Center, admin));

        var waiting = (await FiguresAsync(admin, "center")).GetProperty("waiting").EnumerateArray().ToDictionary(a => a.GetProperty("fromDays").GetInt32(), a => a.GetProperty("count").GetInt32());

        (waiting[0], waiting[1], waiting[3]).ShouldBe((1, 1, 0));
    }

    [Theory]
    [InlineData("2026-11-02", "2026-11-01")]
    [InlineData("2026-01-01", "2026-11-01")]
    [InlineData("1999-01-01", "1999-01-02")]
    public async Task A_span_that_cannot_be_is_refused(string from, string to)
    {
        var reviewer = await host.People.ReviewerAsync();
        await reviewer.GetAsync(new Uri($"/api/review/university/figures?from={from}&to={to}", UriKind.Relative)).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task They_leave_as_a_file_with_a_purpose_that_is_noted()
    {
        var desk = await DeskAsync();
        await host.SubmitNewAsync(desk.Students[0]);
        await host.DrainOutboxAsync();
        await ExportAsync(desk.Admin, "Csv", " ").ShouldRefuseAsync(HttpStatusCode.BadRequest);

        var csv = await (await ExportAsync(desk.Admin, "Csv", "月报")).Content.ReadAsStringAsync();
        using var xlsx = new MemoryStream(await (await ExportAsync(desk.Admin, "Xlsx", "月报")).Content.ReadAsByteArrayAsync());

        csv.Split("\r\n").ShouldContain($"{Day},首次提交,1");
        var row = xlsx.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Single(r => (string)r["日期"] == Day);
        Convert.ToInt32(row["首次提交"], null).ShouldBe(1);
        (await host.InDbAsync(db => db.Set<AccessLogEntry>().CountAsync(e => e.What == "figures" && e.SubjectId == desk.Center.Id && e.Purpose == "月报"))).ShouldBe(2);
    }

    private async Task<(Center Center, HttpClient Admin, Student[] Students)> DeskAsync()
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        return (center, admin, [await host.People.StudentAsync(center, admin), await host.People.StudentAsync(center, admin), await host.People.StudentAsync(center, admin)]);
    }

    /// <summary>A student submits, recalls, is rejected here and there, submits again, withdraws at last or passes.</summary>
    private async Task LiveAsync(Student student, HttpClient admin, HttpClient reviewer, Random random)
    {
        var application = await host.SubmitNewAsync(student);
        var id = application.Id();
        for (var step = 0; step < 8; step++)
        {
            switch ((application.Text("status"), random.Next(4)))
            {
                case ("Submitted", 0):
                    await student.Client.PostJsonAsync($"/api/applications/mine/{id}/recall", new { version = application.Version() });
                    break;
                case ("Submitted", 1):
                    await admin.RejectAsync("center", id, random.Next(2) == 0 ? "PhotoUnclear" : "NameMismatch");
                    break;
                case ("Submitted", _):
                    await admin.ApproveAsync("center", id);
                    break;
                case ("CenterApproved", 0):
                    await reviewer.ApproveAsync("university", id);
                    break;
                case ("CenterApproved", _):
                    await reviewer.RejectAsync("university", id);
                    break;
                case ("Rejected", 0):
                    await student.Client.PostJsonAsync($"/api/applications/mine/{id}/withdraw", new { version = application.Version(), reason = "x" });
                    break;
                case ("Rejected" or "Draft", _):
                    await host.SubmitAsync(student, application);
                    break;
                default:
                    return;
            }

            host.Tick();
            application = await student.ReadAsync(id);
        }
    }

    /// <summary>Counting goes on while people work.</summary>
    private async Task DeliverAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await host.DrainOutboxAsync();
        }
    }

    /// <summary>From the handling records, which nobody counts in.</summary>
    private Task<Dictionary<string, int>> RecountAsync(Guid? center) => host.InDbAsync(async db =>
    {
        var records = await db.Set<HandlingRecord>().Where(r => r.ToStatus != null && (center == null || r.TenantId == center)).ToListAsync();
        var counts = Enum.GetNames<Figure>().ToDictionary(n => n, _ => 0);
        foreach (var ofOne in records.GroupBy(r => r.ApplicationId))
        {
            var decided = false;
            foreach (var r in ofOne.OrderBy(r => r.At).ThenBy(r => r.Id))
            {
                var name = (r.Action, r.ActorSide, r.FromStatus) switch
                {
                    (HandlingAction.Submit, _, ApplicationStatus.Rejected) => "Resubmitted",
                    (HandlingAction.Submit, _, _) => "Submitted",
                    (HandlingAction.Recall, _, _) => "Recalled",
                    (HandlingAction.Withdraw, _, _) => "Withdrawn",
                    (HandlingAction.CenterApprove, _, _) => "CenterApproved",
                    (HandlingAction.UniversityApprove, _, _) => "UniversityApproved",
                    (HandlingAction.Reject, ActorSide.Center, _) => "CenterRejected",
                    (HandlingAction.Reject, _, _) => "UniversityRejected",
                    _ => null,
                };
                if (name is null)
                {
                    continue;
                }

                counts[name]++;
                if (name is "CenterApproved" or "CenterRejected" && !decided)
                {
                    decided = true;
                    counts["FirstDecided"]++;
                    counts["FirstPassed"] += name == "CenterApproved" ? 1 : 0;
                }
            }
        }

        counts["SmsFailed"] = await db.Set<HandlingRecord>().CountAsync(r => r.Action == HandlingAction.SmsFailed && (center == null || r.TenantId == center));
        return counts;
    });

    private async Task<Dictionary<string, int>> TotalsAsync(HttpClient client, string side) => Counts((await FiguresAsync(client, side)).GetProperty("totals"));

    private static Dictionary<string, int> Counts(JsonElement counts) => counts.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetInt32());

    private static Task<JsonElement> FiguresAsync(HttpClient client, string side) => client.GetJsonAsync($"/api/review/{side}/figures");

    private async Task<List<JsonElement>> CasesAsync(HttpClient client, Dictionary<string, object> query)
    {
        var all = new List<JsonElement>();
        string? after = null;
        do
        {
            var page = await client.PostJsonAsync("/api/review/center/figures/cases", new Dictionary<string, object?>(query.Select(q => KeyValuePair.Create(q.Key, (object?)q.Value)))
            {
                ["from"] = Exemption.Framework.Timing.Shanghai.Today(host.Clock).AddDays(-60).ToString("yyyy-MM-dd", null), ["to"] = Day, ["limit"] = 2, ["after"] = after,
            });
            all.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        return all;
    }

    private Task<HttpResponseMessage> ExportAsync(HttpClient client, string format, string purpose) =>
        client.PostAsJsonAsync("/api/review/center/figures/export", new { from = Day, to = Day, format, purpose });
}
