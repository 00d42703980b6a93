using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Applications.Imaging;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Attacks;

/// <summary>
/// Leads marked people through a whole life of a case, mistakes and attacks included, and looks for the marks wherever nobody should find them: all logs down to Trace, traces, metrics,
/// addresses, refusals, temporary files, the database and the folders beside it. What may stand in the clear is listed by column.
/// </summary>
[Trait("Goal", "A4")]
public sealed class CanaryTests(CanaryHost host) : IClassFixture<CanaryHost>
{
    /// <summary>Who a case is about must be readable on screens and lists; ID number, phone, password and token must not, anywhere.</summary>
    private static readonly Dictionary<string, string[]> InTheClear = new()
    {
        ["name"] = ["idn_Student.Name", "idn_User.Name", "app_ExemptionApplication.StudentName", "app_HandlingRecord.ActorName", "ntf_SmsMessage.Parameters"],
        ["certificate number"] = ["app_ExemptionApplication.CertificateNumber", "app_ExemptionApplication.LiveCertificateKey"],
        ["admission ticket number"] = ["idn_Student.AdmissionTicketNumber", "idn_User.UserName", "idn_User.NormalizedUserName", "app_ExemptionApplication.AdmissionTicketNumber"],
        ["remark"] = ["app_ExemptionApplication.Remark"],
        ["note"] = ["app_HandlingRecord.Note", "app_HandlingRecord.Points"],
        ["purpose"] = ["sys_AccessLog.Purpose"],
    };

    private readonly Dictionary<string, string> _marks = [];
    private readonly DateTime _begun = File.GetLastWriteTimeUtc(Directory.CreateTempSubdirectory("exemption-test-mark").FullName);

    [Fact]
    public async Task Marked_data_stands_nowhere_but_where_it_must()
    {
        var lives = LongRun.Of(1, 40);
        var found = new SortedSet<string>();
        var searched = 0;
        for (var i = 0; i < lives && found.Count == 0; i++)
        {
            _marks.Clear();
            await LiveAsync(1 + (int)((uint)(LongRun.Seed + i) % 800_000));
            searched += await SearchAsync(found);
        }

        found.ShouldBeEmpty();
        LongRun.Report("A4", new { lives, marks = _marks.Count + host.Tokens.Count(), placesSearched = searched, hits = 0 });
    }

    private async Task LiveAsync(int serial)
    {
        var people = new People(host);
        var center = await people.CenterAsync();
        var (admin, reviewer) = (await people.CenterAdminAsync(center), await people.ReviewerAsync());
        var student = await EnrolAsync(admin, center, serial);
        await MistakesAsync(student, admin);
        var id = await ApplyAsync(student);
        await host.DrainOutboxAsync();
        await admin.PostAsJsonAsync("/api/review/center/applications/query", new { idNumber = student.IdNumber, name = student.Name });
        await admin.RejectAsync("center", id, "Other", _marks["note"]);
        await host.DrainOutboxAsync();
        await student.SubmitAsync(await student.ReadAsync(id));
        await host.DrainOutboxAsync();
        await admin.ApproveAsync("center", id);
        await host.DrainOutboxAsync();
        await reviewer.ApproveAsync("university", id);
        await host.DrainOutboxAsync();
        var photo = (await reviewer.OpenAsync("university", id)).GetProperty("photos")[0].Id();
        await OkAsync(reviewer.GetAsync($"/api/applications/{id}/photos/{photo}/full"));
        await OkAsync(reviewer.GetAsync($"/api/printing/applications/{id}/record"));
        await OkAsync(reviewer.PostAsJsonAsync("/api/review/university/export", new { idNumber = student.IdNumber, purpose = _marks["purpose"] }));
        await SignInAgainAsync(student, people);
        await host.DrainOutboxAsync();
    }

