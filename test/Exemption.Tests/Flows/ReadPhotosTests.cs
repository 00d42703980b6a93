using System.Text.Json;
using Exemption.Applications.Domain;
using Exemption.Host.Seeding.Specimens;
using Exemption.Tests.Applications;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Flows;

/// <summary>The host with its reader switched on.</summary>
public sealed class ReadingHost : ExemptionHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Photos:Reading", "true");
    }
}

/// <summary>What was typed is compared with what stands on the photographs, for the student before the submission and for whoever reviews (Y-09).</summary>
public sealed class ReadPhotosTests(ReadingHost host) : IClassFixture<ReadingHost>
{
    private readonly People _people = new(host);

    [Fact]
    public async Task Typed_and_read_are_compared_for_student_and_reviewer()
    {
        var center = await _people.CenterAsync();
        var student = await _people.StudentAsync(center);
        var draft = await student.ReadyAsync("CERT2026000417");
        await UploadAsync(student, draft.Id(), "IdFront", Front(student, People.FictitiousIdNumber(777_123)));
        await UploadAsync(student, draft.Id(), "Certificate", Certificate(student, "CERT2026000417"));
        State(await ReadingsAsync(student.Client, draft.Id()), "IdFront").ShouldBe("Waiting");

        await host.DrainOutboxAsync();

        var seen = await ReadingsAsync(student.Client, draft.Id());
        State(seen, "IdFront").ShouldBe("Done");
        Answer(seen, "idNumber", "Certificate").ShouldBe("Agrees");
        Answer(seen, "certificateNumber", "Certificate").ShouldBe("Agrees");
        Answer(seen, "idNumber", "IdFront").ShouldBe("Differs", "it is somebody else's card");
        Check(seen, "idNumber", "IdFront").Text("message").ShouldNotBeNullOrEmpty();
        Check(seen, "idNumber", "IdFront").Text("place").Split(',').Length.ShouldBe(8);

        // The picture of the back is none of the back; that holds the submission until another is taken.
        (await student.ReadAsync(draft.Id())).Problems().ShouldContainKeyAndValue("photos.IdBack", "Applications:PhotoPoor");
        await UploadAsync(student, draft.Id(), "IdBack", Back());
        await host.DrainOutboxAsync();
        var submitted = await student.SubmitAsync(await student.ReadAsync(draft.Id()));

        var admin = await _people.CenterAdminAsync(center);
        var reviewed = await ReadingsAsync(admin, submitted.Id());
        Answer(reviewed, "idNumber", "IdFront").ShouldBe("Differs");
        reviewed.GetProperty("proposals").GetArrayLength().ShouldBe(0, "a reviewer fills nothing in");

        // On the checklist "agrees" ticks a point, and anything else leaves it to a person and says why.
        var points = (await admin.OpenAsync("center", submitted.Id())).GetProperty("checklist").EnumerateArray().ToDictionary(p => p.Text("code"));
        points["CertificateNumberMatches"].GetProperty("checkedBy").GetProperty("system").GetBoolean().ShouldBeTrue();
        points["IdNumberMatches"].GetProperty("checked").GetBoolean().ShouldBeFalse();
        points["IdNumberMatches"].Text("hint").ShouldContain("身份证号与身份证照片不一致");
    }

    [Fact]
    public async Task Another_document_in_the_slot_is_named()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.StartAsync();
        await UploadAsync(student, draft.Id(), "IdFront", Back());

        await host.DrainOutboxAsync();

