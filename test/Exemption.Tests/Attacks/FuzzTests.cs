using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Exemption.Tests.Architecture;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Attacks;

/// <summary>
/// Calls every operation of the OpenAPI document as everybody, with fitting, broken and hostile input and with ids of what was made, changed and deleted before (RESTler's and Schemathesis's checks:
/// no 5xx, status and body as described, wrong data refused, wrong method and content refused, nothing usable after its end, nothing under another parent or person).
/// </summary>
[Trait("Goal", "A16")]
public sealed partial class FuzzTests(AttackWorld world) : IClassFixture<AttackWorld>
{
    /// <summary>They would end the sessions the run needs; without a session they are harmless.</summary>
    private static readonly HashSet<string> OnlySignedOut = ["GET /api/account/logout", "POST /api/account/sign-out-everywhere"];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND"];

    private static readonly string[] Raw =
    [
        "", "{", "null", "[]", "\"x\"", "0", "{}{}", "{\"version\":1,\"version\":2}", "{\"Version\":1,\"version\":1}", "{'version':1}", "{\"version\":1,}", "\uFEFF{}", "{\"version\":1e400}", "{\"name\":\"\\ud800\"}",
        "{\"remark\":\"\\ud800\",\"version\":0}", "{\"title\":\"\\udc00\",\"body\":\"\\ud800\"}", "{\"version\":99999999999999999999}", "{\"version\":\"1\"}", "{\"a\":" + "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "{\"$type\":\"System.Diagnostics.Process\"}", "{\"__proto__\":{\"isAdmin\":true}}",
    ];

    private static readonly string[] WrongTypes = ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json-patch+json", "application/vnd.api+json", "image/svg+xml", "text/json"];

    private readonly Random _random = new(LongRun.Seed);
    private readonly SortedDictionary<string, int> _faults = [];
    private readonly SortedDictionary<int, int> _statuses = [];
    private readonly HashSet<string> _succeeded = [];
    private readonly List<Guid> _made = [];
    private readonly List<Guid> _ended = [];
    private ApiDescription _api = null!;
    private BodyGenerator _bodies = null!;
    private string _before = "start";

    [Fact]
    public async Task Whatever_is_sent_is_answered_as_described()
    {
        _api = await ApiDescription.ReadAsync(world.As(Who.Anonymous));
        _bodies = new BodyGenerator(_api, _random, AnyId);
        var requests = LongRun.Of(2_500, 300_000);
        for (var i = 0; i < requests && _faults.Count < 30; i++)
        {
            var operation = Pick(_api.Operations);
            var who = OnlySignedOut.Contains(operation.Name) ? Who.Anonymous : Pick(AccessWorld.Kinds);
            await (_random.Next(40) switch
            {
                0 => WrongMethodAsync(operation, who),
                1 => WrongContentAsync(operation, who),
                2 => TooLargeAsync(operation, who),
                3 => RawAsync(operation, who),
                4 => NamespaceAsync(),
                _ => CallAsync(operation, who),
            });
        }

        _faults.Keys.ShouldBeEmpty($"seed {LongRun.Seed}; latest on the server: {ServerErrors.Latest}");
        LongRun.Report("A16", new { requests, operations = _api.Operations.Count, succeeded = _succeeded.Count, faults = 0, statuses = _statuses.ToDictionary(s => s.Key.ToString(CultureInfo.InvariantCulture), s => s.Value) });
    }

    private async Task CallAsync(ApiOperation operation, Who who)
    {
        var (path, isWrong) = Address(operation);
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(path, UriKind.Relative));
        if (operation.Parameters("header").Any(h => h.GetProperty("name").GetString() == "Idempotency-Key") && _random.Next(8) > 0)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", _random.Next(8) == 0 ? "no-guid" : Guid.NewGuid().ToString());
        }

        if (operation.Body is { } schema)
        {
            var (body, broken) = _random.Next(4) == 0 ? _bodies.Break(schema) : (_bodies.Fit(schema), false);
            isWrong |= broken;
            request.Content = new StringContent(body?.ToJsonString() ?? "null", Encoding.UTF8, "application/json");
        }
        else if (operation.TakesFile)
        {
            request.Content = _random.Next(3) > 0 ? AccessWorld.Picture() : new MultipartFormDataContent { { new StringContent(_bodies.AnyText()), _random.Next(2) == 0 ? "file" : "other", "x.jpg" } };
        }
        else if (operation.TakesBytes)
        {
            request.Content = AccessWorld.Part();
        }

