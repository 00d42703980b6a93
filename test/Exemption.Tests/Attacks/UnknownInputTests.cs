using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Exemption.Framework.Http;
using Exemption.Framework.Modularity;
using Exemption.Tests.Architecture;
using Exemption.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Attacks;

/// <summary>
/// Asks with keys and members that nobody declared: hidden columns, nested and repeated keys, other spellings. All are refused, and none changes a result; a system that passed such keys on to
/// its database layer answered questions about its administrators' secrets (CVE-2026-27886).
/// </summary>
[Trait("Goal", "A2")]
public sealed partial class UnknownInputTests(AttackWorld world) : IClassFixture<AttackWorld>
{
    private static readonly string[] Hidden =
    [
        "passwordHash", "securityStamp", "normalizedUserName", "isDeleted", "tenantId", "idNumber", "idNumberHash", "idNumberCipher", "phone", "phoneCipher", "studentId", "accessFailedCount", "wrappedKey",
        "concurrencyStamp", "student", "user", "role", "records", "photos", "status", "id",
    ];

    private static readonly string[] Shapes =
    [
        "{0}", "{0}[]", "{0}[$eq]", "{0}[0]", "filter[{0}]", "filter[student][{0}]", "filters[{0}][$startsWith]", "where[{0}]", "$where", "$filter", "$orderby", "$select", "$expand", "sort", "sort[]", "sort[{0}]", "orderBy",
        "include", "include[{0}]", "populate", "populate[{0}][fields]", "fields", "fields[{0}]", "expand", "select", "q", "search", "_q", "_where", "{0}.{0}", "input.{0}", "input[{0}]", "__tenant", "tenant", "{0}__startswith", "{0}%00",
        " {0}", "{0} ", "IDNUMBER", "SkipCount", "FILTER", "Limit", "limit[]", "after[]", "sorting[]", "api-Version", "__proto__[{0}]", "constructor", "", "=", "null",
    ];

    private static readonly string[] Values = ["1", "true", "a", "$2a$", "519999", "passwordHash", "desc", "{\"$gt\":\"\"}", "' OR '1'='1", "*", "%", "", "\u0000"];