        var photo = (await student.ReadAsync(draft.Id())).GetProperty("photos")[0];
        photo.GetProperty("judgement").GetProperty("causes")[0].Text("code").ShouldBe("WrongDocument");
    }

    [Fact]
    public async Task Empty_fields_get_proposals_and_nothing_is_filled_in()
    {
        var student = await _people.StudentAsync(await _people.CenterAsync());
        var draft = await student.StartAsync();
        await UploadAsync(student, draft.Id(), "Certificate", Certificate(student, "CERT2026000417"));

        await host.DrainOutboxAsync();

        var proposals = (await ReadingsAsync(student.Client, draft.Id())).GetProperty("proposals").EnumerateArray().ToDictionary(p => p.Text("field"), p => p.Text("value"));
        proposals.ShouldContainKeyAndValue("issuedOn", "2025-06-30");
        (await student.ReadAsync(draft.Id())).GetProperty("issuedOn").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Stored_photographs_are_read_again_by_command()
    {
        // A host of its own: the command goes by the time of the world, and the clock of the house has to follow.
        await using var host = new ReadingHost();
        var people = new People(host);
        var student = await people.StudentAsync(await people.CenterAsync());
        var draft = await student.StartAsync();
        await UploadAsync(student, draft.Id(), "IdBack", Back());
        await host.DrainOutboxAsync();
        var model = await host.InDbAsync(db => db.Set<DocumentPhoto>().Where(p => p.ApplicationId == draft.Id()).Select(p => p.ReadingModel).SingleAsync());

        (await host.RunAsync("photos", "read-again", "--unless-read-by", model!)).Text.ShouldStartWith("0 ");
        var (code, text) = await host.RunAsync("photos", "read-again", "--unless-read-by", "an-older-model/0");

        code.ShouldBe(0);
        text.ShouldNotStartWith("0 ");
        await host.InDbAsync(async db => await db.Set<DocumentPhoto>().Where(p => p.ApplicationId == draft.Id()).ExecuteUpdateAsync(u => u.SetProperty(p => p.ReadingModel, "an-older-model/0")));
        host.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddMinutes(1));
        await host.DrainOutboxAsync();
        (await host.InDbAsync(db => db.Set<DocumentPhoto>().Where(p => p.ApplicationId == draft.Id()).Select(p => p.ReadingModel).SingleAsync())).ShouldBe(model);
    }

    [Fact]
    public async Task Under_a_wording_that_says_nothing_of_reading_none_is_read()
    {
        await using var host = new ReadingHost();
        var people = new People(host);
        var student = await people.StudentAsync(await people.CenterAsync());
        var admin = await people.AdminAsync();
        var text = await admin.GetJsonAsync("/api/catalogue/consent-text");
        text.GetProperty("allowsReading").GetBoolean().ShouldBeTrue("ours says so");
        await admin.PutJsonAsync("/api/catalogue/consent-text", new { version = text.Version(), chinese = text.GetProperty("chinese"), english = text.GetProperty("english"), allowsReading = false });

        var draft = await student.StartAsync();
        await UploadAsync(student, draft.Id(), "IdBack", Back());
        await host.DrainOutboxAsync();

        State(await ReadingsAsync(student.Client, draft.Id()), "IdBack").ShouldBe("NotAvailable");
        (await host.RunAsync("photos", "read-again")).Text.ShouldStartWith("0 ");
    }

    private static byte[] Front(Student student, string number)
    {
        using var pictures = new SpecimenPictures();
        return pictures.IdFront(new IdCardFront(student.Name, "女", new DateOnly(2003, 5, 17), "样例省样例市样例区演示路18号", number), new SpecimenLook(4));
    }

    private static byte[] Back()
    {
        using var pictures = new SpecimenPictures();
        return pictures.IdBack(new IdCardBack("样例市公安局样例分局", new DateOnly(2021, 6, 1), new DateOnly(2041, 6, 1)), new SpecimenLook(4));
    }

    private static byte[] Certificate(Student student, string number)
    {
        using var pictures = new SpecimenPictures();
        return pictures.Certificate(
            new CertificateSheet(student.Name, "女", student.IdNumber, "样例职业技能", "初级", number, "样例评价组织", new DateOnly(2025, 6, 30), new DateOnly(2038, 6, 30), 0), new SpecimenLook(4));
    }

    private static async Task UploadAsync(Student student, Guid id, string kind, byte[] picture) => await (await student.UploadAsync(id, kind, picture)).ReadJsonAsync(kind);

    private static Task<JsonElement> ReadingsAsync(HttpClient client, Guid id) => client.GetJsonAsync($"/api/applications/{id}/readings");

    private static string State(JsonElement readings, string kind) => readings.GetProperty("photos").EnumerateArray().Single(p => p.Text("kind") == kind).Text("state");

    private static JsonElement Check(JsonElement readings, string field, string photo) =>
        readings.GetProperty("checks").EnumerateArray().Single(c => c.Text("field") == field && c.Text("photo") == photo);

    private static string Answer(JsonElement readings, string field, string photo) => Check(readings, field, photo).Text("answer");
}
