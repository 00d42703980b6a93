using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications.Domain;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Review.Services;

/// <summary>The same certificate in the hands of two students (F-64, F-65, 5-04): the university sees both and settles it, a centre learns no more than that there is another.</summary>
public sealed class DuplicateTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private const string Pairs = "/api/review/university/duplicates";

    [Fact]
    public async Task Across_centres_the_university_sees_both_and_a_centre_nothing_but_that_there_is_another()
    {
        var (mine, theirs) = await SharedAsync();
        var seen = await mine.Admin.OpenAsync("center", mine.Id);
        var shared = seen.GetProperty("duplicates").EnumerateArray().ShouldHaveSingleItem();
        shared.GetProperty("pairId").ValueKind.ShouldBe(JsonValueKind.Null);
        shared.GetProperty("other").ValueKind.ShouldBe(JsonValueKind.Null);
        (shared.GetProperty("grounds")[0].GetString(), shared.Text("verdict")).ShouldBe(("SameCertificate", "Open"));
        seen.GetProperty("others").GetArrayLength().ShouldBe(0);
        var told = seen.GetRawText();
        foreach (var secret in new[] { theirs.Student.Name, theirs.Student.AdmissionTicketNumber, theirs.Id.ToString(), theirs.Number, theirs.CenterName, theirs.CenterId.ToString(), theirs.Student.Id.ToString() })
        {
            told.ShouldNotContain(secret, Shouldly.Case.Insensitive);
        }

        var reviewer = await host.People.ReviewerAsync();
        var pair = await PairOfAsync(reviewer, mine.Id);
        var both = await reviewer.GetJsonAsync($"{Pairs}/{pair.Id()}");
        new[] { both.GetProperty("first"), both.GetProperty("second") }.Select(s => s.GetProperty("application").GetProperty("student").Text("name"))
            .ShouldBe([mine.Student.Name, theirs.Student.Name], ignoreOrder: true);
        both.GetProperty("differing").EnumerateArray().Select(f => f.GetString()).ShouldContain("idNumber");
        both.GetProperty("differing").EnumerateArray().Select(f => f.GetString()).ShouldNotContain("certificateNumber");

        // To the centre the pair is missing, exactly like one that never was.
        var (foreign, missing) = (await mine.Admin.GetAsync($"/api/review/center/duplicates/{pair.Id()}"), await mine.Admin.GetAsync($"/api/review/center/duplicates/{Guid.NewGuid()}"));
        (foreign.StatusCode, missing.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        (await foreign.Content.ReadAsStringAsync()).ShouldBe(await missing.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Within_a_centre_both_are_seen_in_full()
    {
        var number = Applicants.CertificateNumber();
        var one = await CaseAsync(number);
        var other = await CaseAsync(number, one);
        await host.DrainOutboxAsync();

        var shared = (await one.Admin.OpenAsync("center", one.Id)).GetProperty("duplicates").EnumerateArray().ShouldHaveSingleItem();
        shared.GetProperty("other").Text("studentName").ShouldBe(other.Student.Name);
        var both = await one.Admin.GetJsonAsync($"/api/review/center/duplicates/{shared.GetProperty("pairId").GetString()}");
        new[] { both.GetProperty("first"), both.GetProperty("second") }.Select(s => s.GetProperty("application").Id()).ShouldBe([one.Id, other.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task The_queue_marks_it_and_the_system_leaves_the_point_to_a_person()
    {
        var (mine, _) = await SharedAsync();
        var clean = await CaseAsync(Applicants.CertificateNumber(), mine);
        await host.DrainOutboxAsync();
        var all = await mine.Admin.PostJsonAsync("/api/review/center/applications/query", new { });
        Marked(all).ShouldBe([mine.Id]);
        Ids(all).ShouldContain(clean.Id);
        Ids(await mine.Admin.PostJsonAsync("/api/review/center/applications/query", new { suspected = true })).ShouldBe([mine.Id]);
        (await mine.Admin.GetJsonAsync("/api/review/center/queues")).GetProperty("suspected").GetInt32().ShouldBe(1);

        var point = (await mine.Admin.OpenAsync("center", mine.Id)).GetProperty("checklist").EnumerateArray().Single(c => c.Text("code") == "CertificateNumberMatches");
        point.GetProperty("checked").GetBoolean().ShouldBeFalse();
        point.Text("hint").ShouldContain("另一助学点有申请使用了此证书编号");
    }

    [Fact]
    public async Task The_university_passes_nothing_before_it_has_said_what_the_pair_is()
    {
        var (mine, theirs) = await SharedAsync();
        var reviewer = await host.People.ReviewerAsync();
        await PassOnAsync(mine, theirs);
        await reviewer.TryApproveAsync("university", mine.Id, await reviewer.VersionAsync("university", mine.Id)).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:DuplicateUnresolved");

        await ResolveAsync(reviewer, mine.Id, "UsedTwice", theirs.Id);
        await reviewer.TryApproveAsync("university", theirs.Id, await reviewer.VersionAsync("university", theirs.Id)).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:DuplicateAgainst");
        (await reviewer.ApproveAsync("university", mine.Id)).Text("status").ShouldBe("Approved");
        (await reviewer.RejectAsync("university", theirs.Id)).Text("status").ShouldBe("Rejected");
    }

    [Fact]
    public async Task Without_the_outbox_it_is_refused_as_well()
    {
        var number = Applicants.CertificateNumber();
        var (mine, theirs) = (await CaseAsync(number), await CaseAsync(number));
        await PassOnAsync(mine, theirs);
        var reviewer = await host.People.ReviewerAsync();
        await reviewer.TryApproveAsync("university", mine.Id, await reviewer.VersionAsync("university", mine.Id)).ShouldRefuseAsync(HttpStatusCode.Conflict, "Review:DuplicateUnresolved");
    }

    [Fact]
    public async Task A_resolution_is_on_record_for_the_desks_and_its_words_for_the_university_alone()
    {
        var (mine, theirs) = await SharedAsync();
        var reviewer = await host.People.ReviewerAsync();
        await ResolveAsync(reviewer, mine.Id, "TypingSlip", mine.Id, $"与{theirs.Student.Name}的证书比对");
        var record = Resolved(await reviewer.OpenAsync("university", mine.Id)).ShouldHaveSingleItem();
        record.Text("note").ShouldContain(theirs.Student.Name);
        record.GetProperty("reasons")[0].Text("code").ShouldBe("Duplicate.TypingSlip");
        Resolved(await reviewer.OpenAsync("university", theirs.Id)).Single().GetProperty("reasons")[0].Text("code").ShouldBe("Duplicate.Cleared");

        var atCenter = await mine.Admin.OpenAsync("center", mine.Id);
        Resolved(atCenter).Single().GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Null);
        atCenter.GetRawText().ShouldNotContain(theirs.Student.Name);
        atCenter.GetProperty("duplicates")[0].Text("verdict").ShouldBe("AgainstThis");
        (await theirs.Admin.OpenAsync("center", theirs.Id)).GetProperty("duplicates")[0].Text("verdict").ShouldBe("Cleared");
        Resolved(await mine.Student.ReadAsync(mine.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_resolved_pair_comes_back_only_when_one_of_the_two_changes()
    {
        var (mine, theirs) = await SharedAsync();
        var reviewer = await host.People.ReviewerAsync();
        await ResolveAsync(reviewer, mine.Id, "NoDuplicate", null);
        await mine.Admin.ApproveAsync("center", mine.Id);
        await host.DrainOutboxAsync();
        (await StateAsync(mine.Id)).ShouldBe("Resolved");
        (await reviewer.OpenAsync("university", mine.Id)).GetProperty("duplicates")[0].Text("verdict").ShouldBe("Cleared");
        (await reviewer.ApproveAsync("university", mine.Id)).Text("status").ShouldBe("Approved");

        // A new picture of the certificate is a change.
        host.Tick();
        await theirs.Admin.RejectAsync("center", theirs.Id);
        host.Tick();
        (await theirs.Student.UploadAsync(theirs.Id, "IdFront", Applicants.Picture)).EnsureSuccessStatusCode();
        await host.SubmitAsync(theirs.Student, await theirs.Student.ReadAsync(theirs.Id));
        await host.DrainOutboxAsync();
        (await StateAsync(mine.Id)).ShouldBe("Open");
        (await reviewer.OpenAsync("university", mine.Id)).GetProperty("duplicates")[0].Text("verdict").ShouldBe("Open");
    }

    [Fact]
    public async Task Taking_back_a_submission_ends_the_pair()
    {
        var (mine, theirs) = await SharedAsync();
        host.Tick();
        await theirs.Student.Client.PostJsonAsync($"/api/applications/mine/{theirs.Id}/recall", new { version = (await theirs.Student.ReadAsync(theirs.Id)).Version() });
        await host.DrainOutboxAsync();
        (await StateAsync(mine.Id)).ShouldBe("Ended");
        (await mine.Admin.OpenAsync("center", mine.Id)).GetProperty("duplicates").GetArrayLength().ShouldBe(0);
        Ids(await mine.Admin.PostJsonAsync("/api/review/center/applications/query", new { suspected = true })).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_ID_number_of_two_students_is_found_too()
    {
        var mine = await CaseAsync(Applicants.CertificateNumber());
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var twin = await host.People.StudentAsync(center, admin);
        // The register lets no number in twice; this one comes from a time when it held none.
        await host.InDbAsync(db => db.Set<Exemption.Identity.Domain.Student>().Where(s => s.Id == twin.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.IdNumberIndex, (byte[]?)null).SetProperty(s => s.IdNumberCipher, (byte[]?)null)));
        var id = (await host.SubmitNewAsync(twin with { IdNumber = mine.Student.IdNumber })).Id();
        await host.DrainOutboxAsync();

        var seen = await admin.OpenAsync("center", id);
        seen.GetProperty("duplicates")[0].GetProperty("grounds")[0].GetString().ShouldBe("SameIdNumber");
        seen.GetProperty("checklist").EnumerateArray().Single(c => c.Text("code") == "IdNumberMatches").Text("hint").ShouldContain("另一助学点有申请使用了此身份证号码");
    }

    [Fact]
    public async Task A_resolution_needs_a_reason_one_of_the_two_and_the_pair_as_it_was_seen()
    {
        var (mine, theirs) = await SharedAsync();
        var reviewer = await host.People.ReviewerAsync();
        var pair = await PairOfAsync(reviewer, mine.Id);
        var path = $"{Pairs}/{pair.Id()}/resolve";
        await reviewer.PostAsJsonAsync(path, new { version = pair.Version(), outcome = "NoDuplicate", reason = " " }).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        await reviewer.PostAsJsonAsync(path, new { version = pair.Version(), outcome = "UsedTwice", againstId = Guid.NewGuid(), reason = "x" }).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        await reviewer.PostAsJsonAsync(path, new { version = pair.Version(), outcome = "NoDuplicate", againstId = mine.Id, reason = "x" }).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        await reviewer.PostAsJsonAsync(path, new { version = pair.Version() + 1, outcome = "NoDuplicate", reason = "x" }).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:Conflict");
        theirs.Id.ShouldNotBe(mine.Id);
    }

    [Fact]
    public async Task The_list_of_pairs_goes_on_where_it_ended()
    {
        var reviewer = await host.People.ReviewerAsync();
        await SharedAsync();
        await SharedAsync();
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await reviewer.PostJsonAsync($"{Pairs}/query", new { limit = 1, after });
            seen.AddRange(Ids(page));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        seen.ShouldBeUnique();
        seen.Count.ShouldBe((await reviewer.PostJsonAsync($"{Pairs}/query", new { limit = 100 })).GetProperty("total").GetInt32());
    }

    private static IEnumerable<JsonElement> Resolved(JsonElement application) => application.GetProperty("records").EnumerateArray().Where(r => r.Text("action") == "DuplicateResolved");

    private static IReadOnlyList<Guid> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(r => r.Id())];

    private static IReadOnlyList<Guid> Marked(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Where(r => r.GetProperty("isSuspected").GetBoolean()).Select(r => r.Id())];

    private static async Task<JsonElement> PairOfAsync(HttpClient reviewer, Guid id) =>
        (await reviewer.PostJsonAsync($"{Pairs}/query", new { limit = 100 })).GetProperty("items").EnumerateArray().Single(p => p.Text("firstId") == id.ToString() || p.Text("secondId") == id.ToString());

    private static async Task ResolveAsync(HttpClient reviewer, Guid id, string outcome, Guid? againstId, string reason = "已与发证机构核对")
    {
        var pair = await PairOfAsync(reviewer, id);
        var after = await reviewer.PostJsonAsync($"{Pairs}/{pair.Id()}/resolve", new { version = pair.Version(), outcome, againstId, reason });
        after.GetProperty("pair").Text("state").ShouldBe("Resolved");
    }

    private Task<string> StateAsync(Guid id) => host.InDbAsync(async db => (await db.Set<DuplicatePair>().AsNoTracking().SingleAsync(p => p.FirstId == id || p.SecondId == id)).State.ToString());

    private async Task PassOnAsync(params Filed[] cases)
    {
        foreach (var one in cases)
        {
            host.Tick();
            await one.Admin.ApproveAsync("center", one.Id);
        }

        host.Tick();
    }

    /// <summary>Two students of two centres with one certificate.</summary>
    private async Task<(Filed Mine, Filed Theirs)> SharedAsync()
    {
        var number = Applicants.CertificateNumber();
        var (mine, theirs) = (await CaseAsync(number), await CaseAsync(number));
        await host.DrainOutboxAsync();
        return (mine, theirs);
    }

    private async Task<Filed> CaseAsync(string number, Filed? beside = null)
    {
        var center = beside?.Center ?? await host.People.CenterAsync();
        var admin = beside?.Admin ?? await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var application = await host.SubmitNewAsync(student, number);
        return new Filed(center, admin, student, application.Id(), application.Text("number"));
    }

    private sealed record Filed(Center Center, HttpClient Admin, Student Student, Guid Id, string Number)
    {
        public Guid CenterId => Center.Id;
        public string CenterName => Center.Name;
    }
}
