using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Applications.Services;
using Exemption.Tests.Applications;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Exemption.Tests.Flows;

/// <summary>The correction loop (F-27, F-28, F-30 to F-32): a desk asks for this and that, and this and that is what the student may change and owes.</summary>
public sealed class ItemisedRejectionTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    private static readonly RejectionPoint[] PhotoAndPhone =
        [new("phone", "PhoneNotOwn", null), new("photos.IdFront", "PhotoUnclear", "号码处反光"), new("photos.IdFront", "PhotoIncomplete", null)];

    [Fact]
    public async Task The_student_reads_each_point_with_reason_note_and_examples_and_the_records_keep_them()
    {
        var (student, admin, id) = await SubmittedAsync();
        await RejectAsync(admin, id, PhotoAndPhone, "请在三天内完成");

        var mine = await student.ReadAsync(id);
        var points = mine.GetProperty("rejection").GetProperty("points").EnumerateArray().ToList();
        points.Select(p => (p.Text("item"), p.GetProperty("reason").Text("text"), p.GetProperty("note").GetString())).ShouldBe(
            [("phone", "手机号码不是本人号码", null), ("photos.IdFront", "照片不清晰", "号码处反光"), ("photos.IdFront", "证件没有完整拍入照片", null)]);
        (points[1].Text("goodExample"), points[1].Text("badExample")).ShouldBe(("Card", "Blurred"));
        mine.GetProperty("rejection").Text("note").ShouldBe("请在三天内完成");
        mine.GetProperty("fixList").Strings("openFields").ShouldBe(["phone", "photos.IdFront"]);
        mine.OwedItems().ShouldBe(["phone", "photos.IdFront"]);
        mine.GetProperty("records").EnumerateArray().Single(r => r.Text("action") == "Reject").GetProperty("points").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task What_was_not_asked_for_stays_as_it_was_submitted()
    {
        var (student, admin, id) = await SubmittedAsync();
        await RejectAsync(admin, id, PhotoAndPhone);
        var mine = await student.ReadAsync(id);

        var error = await student.Client.PutAsJsonAsync($"/api/applications/mine/{id}", Input(mine, ("certificateNumber", "OTHER-2026-1"), ("remark", "x"), ("phone", "13900000001")))
            .ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        error.GetProperty("validationErrors").EnumerateArray().Select(e => e.Strings("members")[0]).ShouldBe(["certificateNumber", "remark"]);
        var closed = await student.UploadAsync(id, "Certificate", Applicants.Picture).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        closed.GetProperty("validationErrors")[0].Strings("members").ShouldBe(["photos.Certificate"]);
        await student.Client.PutAsJsonAsync($"/api/applications/mine/{id}/fix-answers/remark", new { version = mine.Version(), remark = "x" }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await student.ReadAsync(id)).Text("certificateNumber").ShouldBe(mine.Text("certificateNumber"));

        (await student.Client.PutJsonAsync($"/api/applications/mine/{id}", Input(mine, ("phone", "13900000001")))).Text("phone").ShouldBe("13900000001");
    }

    [Fact]
    public async Task A_submission_waits_until_every_point_is_changed_or_answered()
    {
        var (student, admin, id) = await SubmittedAsync();
        await RejectAsync(admin, id, PhotoAndPhone);
        var mine = await student.ReadAsync(id);
        mine.Problems().ShouldBe(new Dictionary<string, string> { ["phone"] = "Applications:FixOwed", ["photos.IdFront"] = "Applications:FixOwed" });
        await student.TrySubmitAsync(mine).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");

        await (await student.UploadAsync(id, "IdFront", Applicants.Draw(SKColors.LightGreen))).ReadJsonAsync("retake");
        mine = await student.ReadAsync(id);
        mine.OwedItems().ShouldBe(["phone"]);
        mine = await student.AnswerAsync(mine, "phone", "  ");
        mine.OwedItems().ShouldBe(["phone"], "an empty remark answers nothing");
        mine = await student.AnswerAsync(mine, "phone", "号码确为本人,已由助学点核实");
        mine.Problems().ShouldBeEmpty();
        host.Tick();
        (await (await student.TrySubmitAsync(mine)).ReadJsonAsync("submit")).Text("status").ShouldBe("Submitted");
    }

    [Fact]
    public async Task Taking_the_correction_back_does_not_open_what_was_closed()
    {
        var (student, admin, id) = await SubmittedAsync();
        await RejectAsync(admin, id, [new("phone", "PhoneNotOwn", null)]);
        var again = await host.SubmitAsync(student, await student.ReadAsync(id));
        var draft = await student.Client.PostJsonAsync($"/api/applications/mine/{id}/recall", new { version = again.Version() });
        draft.GetProperty("fixList").Strings("openFields").ShouldBe(["phone"]);
        draft.OwedItems().ShouldBeEmpty("what was answered stays answered");
        await student.Client.PutAsJsonAsync($"/api/applications/mine/{id}", Input(draft, ("remark", "x"))).ShouldRefuseAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_reason_changed_later_changes_no_rejection_that_named_it()
    {
        var manager = await host.People.AdminAsync();
        var code = $"T{Guid.NewGuid():N}"[..12];
        var reason = await manager.PostJsonAsync("/api/catalogue/rejection-reasons", Reason(code, "样例原因", null));
        var (student, admin, id) = await SubmittedAsync(phone: "13811110001");
        await RejectAsync(admin, id, [new("phone", code, null)]);
        await host.DrainOutboxAsync();
        host.Sms.DeliveredTo("13811110001").ShouldHaveSingleItem().Text.ShouldContain("样例词");

        var changed = await manager.PutJsonAsync($"/api/catalogue/rejection-reasons/{reason.Id()}", Reason(code, "后来的说法", reason.Version()));
        changed.GetProperty("wording").GetInt32().ShouldBe(2);
        (await student.ReadAsync(id)).GetProperty("rejection").GetProperty("points")[0].GetProperty("reason").Text("text").ShouldBe("样例原因");
        (await student.Client.GetJsonAsync("/api/notifications/mine")).GetProperty("items")[0].Text("body").ShouldContain("样例原因");

        var (next, desk, other) = await SubmittedAsync();
        await RejectAsync(desk, other, [new("phone", code, null)]);
        (await next.ReadAsync(other)).GetProperty("rejection").GetProperty("points")[0].GetProperty("reason").Text("text").ShouldBe("后来的说法");
    }

    [Fact]
    public async Task A_reason_is_refused_where_it_may_not_be_given_and_when_it_is_no_longer_in_use()
    {
        var manager = await host.People.AdminAsync();
        var code = $"T{Guid.NewGuid():N}"[..12];
        var reason = await manager.PostJsonAsync("/api/catalogue/rejection-reasons", Reason(code, "样例原因", null));
        await manager.PostAsJsonAsync("/api/catalogue/rejection-reasons", Reason(code, "同名", null)).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:CodeTaken");
        await manager.PostAsJsonAsync("/api/catalogue/rejection-reasons", Reason("1 bad", "x", null)).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        var (_, admin, id) = await SubmittedAsync();
        var version = await admin.VersionAsync("center", id);
        await admin.TryRejectAsync("center", id, version, [new RejectionPoint("remark", code, null)]).ShouldRefuseAsync(HttpStatusCode.BadRequest);

        var off = Reason(code, "样例原因", reason.Version());
        off["isActive"] = false;
        await manager.PutJsonAsync($"/api/catalogue/rejection-reasons/{reason.Id()}", off);
        await manager.PutAsJsonAsync($"/api/catalogue/rejection-reasons/{reason.Id()}", off).ShouldRefuseAsync(HttpStatusCode.Conflict, "Exemption:Conflict");
        await admin.TryRejectAsync("center", id, version, [new RejectionPoint("phone", code, null)]).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        (await admin.GetJsonAsync("/api/review/center/options")).GetProperty("rejectionReasons").EnumerateArray().Select(r => r.Text("code")).ShouldNotContain(code);
    }

    [Fact]
    public async Task Rejections_from_before_the_points_still_read_well_and_open_everything()
    {
        var (student, admin, id) = await SubmittedAsync();
        await host.InDbAsync(async db =>
        {
            var a = await db.Set<ExemptionApplication>().Include(x => x.Courses).SingleAsync(x => x.Id == id);
            a.Act(ApplicationAction.Reject, new Actor(Guid.NewGuid(), "样例初审员", ActorSide.Center, a.TenantId), host.Clock.GetUtcNow().UtcDateTime, ["PhotoUnclear", "NameMismatch"], ["photos.IdFront"], "旧记录");
            return await db.SaveChangesAsync();
        });
        var mine = await student.ReadAsync(id);
        var rejection = mine.GetProperty("rejection");
        rejection.GetProperty("reasons").EnumerateArray().Select(r => r.Text("text")).ShouldBe(["照片不清晰", "姓名与证件不一致"]);
        (rejection.Strings("items").Single(), rejection.Text("note"), rejection.GetProperty("points").GetArrayLength()).ShouldBe(("photos.IdFront", "旧记录", 0));
        mine.GetProperty("fixList").ValueKind.ShouldBe(JsonValueKind.Null);
        await student.Client.PutJsonAsync($"/api/applications/mine/{id}", Input(mine, ("remark", "已改")));
        (await host.SubmitAsync(student, await student.ReadAsync(id))).Text("status").ShouldBe("Submitted");
        (await admin.OpenAsync("center", id)).GetProperty("records").GetArrayLength().ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Every_submission_is_kept_sealed_with_values_photos_and_answers()
    {
        var (student, admin, id) = await SubmittedAsync();
        var first = await student.ReadAsync(id);
        await RejectAsync(admin, id, PhotoAndPhone);
        await (await student.UploadAsync(id, "IdFront", Applicants.Draw(SKColors.LightGreen))).ReadJsonAsync("retake");
        await host.SubmitAsync(student, await student.ReadAsync(id));

        var rows = await host.InDbAsync(db => db.Set<SubmittedVersion>().Where(v => v.ApplicationId == id).OrderBy(v => v.Number).ToListAsync());
        System.Text.Encoding.UTF8.GetString(rows[0].ContentCipher).ShouldNotContain(first.Text("phone"));
        await using var scope = host.Services.CreateAsyncScope();
        var versions = scope.ServiceProvider.GetRequiredService<SubmittedVersions>();
        var kept = rows.ConvertAll(v => (v.Number, v.SupersededAt, Content: versions.Open(v)));
        kept.Select(v => (v.Number, v.SupersededAt is null)).ShouldBe([(1, false), (2, true)]);
        kept[0].Content.CertificateNumber.ShouldBe(first.Text("certificateNumber"));
        FixRules.Changed(kept[0].Content, kept[1].Content).ShouldBe(["photos.IdFront"]);
        kept[1].Content.Answers.ShouldHaveSingleItem().Item.ShouldBe("phone");
    }

    [Fact]
    public async Task The_next_round_sees_what_was_asked_what_changed_and_both_photos()
    {
        var (student, admin, id) = await SubmittedAsync();
        var old = (await student.ReadAsync(id)).GetProperty("photos").EnumerateArray().Single(p => p.Text("kind") == "IdFront").Id();
        await RejectAsync(admin, id, PhotoAndPhone);
        await (await student.UploadAsync(id, "IdFront", Applicants.Draw(SKColors.LightGreen))).ReadJsonAsync("retake");
        await host.SubmitAsync(student, await student.ReadAsync(id));

        var both = (await admin.GetJsonAsync($"/api/review/center/applications/{id}/submissions")).GetProperty("items");
        both.GetArrayLength().ShouldBe(2);
        both[0].GetProperty("asked").ValueKind.ShouldBe(JsonValueKind.Null);
        both[0].Text("idNumber").ShouldContain("*");
        both[0].Text("phone").ShouldContain("*");
        both[1].Strings("changed").ShouldBe(["photos.IdFront"]);
        both[1].GetProperty("asked").GetProperty("points").GetArrayLength().ShouldBe(3);
        both[1].GetProperty("unchanged")[0].Text("item").ShouldBe("phone");
        var before = both[0].GetProperty("photos").EnumerateArray().Single(p => p.Text("kind") == "IdFront");
        (before.Id(), before.GetProperty("isKept").GetBoolean()).ShouldBe((old, true));

        var picture = new Uri($"/api/applications/{id}/photos/{old}/full", UriKind.Relative);
        (await admin.GetAsync(picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await student.Client.GetAsync(picture).ShouldRefuseAsync(HttpStatusCode.NotFound);
        var stranger = await host.People.CenterAdminAsync(await host.People.CenterAsync());
        await stranger.GetAsync(picture).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await stranger.GetAsync(new Uri($"/api/review/center/applications/{id}/submissions", UriKind.Relative)).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_record_of_a_decision_leads_to_what_lay_before_whoever_decided()
    {
        var (student, admin, id) = await SubmittedAsync();
        await admin.PutAsJsonAsync($"/api/review/center/applications/{id}/checklist", new { version = await admin.VersionAsync("center", id), @checked = Desks.All("center").Take(2) });
        await RejectAsync(admin, id, [new("phone", "PhoneNotOwn", null)]);
        var mine = await student.ReadAsync(id);
        await student.Client.PutJsonAsync($"/api/applications/mine/{id}", Input(mine, ("phone", "13900007777")));
        await host.SubmitAsync(student, await student.ReadAsync(id));
        host.Tick();
        var records = (await admin.ApproveAsync("center", id)).GetProperty("records").EnumerateArray().ToList();

        var rejected = await PastAsync(admin, id, records.Single(r => r.Text("action") == "Reject"));
        (rejected.GetProperty("submission").GetProperty("number").GetInt32(), rejected.GetProperty("submission").Text("phone")).ShouldBe((1, "138****1234"));
        rejected.GetProperty("checklist").EnumerateArray().Where(c => c.GetProperty("checked").GetBoolean()).Select(c => c.Text("code")).ShouldBe(Desks.All("center").Take(2));
        rejected.GetProperty("submission").GetProperty("photos").GetArrayLength().ShouldBe(3);

        var approved = await PastAsync(admin, id, records.Single(r => r.Text("action") == "CenterApprove"));
        (approved.GetProperty("submission").GetProperty("number").GetInt32(), approved.GetProperty("submission").Text("phone")).ShouldBe((2, "139****7777"));
        approved.GetProperty("checklist").EnumerateArray().ShouldAllBe(c => c.GetProperty("checked").GetBoolean());
        await admin.GetAsync(new Uri($"/api/review/center/applications/{id}/records/{records[0].Id()}", UriKind.Relative)).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    private static Task<JsonElement> PastAsync(HttpClient admin, Guid id, JsonElement record) => admin.GetJsonAsync($"/api/review/center/applications/{id}/records/{record.Id()}");

    private static async Task RejectAsync(HttpClient admin, Guid id, RejectionPoint[] points, string? toAll = null) =>
        await (await admin.TryRejectAsync("center", id, await admin.VersionAsync("center", id), points, toAll)).ReadJsonAsync("reject");

    private async Task<(Student Student, HttpClient Admin, Guid Id)> SubmittedAsync(string phone = "13800001234")
    {
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var student = await host.People.StudentAsync(center, admin);
        var id = (await host.SubmitNewAsync(student, phone: phone)).Id();
        host.Tick();
        return (student, admin, id);
    }

    private static Dictionary<string, object?> Reason(string code, string chinese, int? version) => new()
    {
        ["version"] = version, ["code"] = code, ["position"] = 50, ["chinese"] = chinese, ["english"] = "sample reason", ["sms"] = "样例词", ["items"] = new[] { "phone" },
        ["needsNote"] = false, ["goodExample"] = "Number", ["badExample"] = null, ["isActive"] = true,
    };

    /// <summary>The draft as it stands, with some of it changed.</summary>
    private static Dictionary<string, object?> Input(JsonElement mine, params (string Field, object? Value)[] changes)
    {
        var input = new Dictionary<string, object?>
        {
            ["version"] = mine.Version(), ["courseCodes"] = mine.GetProperty("courses").EnumerateArray().Select(c => c.Text("code")).ToArray(),
        };
        foreach (var field in new[] { "idNumber", "phone", "certificateTypeId", "certificateLevel", "certificateNumber", "issuedOn", "validUntil", "remark" })
        {
            input[field] = mine.GetProperty(field).GetString();
        }

        foreach (var (field, value) in changes)
        {
            input[field] = value;
        }

        return input;
    }
}
