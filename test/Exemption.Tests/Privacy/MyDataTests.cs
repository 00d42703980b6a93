using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Exemption.Framework.Auditing;
using Exemption.Framework.Privacy;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Exemption.Tests.Privacy;

/// <summary>The student's own copy: all of it, nothing of others, and no names of those who looked (PIPL 45).</summary>
public sealed class MyDataTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task The_copy_holds_everything_about_the_student_and_who_looked_by_side_and_time()
    {
        var center = await host.People.CenterAsync();
        var (student, other) = (await host.People.StudentAsync(center), await host.People.StudentAsync(center));
        var (desk, university) = (await host.People.StaffAsync("center-admin", center), await host.People.ReviewerAsync());
        await host.SubmitNewAsync(other);
        var id = await host.ApprovedAsync(student, desk.Client, university);
        var photo = (await student.ReadAsync(id)).GetProperty("photos")[0].Id();
        await desk.Client.GetAsync($"/api/applications/{id}/photos/{photo}/full");
        await university.GetAsync($"/api/applications/{id}/photos/{photo}/full");

        var response = await student.Client.GetAsync("/api/my-data");
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var text = await ReadAsync(zip, "data.json");
        var data = JsonDocument.Parse(text).RootElement;

        data.GetProperty("register").GetProperty("student").Text("idNumber").ShouldBe(student.IdNumber);
        var application = data.GetProperty("applications").GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        application.Id().ShouldBe(id);
        application.GetProperty("handling").EnumerateArray().Select(r => r.Text("action")).ShouldBe(["Created", "Submit", "CenterApprove", "UniversityApprove"]);
        data.GetProperty("applications").GetProperty("consents").EnumerateArray().ShouldHaveSingleItem().GetProperty("given").GetBoolean().ShouldBeTrue();
        data.GetProperty("notices").GetProperty("inbox").GetArrayLength().ShouldBeGreaterThan(2);
        var views = data.GetProperty("applications").GetProperty("views").EnumerateArray().Where(v => v.Text("what") == "photo.IdFront.full").Select(v => v.Text("viewer"));
        views.ShouldBe(["LearningCenter", "University"]);

        foreach (var shown in application.GetProperty("photos").EnumerateArray())
        {
            using var picture = SKBitmap.Decode(zip.GetEntry(shown.Text("file"))!.Open());
            picture.Width.ShouldBe(shown.GetProperty("width").GetInt32());
        }

        foreach (var foreign in new[] { other.Name, other.IdNumber, desk.UserName })
        {
            text.ShouldNotContain(foreign);
        }

        (await ReadAsync(zip, "readme.txt")).ShouldContain("data.json");
        (await host.InDbAsync(db => db.Set<AccessLogEntry>().CountAsync(e => e.UserId == student.Id && e.What == "my-data"))).ShouldBe(1);
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }
}

/// <summary>The copy asks who is there. On a host of its own, for its clock runs on.</summary>
public sealed class MyDataConfirmationTests(ReviewHost host) : IClassFixture<ReviewHost>
{
    [Fact]
    public async Task An_open_browser_alone_gets_no_copy()
    {
        var student = await host.People.StudentAsync(await host.People.CenterAsync());
        host.Clock.Advance(TimeSpan.FromMinutes(16));
        await student.Client.GetAsync("/api/my-data").ShouldRefuseAsync(HttpStatusCode.Forbidden, "Exemption:ConfirmIdentity");
        await student.Client.PostJsonAsync("/api/account/confirm-identity", new { password = People.Password });
        (await student.Client.GetAsync("/api/my-data")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}

/// <summary>The copy is sent while it is made.</summary>
public sealed class MyDataStreamTests(MyDataStreamTests.LastFileHost host) : IClassFixture<MyDataStreamTests.LastFileHost>
{
    [Fact]
    public async Task What_is_packed_is_sent_before_the_next_photo_is_opened()
    {
        var student = await host.People.StudentAsync(await host.People.CenterAsync());
        await host.SubmitNewAsync(student);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/my-data");
        using var response = await student.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentDisposition!.FileName.ShouldStartWith("my-data-");
        await using var body = await response.Content.ReadAsStreamAsync();
        using var received = new MemoryStream();
        var piece = new byte[4096];
        while (received.Length < 10_000)
        {
            var read = await body.ReadAsync(piece);
            read.ShouldBeGreaterThan(0);
            received.Write(piece, 0, read);
        }

        // Three photographs are here, or under way; the last file has not been opened, for we have not allowed it yet.
        host.LastFile.SetResult([1, 2, 3]);
        await body.CopyToAsync(received);
        using var zip = new ZipArchive(received);
        zip.Entries.Count.ShouldBe(2 + 3 + 1);
        zip.GetEntry("last")!.Length.ShouldBe(3);
    }

    /// <summary>Somebody keeps a file about everybody that is opened only when the test says so.</summary>
    public sealed class LastFileHost : ReviewHost
    {
        internal TaskCompletionSource<byte[]> LastFile { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IPersonalDataSource>(new LastSource(LastFile.Task)));
        }
    }

    private sealed class LastSource(Task<byte[]> file) : IPersonalDataSource
    {
        public string Section => "last";

        public Task<object> ReadAsync(Guid personId, PersonalFiles files, CancellationToken ct)
        {
            files.Add("last", _ => file.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None));
            return Task.FromResult<object>(new { });
        }
    }
}