    private static readonly string[] OtherTypes =
    [
        "application/json-patch+json", "application/merge-patch+json", "application/vnd.api+json", "application/problem+json", "text/json", "text/plain", "application/xml",
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json+xml", "*/*", "application/*",
    ];

    private readonly Random _random = new(LongRun.Seed);
    private readonly HashSet<string> _faults = [];

    [Fact]
    public async Task No_unknown_key_or_member_is_taken()
    {
        var api = await ApiDescription.ReadAsync(world.As(Who.Anonymous));
        var (probes, members) = (LongRun.Of(800, 20_000), 0);
        for (var i = 0; i < probes && _faults.Count < 20; i++)
        {
            var row = Pick(AccessMatrix.Held);
            var who = Pick([.. AccessWorld.Kinds.Where(k => row.Allowed.HasFlag(k) || _random.Next(10) == 0)]);
            var operation = api.Operations.Single(o => o.Name == row.Operation);
            if (row.Body is not null && operation.Body is { } schema && _random.Next(3) == 0)
            {
                members++;
                await MemberAsync(row, who, api.Resolve(schema));
            }
            else
            {
                await KeyAsync(row, who, [.. operation.Parameters("query").Select(p => p.GetProperty("name").GetString()!)]);
            }
        }

        _faults.ShouldBeEmpty($"seed {LongRun.Seed}");
        LongRun.Report("A2", new { probes, unknownMembers = members, unknownKeys = probes - members, taken = 0 });
    }

    [Fact]
    public async Task What_ABPs_clients_and_caches_add_changes_no_answer()
    {
        foreach (var row in AccessMatrix.Rows.Where(r => r.Operation.StartsWith("GET", StringComparison.Ordinal)))
        {
            var who = AccessWorld.Kinds.First(k => row.Allowed.HasFlag(k) && (row.Of == Subject.None || row.Reach.HasFlag(k)));
            var plain = await TextAsync(row, who, null);
            foreach (var key in QueryCheck.AllowedAnywhere)
            {
                (await TextAsync(row, who, $"{key}=en")).ShouldBe(plain, $"{row.Operation}?{key}");
            }
        }
    }

    [Fact]
    public async Task Sorting_and_filtering_know_no_hidden_column()
    {
        var admin = world.As(Who.HostAdmin);
        foreach (var list in new[] { "identity/users", "identity/roles", "multi-tenancy/tenants" })
        {
            var plain = (await admin.GetJsonAsync($"/api/{list}?maxResultCount=100")).GetRawText();
            var descending = (await admin.GetJsonAsync($"/api/{list}?maxResultCount=100&sorting={Uri.EscapeDataString("userName desc")}")).GetRawText();
            foreach (var column in Hidden.Where(h => h != "id"))
            {
                (await admin.GetJsonAsync($"/api/{list}?maxResultCount=100&sorting={column}")).GetRawText().ShouldBe(plain, $"{list} by {column}");
                (await admin.GetJsonAsync($"/api/{list}?maxResultCount=100&sorting={column}%20desc")).GetRawText().ShouldBeOneOf(plain, descending);
            }
        }

        foreach (var canary in world.Canaries.Where(c => c.Hidden.HasFlag(Who.HostAdmin)))
        {
            (await admin.GetJsonAsync($"/api/identity/users?filter={Uri.EscapeDataString(canary.Value)}")).GetProperty("totalCount").GetInt32().ShouldBe(0, canary.What);
        }

        foreach (var column in Hidden)
        {
            await world.As(Who.CenterAdmin).PostAsJsonAsync("/api/review/center/applications/query", new { sort = column }).ShouldRefuseAsync(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Only_JSON_is_read_where_a_body_is_described()
    {
        var api = await ApiDescription.ReadAsync(world.As(Who.Anonymous));
        var bodies = AccessMatrix.Held.Where(r => api.Operations.Single(o => o.Name == r.Operation).Body is not null).ToList();
        bodies.Count.ShouldBeGreaterThan(40);
        foreach (var row in bodies)
        {
            var operation = api.Operations.Single(o => o.Name == row.Operation);
            operation.Json.GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(c => c.Name).ShouldBe(["application/json"], row.Operation);
            operation.Answer(415).ShouldNotBeNull(row.Operation);
            foreach (var type in OtherTypes)
            {
                using var response = await SendAsync(row, AccessWorld.Kinds.First(k => row.Allowed.HasFlag(k)), null, new JsonObject(), type);
                if (response.StatusCode != HttpStatusCode.UnsupportedMediaType || await CodeAsync(response) != "Exemption:UnsupportedMediaType")
                {
                    _faults.Add($"{row.Operation} with {type}: {response.StatusCode}");
                }
            }
        }

        _faults.ShouldBeEmpty();
    }

    [Fact]
    public void Only_ABPs_five_shapes_pass_unknown_members_over() =>
        world.Services.GetRequiredService<ModuleCatalog>().Modules.SelectMany(m => m.Assembly.GetTypes())
            .Where(t => t.GetCustomAttributes(typeof(JsonUnmappedMemberHandlingAttribute), false).Length > 0).Select(t => t.Name).Order()
            .ShouldBe(["CreateTenantInput", "IdentityRoleInput", "IdentityUserInput", "ProfileInput", "UpdateTenantInput"]);

    private async Task KeyAsync(Row row, Who who, string[] declared)
    {
        var repeated = declared.Length > 0 && _random.Next(4) == 0;
        var key = repeated ? Pick(declared) : string.Format(System.Globalization.CultureInfo.InvariantCulture, Pick(Shapes), Pick(Hidden));
        if (!repeated && (declared.Contains(key) || QueryCheck.AllowedAnywhere.Contains(key)))
        {
            return;
        }

        var query = $"{Uri.EscapeDataString(key)}={Uri.EscapeDataString(Pick(Values))}" + (repeated ? $"&{key}=x" : string.Empty);
        using var response = await SendAsync(row, who, query, row.Body is null ? null : JsonSerializer.SerializeToNode(row.Body));
        var code = await CodeAsync(response);
        var expected = !row.Allowed.HasFlag(who) && response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || response.StatusCode == HttpStatusCode.BadRequest && code == (repeated ? "Exemption:Invalid" : "Exemption:UnknownParameter");
        if (!expected)
        {
            _faults.Add($"{row.Operation}?{query} as {who}: {response.StatusCode} {code}");
        }
    }

    private async Task MemberAsync(Row row, Who who, JsonElement schema)
    {
        var body = JsonSerializer.SerializeToNode(row.Body)!.AsObject();
        var name = _random.Next(3) == 0 ? string.Format(System.Globalization.CultureInfo.InvariantCulture, Pick(Shapes), Pick(Hidden)) : Pick(Hidden);
        if (schema.GetProperty("properties").EnumerateObject().Any(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        using var plain = await SendAsync(row, who, null, body.DeepClone());
        body[name] = Pick<JsonNode?>([JsonValue.Create("x"), JsonValue.Create(1), null, new JsonObject { ["$gt"] = "" }, new JsonArray("x")]);
        using var response = await SendAsync(row, who, null, body);
        var lenient = !schema.TryGetProperty("additionalProperties", out _);

        // Some use cases ask for the permission themselves, after the body was read.
        var expected = !row.Allowed.HasFlag(who) ? response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            : lenient ? response.StatusCode == plain.StatusCode && await CodeAsync(response) == await CodeAsync(plain)
            : response.StatusCode == HttpStatusCode.BadRequest && await CodeAsync(response) == "Exemption:Invalid";
        if (!expected)
        {
            _faults.Add($"{row.Operation} with {body.ToJsonString()} as {who}: {response.StatusCode} {await CodeAsync(response)}, without {plain.StatusCode}");
        }
    }

    private async Task<string> TextAsync(Row row, Who who, string? query)
    {
        using var response = await SendAsync(row, who, query, null);
        return $"{response.StatusCode} {(response.Content.Headers.ContentType?.MediaType is "application/json" ? await response.Content.ReadAsStringAsync() : null)}";
    }

    private async Task<HttpResponseMessage> SendAsync(Row row, Who who, string? query, JsonNode? body, string? type = null)
    {
        var (method, path) = (row.Operation.Split(' ')[0], row.Operation.Split(' ')[1]);
        var fixedQuery = path switch
        {
            _ when query is not null && method != "GET" => null,
            _ when path.StartsWith("/api/permission-management", StringComparison.Ordinal) => "providerName=R&providerKey=student",
            _ => null,
        };
        if (query is not null && fixedQuery is not null && query.StartsWith("provider", StringComparison.Ordinal))
        {
            fixedQuery = null;
        }

        var address = Parameter().Replace(path, m => m.Value switch
        {
            "{photoId}" => world.PhotoId.ToString(),
            "{kind}" => "IdFront",
            "{item}" => "phone",
            "{recordId}" => world.RecordId.ToString(),
            "{name}" => "nobody",
            _ => world.IdOf(row.Of).ToString(),
        });
        var all = string.Join('&', new[] { fixedQuery, query }.OfType<string>());
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(all.Length == 0 ? address : $"{address}?{all}", UriKind.Relative));
        request.Content = AccessWorld.FileOf(method, path) ?? (body is null ? null : JsonContent.Create(body));
        if (type is not null)
        {
            request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return await world.As(who).SendAsync(request);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "application/json" && JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty("error", out var error)
            ? error.GetProperty("code").GetString()
            : null;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
