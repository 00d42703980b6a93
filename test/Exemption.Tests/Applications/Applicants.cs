using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Tests.Testing;
using SkiaSharp;

namespace Exemption.Tests.Applications;

/// <summary>What a student does on the way to a submission, through the doors a student uses.</summary>
internal static class Applicants
{
    private static int _serial = Random.Shared.Next(1, 40_000_000);

    public static readonly byte[] Picture = Draw(SKColors.LightSteelBlue);

    /// <summary>A certificate number that no other test uses.</summary>
    public static string CertificateNumber() => $"TEST-{Interlocked.Increment(ref _serial):D10}";

    /// <summary>Begins a draft; before the first one the student consents to the photos.</summary>
    public static async Task<JsonElement> StartAsync(this Student student)
    {
        await student.ConsentAsync();
        return await student.Client.PostJsonAsync("/api/applications/mine");
    }

    public static Task<JsonElement> ReadConsentAsync(this Student student) => student.Client.GetJsonAsync("/api/applications/photo-consent");

    /// <summary>Consents to the wording in force, where that has not been done.</summary>
    public static async Task ConsentAsync(this Student student)
    {
        var consent = await student.ReadConsentAsync();
        if (consent.Text("state") != "Active")
        {
            await student.Client.PostJsonAsync("/api/applications/photo-consent", new { version = consent.GetProperty("wording").Version() });
        }
    }

    /// <summary>A draft that nothing hinders from being submitted.</summary>
    public static async Task<JsonElement> ReadyAsync(this Student student, string? certificateNumber = null, string typeCode = "X01", string? course = null)
    {
        var draft = await student.StartAsync();
        await student.FillAsync(draft, certificateNumber, typeCode, course);
        return await student.AddPhotosAsync(draft.Id());
    }

    public static async Task<JsonElement> FillAsync(this Student student, JsonElement draft, string? certificateNumber = null, string typeCode = "X01", string? course = null) =>
        await student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}", await student.ValidInputAsync(draft, certificateNumber, typeCode, course));

    public static async Task<Dictionary<string, object?>> ValidInputAsync(
        this Student student, JsonElement draft, string? certificateNumber = null, string typeCode = "X01", string? course = null)
    {
        var options = await student.Client.GetJsonAsync("/api/applications/form-options");
        var type = options.GetProperty("certificateTypes").EnumerateArray().Single(t => t.Text("code") == typeCode);
        var level = type.GetProperty("levels")[0];
        return new()
        {
            ["version"] = draft.GetProperty("version").GetInt32(),
            ["idNumber"] = student.IdNumber,
            ["phone"] = "13800000001",
            ["certificateTypeId"] = type.Id(),
            ["certificateLevel"] = level.Text("level"),
            ["certificateNumber"] = certificateNumber ?? CertificateNumber(),
            ["issuedOn"] = "2025-06-30",
            ["validUntil"] = "2028-06-30",
            ["courseCodes"] = new[] { course ?? level.GetProperty("courses")[0].Text("code") },
            ["remark"] = null,
        };
    }

    public static async Task<JsonElement> AddPhotosAsync(this Student student, Guid id)
    {
        foreach (var kind in new[] { "IdFront", "IdBack", "Certificate" })
        {
            await (await student.UploadAsync(id, kind, Picture)).ReadJsonAsync(kind);
        }

        return await student.ReadAsync(id);
    }

    public static Task<HttpResponseMessage> UploadAsync(this Student student, Guid id, string kind, byte[] file, string field = "file", string query = "")
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        return student.Client.PutAsync(new Uri($"/api/applications/mine/{id}/photos/{kind}{query}", UriKind.Relative), new MultipartFormDataContent { { part, field, "photo.jpg" } });
    }

    /// <summary>A table without a document.</summary>
    public static byte[] EmptyTable()
    {
        using var bitmap = new SKBitmap(1200, 800);
        bitmap.Erase(new SKColor(96, 84, 70));
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return data.ToArray();
    }

    public static Task<JsonElement> ReadAsync(this Student student, Guid id) => student.Client.GetJsonAsync($"/api/applications/mine/{id}");

    /// <summary>Submits, after everything that a rejection asks for and that has not been changed has been answered.</summary>
    public static async Task<JsonElement> SubmitAsync(this Student student, JsonElement draft) =>
        await (await student.TrySubmitAsync(await student.AnswerAllAsync(draft))).ReadJsonAsync("submit");

    /// <summary>Leaves whatever is still owed after a rejection as it is, with a remark.</summary>
    public static async Task<JsonElement> AnswerAllAsync(this Student student, JsonElement draft)
    {
        foreach (var item in draft.OwedItems())
        {
            draft = await student.AnswerAsync(draft, item, "样例:已核对,无需修改");
        }

        return draft;
    }

    public static Task<JsonElement> AnswerAsync(this Student student, JsonElement draft, string item, string? remark) =>
        student.Client.PutJsonAsync($"/api/applications/mine/{draft.Id()}/fix-answers/{item}", new { version = draft.Version(), remark });

    public static string[] OwedItems(this JsonElement draft) => draft.GetProperty("fixList") is { ValueKind: JsonValueKind.Object } list
        ? [.. list.GetProperty("points").EnumerateArray().Where(p => !p.GetProperty("isChanged").GetBoolean() && p.GetProperty("unchanged").ValueKind == JsonValueKind.Null).Select(p => p.Text("item"))]
        : [];

    public static async Task<HttpResponseMessage> TrySubmitAsync(
        this Student student, JsonElement draft, Guid? key = null, bool photosConfirmed = true, bool declarationAccepted = true, string? declarationVersion = null)
    {
        var options = await student.Client.GetJsonAsync("/api/applications/form-options");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/applications/mine/{draft.Id()}/submit", UriKind.Relative))
        {
            Content = JsonContent.Create(new
            {
                version = draft.GetProperty("version").GetInt32(),
                declarationVersion = declarationVersion ?? options.GetProperty("declaration").Text("version"),
                photosConfirmed,
                declarationAccepted,
            }),
        };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        return await student.Client.SendAsync(request);
    }

    /// <summary>A submitted application, ready for the centre.</summary>
    public static async Task<JsonElement> SubmittedAsync(this Student student, string? certificateNumber = null) => await student.SubmitAsync(await student.ReadyAsync(certificateNumber));

    public static string[] Actions(this JsonElement application) => application.Strings("allowedActions");

    public static Dictionary<string, string> Problems(this JsonElement application) =>
        application.GetProperty("problems").EnumerateArray().ToDictionary(p => p.Text("field"), p => p.Text("code"));

    public static int Version(this JsonElement application) => application.GetProperty("version").GetInt32();

    /// <summary>A card with lines of print, on a dark table: good enough for the judge, and small. Two colours are two pictures.</summary>
    public static byte[] Draw(SKColor color, int width = 1200, int height = 800)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(60, 50, 45));
        var card = SKRect.Create(width * 0.1f, (height - (width * 0.8f / 1.586f)) / 2, width * 0.8f, width * 0.8f / 1.586f);
        using var paper = new SKPaint { Color = color, IsAntialias = true };
        using var ink = new SKPaint { Color = new SKColor(30, 30, 30) };
        canvas.DrawRoundRect(card, card.Width * 0.03f, card.Width * 0.03f, paper);
        for (var line = 1; line < 9; line++)
        {
            for (var word = 1; word < 40; word += 1 + (word * line % 3))
            {
                canvas.DrawRect(card.Left + (card.Width * word / 42), card.Top + (card.Height * line / 10), card.Width / 70, card.Height / 18, ink);
            }
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return data.ToArray();
    }
}
