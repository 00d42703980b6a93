using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Testing;
using SkiaSharp;

namespace Exemption.Tests.Applications.Services;

/// <summary>Photographs are judged when they come: the cause is named, nobody is locked out, and the reviewer sees what was sent on all the same (S-23, Y-09).</summary>
public sealed class JudgedPhotoTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task A_good_photo_has_a_flat_picture_of_the_document_beside_the_original()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.StartAsync();

        var photo = await (await student.UploadAsync(draft.Id(), "IdFront", Applicants.Picture)).ReadJsonAsync("upload");

        Judgement(photo).GetProperty("isUsable").GetBoolean().ShouldBeTrue();
        photo.GetProperty("isOptimised").GetBoolean().ShouldBeTrue();
        using var optimised = SKBitmap.Decode(await student.Client.GetByteArrayAsync(Address(draft.Id(), photo, "optimised")));
        (optimised.Width / (float)optimised.Height).ShouldBe(85.6f / 54, 0.01f);
        using var original = SKBitmap.Decode(await student.Client.GetByteArrayAsync(Address(draft.Id(), photo, "full")));
        (original.Width, original.Height).ShouldBe((1200, 800));
    }

    [Fact]
    public async Task A_photo_without_a_document_is_kept_but_holds_the_submission_until_it_is_sent_on()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var draft = await student.ReadyAsync();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var poor = await (await student.UploadAsync(draft.Id(), "IdBack", Applicants.EmptyTable())).ReadJsonAsync("upload");
            Judgement(poor).GetProperty("causes")[0].Text("code").ShouldBe("NotFound");
            Judgement(poor).GetProperty("isUsable").GetBoolean().ShouldBeFalse();
            Judgement(poor).GetProperty("maySendOn").GetBoolean().ShouldBe(attempt == 3);
            (await student.ReadAsync(draft.Id())).Problems().ShouldContainKeyAndValue("photos.IdBack", "Applications:PhotoPoor");
            if (attempt < 3)
            {
                await SendOnAsync(student, draft.Id()).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:PhotoNotToSendOn");
            }
        }

        await student.TrySubmitAsync(await student.ReadAsync(draft.Id())).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        var sent = await (await SendOnAsync(student, draft.Id())).ReadJsonAsync("send on");
        Judgement(sent).GetProperty("wasSentOn").GetBoolean().ShouldBeTrue();
        var submitted = await student.SubmitAsync(await student.ReadAsync(draft.Id()));

        var admin = await _people.CenterAdminAsync(center);
        var seen = await admin.GetJsonAsync($"/api/review/center/applications/{submitted.Id()}");
        var mark = seen.GetProperty("photos").EnumerateArray().Single(p => p.Text("kind") == "IdBack");
        Judgement(mark).GetProperty("wasSentOn").GetBoolean().ShouldBeTrue();
        await admin.GetAsync(Address(submitted.Id(), mark, "optimised")).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_usable_photo_in_between_begins_the_count_anew()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var id = (await student.StartAsync()).Id();
        foreach (var picture in new[] { Applicants.EmptyTable(), Applicants.EmptyTable(), Applicants.Picture, Applicants.EmptyTable() })
        {
            await (await student.UploadAsync(id, "IdBack", picture)).ReadJsonAsync("upload");
        }

        await SendOnAsync(student, id).ShouldRefuseAsync(HttpStatusCode.Conflict, "Applications:PhotoNotToSendOn");
    }

    [Theory]
    [InlineData("?corners=0.1,0.1,0.9,0.1,0.9,0.9")]
    [InlineData("?corners=0.1,0.1,0.9,0.1,0.9,0.9,0.1,1.2")]
    [InlineData("?corners=0.1,0.9,0.9,0.9,0.9,0.1,0.1,0.1")]
    [InlineData("?corners=0.5,0.5,0.51,0.5,0.51,0.51,0.5,0.51")]
    [InlineData("?frame=a,b,c,d,e,f,g,h")]
    public async Task Corners_that_are_none_are_refused(string query)
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.StartAsync();

        var refusal = await student.UploadAsync(draft.Id(), "IdFront", Applicants.Picture, query: query).ShouldRefuseAsync(HttpStatusCode.BadRequest);

        refusal.GetProperty("validationErrors")[0].Strings("members").ShouldBe([query[1..query.IndexOf('=', StringComparison.Ordinal)]]);
    }

    [Fact]
    public async Task Where_the_student_says_the_document_lies_it_is_cut_out()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.StartAsync();

        var photo = await (await student.UploadAsync(draft.Id(), "IdFront", Applicants.EmptyTable(), query: "?corners=0.1,0.1,0.8,0.1,0.8,0.7,0.1,0.7")).ReadJsonAsync("upload");

        photo.Text("corners").ShouldBe("0.1,0.1,0.8,0.1,0.8,0.7,0.1,0.7");
        photo.GetProperty("isOptimised").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Thresholds_are_data_and_their_effect_is_seen_before_they_hold()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var id = (await student.StartAsync()).Id();
        await (await student.UploadAsync(id, "IdFront", Applicants.Picture)).ReadJsonAsync("upload");
        var admin = await _people.AdminAsync();
        var present = await admin.GetJsonAsync("/api/catalogue/photo-thresholds");
        var strict = Input(present, documentPixels: new { warn = 5000, block = 4000 });

        var effect = await admin.PostJsonAsync("/api/catalogue/photo-thresholds/effect", strict);
        var front = effect.GetProperty("kinds").EnumerateArray().Single(k => k.Text("kind") == "IdFront");
        front.GetProperty("photos").GetInt32().ShouldBeGreaterThan(0);
        front.GetProperty("blockedThen").GetInt32().ShouldBe(front.GetProperty("photos").GetInt32());
        front.GetProperty("blockedNow").GetInt32().ShouldBeLessThan(front.GetProperty("photos").GetInt32());

        await admin.PutJsonAsync("/api/catalogue/photo-thresholds", strict);
        await admin.PutAsJsonAsync("/api/catalogue/photo-thresholds", strict).ShouldRefuseAsync(HttpStatusCode.Conflict, "Exemption:Conflict");
        var judged = await (await student.UploadAsync(id, "IdFront", Applicants.Draw(SKColors.Khaki))).ReadJsonAsync("upload");
        Judgement(judged).GetProperty("causes")[0].Text("code").ShouldBe("TooSmall");

        var back = Input(await admin.GetJsonAsync("/api/catalogue/photo-thresholds"), documentPixels: present.GetProperty("card").GetProperty("documentPixels"));
        await admin.PutJsonAsync("/api/catalogue/photo-thresholds", back);
    }

    [Fact]
    public async Task Thresholds_in_the_wrong_order_are_refused()
    {
        var admin = await _people.AdminAsync();
        var present = await admin.GetJsonAsync("/api/catalogue/photo-thresholds");

        var refusal = await admin.PutAsJsonAsync("/api/catalogue/photo-thresholds", Input(present, documentPixels: new { warn = 400, block = 700 }))
            .ShouldRefuseAsync(HttpStatusCode.BadRequest);
        refusal.GetProperty("validationErrors")[0].Strings("members").ShouldBe(["card.documentPixels"]);
    }

    private static object Input(JsonElement present, object documentPixels)
    {
        var card = present.GetProperty("card").EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
        card["documentPixels"] = documentPixels;
        return new { number = present.GetProperty("number").GetInt32(), card, certificate = present.GetProperty("certificate") };
    }

    private static Task<HttpResponseMessage> SendOnAsync(Student student, Guid id) =>
        student.Client.PostAsync(new Uri($"/api/applications/mine/{id}/photos/IdBack/send-on", UriKind.Relative), null);

    private static JsonElement Judgement(JsonElement photo) => photo.GetProperty("judgement");

    private static string Address(Guid id, JsonElement photo, string variant) => $"/api/applications/{id}/photos/{photo.Id()}/{variant}";
}
