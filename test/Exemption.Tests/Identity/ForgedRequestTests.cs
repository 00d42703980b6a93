using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Exemption.Tests.Architecture;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Identity;

/// <summary>No other site makes a signed-in browser change anything: every unsafe operation of the API, in every way a foreign page can send it.</summary>
[Trait("Goal", "A18")]
public sealed partial class ForgedRequestTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly (string Name, Action<HttpRequestMessage> Forge)[] Ways =
    [
        ("without the token", r => r.Headers.TryAddWithoutValidation("RequestVerificationToken", string.Empty)),
        ("with a made-up token", r => r.Headers.TryAddWithoutValidation("RequestVerificationToken", "CfDJ8Forged")),
        ("from another site", r => r.Headers.Add("Sec-Fetch-Site", "cross-site")),
        ("from a sister host", r => r.Headers.Add("Sec-Fetch-Site", "same-site")),
        ("from another origin", r => r.Headers.Add("Origin", "https://evil.example")),
        ("from another port", r => r.Headers.Add("Origin", "http://localhost:8081")),
        ("from nowhere", r => r.Headers.Add("Origin", "null")),
        ("from a name that begins alike", r => r.Headers.Add("Origin", "http://localhost.evil.example")),
        ("as a form", r => Form(r, "application/x-www-form-urlencoded", "a=1&__RequestVerificationToken=x")),
        ("as plain text", r => Form(r, "text/plain", "{\"a\":1}")),
        ("as a form with parts", r => Form(r, "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n")),
    ];

    [Fact]
    public async Task Every_unsafe_operation_is_refused_to_another_site_in_every_way_it_can_ask()
    {
        var document = await world.As(Who.Anonymous).GetJsonAsync("/openapi/v1.json");
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => (Method: o.Name.ToUpperInvariant(), Path: p.Name)))
            .Where(o => o.Method != "GET" && AccessMatrix.Rows.All(r => r.Operation != $"{o.Method} {o.Path}" || r.Allowed != Who.Nobody)).ToList();
        operations.Count.ShouldBeGreaterThan(50);
        var accepted = new List<string>();
        foreach (var (method, path) in operations)
        {
            foreach (var (name, forge) in Ways)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Parameter().Replace(path, Guid.NewGuid().ToString()), UriKind.Relative))
                {
                    Content = path.EndsWith("{kind}", StringComparison.Ordinal) ? AccessWorld.Picture() : JsonContent.Create(new { }),
                };
                forge(request);
                var response = await world.As(CallerOf($"{method} {path}")).SendAsync(request);
                var body = await response.Content.ReadAsStringAsync();
                if (response.StatusCode != HttpStatusCode.UnsupportedMediaType
                    && (response.StatusCode != HttpStatusCode.BadRequest || !body.Contains("Exemption:Antiforgery", StringComparison.Ordinal)))
                {
                    accepted.Add($"{method} {path} {name}: {(int)response.StatusCode} {body}");
                }
            }
        }

        accepted.ShouldBeEmpty();
        LongRun.Report("A18", new { operations = operations.Count, ways = Ways.Length, refused = operations.Count * Ways.Length });
    }

    [Fact]
    public async Task Our_own_pages_may_say_where_they_come_from()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/notifications/mine/read-all") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", "http://localhost");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        (await world.As(Who.Reviewer).SendAsync(request)).IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>Somebody who holds the right: else the refusal would be for another reason.</summary>
    private static Who CallerOf(string operation) =>
        AccessMatrix.Rows.SingleOrDefault(r => r.Operation == operation) is { } row ? AccessWorld.Kinds.First(k => row.Allowed.HasFlag(k)) : Who.Owner;

    private static void Form(HttpRequestMessage request, string type, string body)
    {
        // A page cannot add our header to a form.
        request.Headers.TryAddWithoutValidation("RequestVerificationToken", string.Empty);
        request.Content = new StringContent(body, Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