        var (status, answer) = await SendAsync(operation, who, request, isWrong ? "wrong data" : null);
        if ((int)status < 300)
        {
            _succeeded.Add(operation.Name);
            await RememberAsync(operation, who, path, answer);
        }
    }

    /// <summary>What was made can be named later; what was ended must be gone for the one who ended it.</summary>
    private async Task RememberAsync(ApiOperation operation, Who who, string path, JsonElement? answer)
    {
        if (operation.Method == "POST" && answer is { ValueKind: JsonValueKind.Object } made && made.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var guid))
        {
            _made.Add(guid);
        }

        // A centre is closed, not deleted, and remains to be opened again.
        if (operation.Method == "DELETE" && operation.Path.EndsWith("/{id}", StringComparison.Ordinal) && !operation.Path.Contains("tenants", StringComparison.Ordinal))
        {
            _ended.Add(Guid.Parse(path.Split('/')[^1].Split('?')[0]));
            foreach (var other in _api.Operations.Where(o => o.Path == operation.Path && o.Method != "PUT"))
            {
                using var again = new HttpRequestMessage(new HttpMethod(other.Method), new Uri(path, UriKind.Relative));
                var (status, _) = await SendAsync(other, who, again, null);
                Expect(status == HttpStatusCode.NotFound, other, $"answers {status} after its end");
            }
        }
    }

    /// <summary>A picture under another application, and a draft by another student.</summary>
    private async Task NamespaceAsync()
    {
        var operation = _api.Operations.Single(o => o.Name == "GET /api/applications/{id}/photos/{photoId}/full");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/applications/{world.Photos[0].Application}/photos/{world.Photos[1].Photo}/full");
        Expect((await SendAsync(operation, Pick([Who.Owner, Who.CenterAdmin, Who.Reviewer]), request, null)).Status == HttpStatusCode.NotFound, operation, "shows a picture under another application");
        var mine = _api.Operations.Single(o => o.Name == "GET /api/applications/mine/{id}");
        using var foreign = new HttpRequestMessage(HttpMethod.Get, $"/api/applications/mine/{world.IdOf(Subject.Draft)}");
        Expect((await SendAsync(mine, Pick([Who.FellowStudent, Who.ForeignStudent]), foreign, null)).Status == HttpStatusCode.NotFound, mine, "shows another student's draft");
    }

    private async Task WrongMethodAsync(ApiOperation operation, Who who)
    {
        var known = _api.Operations.Where(o => o.Path == operation.Path).Select(o => o.Method).ToHashSet();
        var method = Pick([.. Methods.Where(m => !known.Contains(m))]);
        using var request = new HttpRequestMessage(new HttpMethod(method), Filled(operation, Guid.NewGuid()));
        using var response = await world.As(who).SendAsync(request);

        // Another address may take the place of a name in this one: …/users/assignable-roles is also …/users/{id} with a wrong id.
        Expect(response.StatusCode == HttpStatusCode.MethodNotAllowed && response.Content.Headers.Allow.Order().SequenceEqual(known.Order()), operation, $"{method} answers {response.StatusCode}");
    }

    private async Task WrongContentAsync(ApiOperation operation, Who who)
    {
        if (operation.Body is null && !operation.TakesFile && !operation.TakesBytes)
        {
            return;
        }

        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Address(operation).Path) { Content = new StringContent("{}") };
        var type = Pick(operation.TakesFile ? [.. WrongTypes.Where(t => !t.StartsWith("multipart", StringComparison.Ordinal))] : WrongTypes);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        await SendAsync(operation, who, request, $"{type} for content");
    }

    private async Task TooLargeAsync(ApiOperation operation, Who who)
    {
        if (operation.Body is null)
        {
            return;
        }

        var body = Encoding.UTF8.GetBytes($$"""{"x":"{{new string('x', who == Who.Anonymous ? 70_000 : 270_000)}}"}""");
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Address(operation).Path) { Content = _random.Next(2) == 0 ? new ByteArrayContent(body) : new UnsizedContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        var (status, _) = await SendAsync(operation, who, request, "a body above the limit");
        Expect(status is not HttpStatusCode.UnprocessableEntity, operation, "reads a body above the limit");
    }

    private async Task RawAsync(ApiOperation operation, Who who)
    {
        if (operation.Body is null)
        {
            return;
        }

        var bytes = _random.Next(6) == 0 ? [0xC3, 0x28, 0xFF, 0xFE] : Encoding.UTF8.GetBytes(Pick(Raw));
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Address(operation).Path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/json");
        await SendAsync(operation, who, request, null);
    }

    private async Task<(HttpStatusCode Status, JsonElement? Answer)> SendAsync(ApiOperation operation, Who who, HttpRequestMessage request, string? mustRefuse)
    {
        using var response = await world.As(who).SendAsync(request);
        var (status, type) = ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType);
        _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
        var text = type is "application/json" or "text/plain" or "text/html" or null ? await response.Content.ReadAsStringAsync() : string.Empty;
        Expect(status < 500, operation, $"answers {status} {ServerErrors.Latest}");
        Expect(mustRefuse is null || status >= 400, operation, $"takes {mustRefuse}");
        Expect(!StackTrace().IsMatch(text), operation, "shows a stack trace");
        Expect(status != 401 || who == Who.Anonymous, operation, $"answers 401 to {who}: something before ended the session, maybe {_before}");
        Expect(status < 400 || response.Headers.Contains("_AbpErrorFormat"), operation, $"{status} is not in the envelope");
        _before = $"{operation.Name} as {who}";
        if (operation.Answer(status) is not { } described)
        {
            Expect(false, operation, $"answers {status}, which is not described");
            return (response.StatusCode, null);
        }

        if (!described.TryGetProperty("content", out var content))
        {
            Expect(text.Length == 0, operation, $"{status} has a body that is not described");
            return (response.StatusCode, null);
        }

        if (type is null || !content.TryGetProperty(type, out var body))
        {
            Expect(false, operation, $"{status} is {type}, which is not described");
            return (response.StatusCode, null);
        }

        if (type != "application/json")
        {
            return (response.StatusCode, null);
        }

        var answer = JsonDocument.Parse(text).RootElement;
        var misfit = _api.Misfit(answer, body.GetProperty("schema"));
        Expect(misfit is null, operation, $"{status} {misfit}");
        return (response.StatusCode, answer);
    }

    private void Expect(bool holds, ApiOperation operation, string fault)
    {
        if (!holds)
        {
            var key = $"{operation.Name} {fault}";
            _faults[key] = _faults.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>The operation's address with any ids and query; true says that the query certainly is wrong.</summary>
    private (string Path, bool IsWrong) Address(ApiOperation operation)
    {
        var (path, query, isWrong) = (Filled(operation, AnyId()), new List<string>(), false);
        foreach (var parameter in operation.Parameters("query").Where(_ => _random.Next(4) > 0))
        {
            var (name, schema) = (parameter.GetProperty("name").GetString()!, parameter.GetProperty("schema"));
            var value = name switch
            {
                "providerName" => Pick(["R", "U", "T", "x"]),
                "providerKey" => Pick(["spare", AnyId().ToString(), ""]),
                _ => _random.Next(4) == 0 ? _bodies.AnyText() : _bodies.Fit(schema, name)?.ToString() ?? "",
            };
            isWrong |= schema.TryGetProperty("type", out var type) && ApiDescription.Types(type).Contains("boolean") && value.Length > 0 && !bool.TryParse(value.Trim(), out _);
            query.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        if (_random.Next(25) == 0)
        {
            query.Add(Pick(["sort=passwordHash", "$where=1", "filter[x]=1", "include=user", "Filter=x"]));
            isWrong = true;
        }

        return (query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", isWrong);
    }

    private string Filled(ApiOperation operation, Guid id) => Parameter().Replace(operation.Path, m => m.Groups[1].Value switch
    {
        "photoId" => world.Photos.FirstOrDefault(p => p.Application == id) is { Photo: var photo } && photo != Guid.Empty && _random.Next(3) > 0 ? photo.ToString() : AnyId().ToString(),
        "kind" => Pick(["IdFront", "IdBack", "Certificate"]),
        "name" => Uri.EscapeDataString(Pick([world.Center.Name, "nobody", "x y", "测试"])),
        // A NUL in a path is refused by the web server before us, and by the test's own client with an exception.
        "code" => Uri.EscapeDataString(Pick(["0000-0000", "7K4M92QD", "nobody", "x y", "测试", "../../etc/passwd", "' OR 1=1 --"])),
        "id" or "uploadId" or "pairId" => id.ToString(),
        var other when other.EndsWith("Id", StringComparison.Ordinal) => AnyId().ToString(),
        _ => operation.Parameters("path").Single(p => p.GetProperty("name").GetString() == m.Groups[1].Value).GetProperty("schema") is var schema ? Uri.EscapeDataString(_bodies.Fit(schema)?.ToString() is { Length: > 0 } text ? text : "x") : "x",
    });

    private Guid AnyId() => _random.Next(10) switch
    {
        < 5 => Pick(world.Things).Id,
        < 8 when _made.Count > 0 => Pick(_made),
        8 when _ended.Count > 0 => Pick(_ended),
        _ => new Guid(_random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\bat \w+(\.\w+)+\(|\.cs:line|System\.\w+Exception|SqliteException|MySqlException")]
    private static partial Regex StackTrace();

    /// <summary>A body whose length nobody is told.</summary>
    private sealed class UnsizedContent(byte[] body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