    /// <summary>Registered by the centre, first sign-in with the ID number.</summary>
    private async Task<Student> EnrolAsync(HttpClient admin, Center center, int serial)
    {
        _marks["name"] = $"金丝雀{serial:D6}";
        _marks["ID number"] = People.FictitiousIdNumber(serial);
        _marks["phone"] = $"139{serial:D8}";
        _marks["admission ticket number"] = $"5198{serial:D8}";
        _marks["password"] = $"Kanarie{serial:D6}";
        _marks["new password"] = $"Canario{serial:D6}";
        _marks["wrong password"] = $"Canarino{serial:D6}";
        _marks["certificate number"] = $"KANARI{serial:D8}";
        _marks["remark"] = $"remarkofcanary{serial:D6}";
        _marks["note"] = $"noteofcanary{serial:D6}";
        _marks["purpose"] = $"purposeofcanary{serial:D6}";
        _marks["EXIF"] = $"exifofcanary{serial:D6}";
        _marks["file name"] = $"fileofcanary{serial:D6}";
        var created = await admin.PostJsonAsync("/api/identity/students", new
        {
            name = _marks["name"], admissionTicketNumber = _marks["admission ticket number"], idNumber = _marks["ID number"], phone = _marks["phone"], majorCode = "W120102", majorName = "计算机应用",
        });
        var client = host.CreateBrowser();
        await RefreshAsync(client);
        var answer = await client.PostJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = _marks["admission ticket number"], idNumber = _marks["ID number"], newPassword = _marks["password"] });
        answer.GetProperty("result").GetInt32().ShouldBe(1);
        await RefreshAsync(client);
        return new Student(created.Id(), _marks["name"], _marks["admission ticket number"], _marks["ID number"], client);
    }

    private async Task<Guid> ApplyAsync(Student student)
    {
        var draft = await student.StartAsync();
        var input = await student.ValidInputAsync(draft, _marks["certificate number"]);
        (input["phone"], input["remark"]) = (_marks["phone"], _marks["remark"]);
        await student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}", input);
        foreach (var kind in new[] { "IdFront", "IdBack", "Certificate" })
        {
            var picture = PictureFiles.WithSegment(PictureFiles.WithExif(Applicants.Picture, 1), 0xFE, Encoding.ASCII.GetBytes(_marks["EXIF"]));
            await OkAsync(UploadAsync(student, draft.Id(), kind, picture));
        }

        return (await student.SubmitAsync(await student.ReadAsync(draft.Id()))).Id();
    }

    private Task<HttpResponseMessage> UploadAsync(Student student, Guid id, string kind, byte[] bytes)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return student.Client.PutAsync(new Uri($"/api/applications/mine/{id}/photos/{kind}", UriKind.Relative), new MultipartFormDataContent { { part, "file", $"{_marks["file name"]}.jpg" } });
    }

    /// <summary>Whatever goes wrong must be told without repeating what was sent.</summary>
    private async Task MistakesAsync(Student student, HttpClient admin)
    {
        var draft = await student.StartAsync();
        var path = new Uri($"/api/applications/mine/{draft.Id()}", UriKind.Relative);
        foreach (var body in new[]
        {
            $$"""{ "version": 1, "idNumber": "{{_marks["ID number"]}}", "phone": """, $$"""{ "version": "{{_marks["ID number"]}}" }""", $$"""{ "version": 1, "{{_marks["ID number"]}}": 1 }""",
            $$"""{ "version": 1, "unknown": "{{_marks["name"]}}" }""", $$"""{ "version": 1, "certificateLevel": "{{_marks["certificate number"]}}" }""", $$"""{ "version": 1, "issuedOn": "{{_marks["phone"]}}" }""",
            $$"""{ "version": 1, "remark": "{{_marks["remark"]}}{{new string('x', 600)}}" }""", $$"""{ "version": 1, "remark": "{{_marks["remark"]}}{{new string('x', 300_000)}}" }""", $$"""["{{_marks["phone"]}}"]""",
        })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            (await student.Client.PutAsync(path, content)).StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
        }

        using var form = new StringContent(_marks["ID number"], Encoding.UTF8, "text/plain");
        (await student.Client.PutAsync(path, form)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await UploadAsync(student, draft.Id(), "IdFront", Encoding.ASCII.GetBytes($"{_marks["EXIF"]} no picture {_marks["ID number"]}"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var twice = new { name = _marks["name"], admissionTicketNumber = "519700000001", idNumber = _marks["ID number"], phone = _marks["phone"], majorCode = "W120102", majorName = "x" };
        (await admin.PostAsJsonAsync("/api/identity/students", twice)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await admin.PostAsJsonAsync("/api/identity/students", twice with { idNumber = _marks["ID number"][..17] + "#" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var foreign = host.CreateBrowser();
        await foreign.PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = _marks["admission ticket number"], password = _marks["password"] });
        await RefreshAsync(foreign);
        await foreign.PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = _marks["admission ticket number"], password = _marks["wrong password"] });
        await foreign.PostAsJsonAsync("/api/account/first-sign-in", new { admissionTicketNumber = _marks["admission ticket number"], idNumber = _marks["ID number"], newPassword = _marks["wrong password"] });
    }

    private async Task SignInAgainAsync(Student student, People people)
    {
        await OkAsync(student.Client.PostAsJsonAsync("/api/account/my-profile/change-password", new { currentPassword = _marks["password"], newPassword = _marks["new password"] }));
        await OkAsync(student.Client.GetAsync("/api/account/logout"));
        await (await people.SignInAsync(student.AdmissionTicketNumber, _marks["new password"])).GetJsonAsync("/api/applications/mine");
    }

    private async Task<int> SearchAsync(SortedSet<string> found)
    {
        var secrets = _marks.Where(m => !InTheClear.ContainsKey(m.Key)).Concat(host.Tokens.Select(t => KeyValuePair.Create("token", t))).ToList();
        var (searched, everything) = (0, _marks.Concat(secrets).DistinctBy(m => m.Value).ToList());
        var any = SearchValues.Create([.. everything.SelectMany(m => new[] { m.Value, Escaped(m.Value), Bytes(m.Value) }).Distinct()], StringComparison.Ordinal);
        foreach (var (where, said) in host.Said)
        {
            searched++;
            Note(where, said, everything);
        }

        foreach (var (column, value) in await host.DumpAsync())
        {
            searched++;
            var text = Encoding.Latin1.GetString(value);
            if (!text.AsSpan().ContainsAny(any))
            {
                continue;
            }

            foreach (var mark in everything.Where(m => text.Contains(Bytes(m.Value), StringComparison.Ordinal) || text.Contains(Escaped(m.Value), StringComparison.Ordinal)))
            {
                if (!InTheClear.TryGetValue(mark.Key, out var columns) || !columns.Contains(column))
                {
                    found.Add($"{mark.Key} in column {column}");
                }
            }
        }

        // The database file holds the listed columns; whatever else lies beside it holds nothing at all.
        foreach (var file in Directory.EnumerateFiles(host.DataFolder, "*", SearchOption.AllDirectories))
        {
            searched++;
            Note(Path.GetFileName(Path.GetDirectoryName(file))!, Read(file), Path.GetFileName(file).Contains(".db", StringComparison.Ordinal) ? secrets : everything);
        }

        foreach (var file in Recent(Path.GetTempPath()))
        {
            searched++;
            Note("a temporary file", Read(file), secrets);
        }

        return searched;

        void Note(string where, string text, List<KeyValuePair<string, string>> marks)
        {
            if (!text.AsSpan().ContainsAny(any))
            {
                return;
            }

            foreach (var mark in marks.Where(m => text.Contains(m.Value, StringComparison.Ordinal)))
            {
                found.Add($"{mark.Key} in {where}: {text[..Math.Min(text.Length, 160)]}");
            }
        }
    }

    /// <summary>Not pipes, which have no length and nobody at the other end.</summary>
    private IEnumerable<string> Recent(string folder) => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { IgnoreInaccessible = true })
        .Where(f => File.GetLastWriteTimeUtc(f) >= _begun && new FileInfo(f).Length is > 0 and < 2_000_000);

    private static string Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (IOException)
        {
            // Somebody else's, and gone already.
            return string.Empty;
        }
    }

    /// <summary>How it looks among bytes read as Latin-1.</summary>
    private static string Bytes(string value) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));

    private static string Escaped(string value) => JsonSerializer.Serialize(value).Trim('"');

    private static async Task OkAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.RequestMessage!.RequestUri!.AbsolutePath}: {response.StatusCode}");
        await response.Content.ReadAsByteArrayAsync();
    }

    private static Task<JsonElement> RefreshAsync(HttpClient client) => client.GetJsonAsync("/api/abp/application-configuration?includeLocalizationResources=false");
}
