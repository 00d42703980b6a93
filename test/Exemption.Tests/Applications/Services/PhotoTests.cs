using System.Net;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Blobs;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Exemption.Tests.Applications.Services;

/// <summary>Photographs: who may see them, that each view is logged once, that they lie sealed, and what becomes of replaced ones (S-16 … S-18, S-39, Y-13).</summary>
public sealed class PhotoTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly People _people = new(host);

    private static string Address(Guid id, System.Text.Json.JsonElement photo, string size = "full") => $"/api/applications/{id}/photos/{photo.Id()}/{size}";

    private Task<int> ViewsAsync(Guid id) => host.InDbAsync(db => db.Set<AccessLogEntry>().CountAsync(e => e.SubjectId == id));

    [Fact]
    public async Task Owner_own_centre_and_university_see_it_and_each_view_is_logged_once()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var submitted = await student.SubmittedAsync();
        var photo = submitted.GetProperty("photos")[0];
        var views = 0;
        foreach (var client in new[] { student.Client, await _people.CenterAdminAsync(center), await _people.ReviewerAsync() })
        {
            foreach (var size in new[] { "full", "thumbnail" })
            {
                var response = await client.GetAsync(Address(submitted.Id(), photo, size));
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
                response.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
                response.Headers.CacheControl!.NoStore.ShouldBeTrue();
                response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
                response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
                using var picture = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());
                picture.Width.ShouldBe(size == "full" ? photo.GetProperty("width").GetInt32() : 360);
                (await ViewsAsync(submitted.Id())).ShouldBe(++views);
            }
        }
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_it_looks_as_if_it_did_not_exist()
    {
        var (center, other) = (await _people.CenterAsync(), await _people.CenterAsync());
        var student = await _people.StudentAsync(center);
        var submitted = await student.SubmittedAsync();
        var address = Address(submitted.Id(), submitted.GetProperty("photos")[0]);
        var missing = $"/api/applications/{submitted.Id()}/photos/{Guid.NewGuid()}/full";
        foreach (var client in new[] { (await _people.StudentAsync(center)).Client, (await _people.StudentAsync(other)).Client, await _people.CenterAdminAsync(other) })
        {
            var (foreign, none) = (await client.GetAsync(address), await client.GetAsync(missing));
            (foreign.StatusCode, await foreign.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.NotFound, await none.Content.ReadAsStringAsync()));
        }

        (await ViewsAsync(submitted.Id())).ShouldBe(0);
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_student_only()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var draft = await student.ReadyAsync();
        var address = Address(draft.Id(), draft.GetProperty("photos")[0]);
        (await student.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await _people.CenterAdminAsync(center)).GetAsync(address).ShouldRefuseAsync(HttpStatusCode.NotFound);
        await (await _people.ReviewerAsync()).GetAsync(address).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_photo_id_under_another_application_opens_nothing()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var (one, two) = (await student.ReadyAsync(), await student.StartAsync());
        await student.Client.GetAsync(Address(two.Id(), one.GetProperty("photos")[0])).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Bad_uploads_are_refused_with_their_code_and_change_nothing()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.StartAsync();
        await student.UploadAsync(draft.Id(), "IdFront", []).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Applications:PhotoUnreadable");
        await student.UploadAsync(draft.Id(), "IdFront", "GIF89a, or so it says"u8.ToArray()).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Applications:PhotoTypeNotAllowed");
        await student.UploadAsync(draft.Id(), "IdFront", Applicants.Draw(SKColors.Red, 300, 200)).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Applications:PhotoTooSmall");
        await student.UploadAsync(draft.Id(), "IdFront", Applicants.Picture, field: "picture").ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Invalid");
        await student.UploadAsync(draft.Id(), "Passport", Applicants.Picture).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        await student.UploadAsync(draft.Id(), "IdFront", new byte[10 * 1024 * 1024 + 1]).ShouldRefuseAsync(HttpStatusCode.RequestEntityTooLarge, "Exemption:TooLarge");
        (await student.ReadAsync(draft.Id())).GetProperty("photos").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_files_on_disk_are_sealed_and_bound_to_their_place()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.ReadyAsync();
        var photo = draft.GetProperty("photos")[0].Id();
        var stored = await host.Services.GetRequiredService<IBlobContainer>().ReadAsync(DocumentPhoto.BlobName(photo, PhotoVariant.Full), default);
        stored.AsSpan().IndexOf("JFIF"u8).ShouldBe(-1);
        stored[0].ShouldBe((byte)1);
    }

    [Fact]
    public async Task A_replaced_photo_of_a_draft_is_deleted_with_its_files()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.ReadyAsync();
        var old = draft.GetProperty("photos")[0];
        await (await student.UploadAsync(draft.Id(), "IdFront", Applicants.Draw(SKColors.Green))).ReadJsonAsync("replace");
        (await student.ReadAsync(draft.Id())).GetProperty("photos").GetArrayLength().ShouldBe(3);
        await student.Client.GetAsync(Address(draft.Id(), old)).ShouldRefuseAsync(HttpStatusCode.NotFound);

        // The key has gone at once; the files follow a day later, when no backup can be on its way to them any more.
        await host.FilesGoAsync();
        var blobs = host.Services.GetRequiredService<IBlobContainer>();
        foreach (var variant in Enum.GetValues<PhotoVariant>())
        {
            await Should.ThrowAsync<FileNotFoundException>(() => blobs.ReadAsync(DocumentPhoto.BlobName(old.Id(), variant), default));
        }
    }

    [Fact]
    public async Task Simultaneous_uploads_into_one_slot_leave_one_picture()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => student.UploadAsync(draft.Id(), "Certificate", Applicants.Picture)));
        answers.ShouldAllBe(a => a.IsSuccessStatusCode);
        (await student.ReadAsync(draft.Id())).GetProperty("photos").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_photo_somebody_decided_on_is_kept_when_it_is_replaced()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var submitted = await student.SubmittedAsync();
        var old = submitted.GetProperty("photos")[0];
        await (await _people.CenterAdminAsync(center)).PostJsonAsync($"/api/review/center/applications/{submitted.Id()}/reject", new { version = submitted.Version(), points = new[] { new { item = "photos.IdFront", reason = "PhotoUnclear" } } });
        await (await student.UploadAsync(submitted.Id(), "IdFront", Applicants.Draw(SKColors.Green))).ReadJsonAsync("replace");
        await host.DrainOutboxAsync();

        var row = await host.InDbAsync(db => db.Set<DocumentPhoto>().SingleAsync(p => p.Id == old.Id()));
        row.ReplacedAt.ShouldNotBeNull();
        (await host.Services.GetRequiredService<IBlobContainer>().ReadAsync(DocumentPhoto.BlobName(row.Id, PhotoVariant.Full), default)).Length.ShouldBeGreaterThan(0);
        await student.Client.GetAsync(Address(submitted.Id(), old)).ShouldRefuseAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nbroken off")]
    public async Task A_broken_form_is_the_senders_fault(string type, string text)
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.StartAsync();
        using var body = new StringContent(text);
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        await student.Client.PutAsync(new Uri($"/api/applications/mine/{draft.Id()}/photos/IdFront", UriKind.Relative), body)
            .ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:BadRequest");
    }
}
