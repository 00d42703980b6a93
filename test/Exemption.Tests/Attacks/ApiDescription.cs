using System.Globalization;
using System.Text.Json;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Attacks;

/// <summary>One operation as the OpenAPI document describes it.</summary>
internal sealed record ApiOperation(string Method, string Path, JsonElement Json)
{
    public string Name => $"{Method} {Path}";

    public IEnumerable<JsonElement> Parameters(string place) =>
        Json.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(p => p.GetProperty("in").GetString() == place) : [];

    /// <summary>Schema of the JSON body, if it takes one.</summary>
    public JsonElement? Body => Json.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json) ? json.GetProperty("schema") : null;

    public bool TakesFile => Takes("multipart/form-data");

    public bool TakesBytes => Takes("application/octet-stream");

    public JsonElement? Answer(int status) => Json.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var answer) ? answer : null;

    private bool Takes(string type) => Json.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty(type, out _);
}

/// <summary>
/// Reads the API's own description and says whether a value fits a schema of it. Small and ours: the keywords below are those our document uses, and one that it
/// does not know is an error, so that nothing passes unread.
/// </summary>
internal sealed class ApiDescription(JsonElement document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "enum", "oneOf", "anyOf", "format", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum",
        "description", "default", "pattern", "title", "deprecated",
    ];

    public IReadOnlyList<ApiOperation> Operations { get; } = [.. document.GetProperty("paths").EnumerateObject()
        .SelectMany(p => p.Value.EnumerateObject().Where(o => o.Name != "parameters").Select(o => new ApiOperation(o.Name.ToUpperInvariant(), p.Name, o.Value)))];

    public static async Task<ApiDescription> ReadAsync(HttpClient client) => new(await client.GetJsonAsync("/openapi/v1.json"));

    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        return schema;
    }

    /// <summary>Null when the value fits, else where and why it does not.</summary>
    public string? Misfit(JsonElement value, JsonElement schema, string at = "$")
    {
        schema = Resolve(schema);
        if (schema.EnumerateObject().Select(k => k.Name).FirstOrDefault(k => !Known.Contains(k)) is { } unknown)
        {
            return $"{at}: the schema uses {unknown}, which this test cannot read";
        }

        if (schema.TryGetProperty("oneOf", out var options) || schema.TryGetProperty("anyOf", out options))
        {
            return options.EnumerateArray().Any(o => Misfit(value, o, at) is null) ? null : $"{at}: fits none of its choices";
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(t => IsOf(value, t)))
        {
            return $"{at}: {value.ValueKind} is no {type}";
        }

        return (schema.TryGetProperty("enum", out var words) && value.ValueKind != JsonValueKind.Null && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, value)) ? $"{at}: no word of the enum" : null)
            ?? value.ValueKind switch
            {
                JsonValueKind.Object => MisfitOfObject(value, schema, at),
                JsonValueKind.Array => MisfitOfArray(value, schema, at),
                JsonValueKind.String => MisfitOfText(value, schema, at),
                _ => null,
            };
    }

    public static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!) : [type.GetString()!];

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };

    private string? MisfitOfObject(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("required", out var required) && required.EnumerateArray().FirstOrDefault(r => !value.TryGetProperty(r.GetString()!, out _)) is { ValueKind: JsonValueKind.String } absent)
        {
            return $"{at}: lacks {absent}";
        }

        var members = schema.TryGetProperty("properties", out var p) ? p : default;
        var others = schema.TryGetProperty("additionalProperties", out var a) ? a : default;
        foreach (var member in value.EnumerateObject())
        {
            var misfit = members.ValueKind == JsonValueKind.Object && members.TryGetProperty(member.Name, out var known) ? Misfit(member.Value, known, $"{at}.{member.Name}")
                : others.ValueKind == JsonValueKind.False ? $"{at}: {member.Name} is not described"
                : others.ValueKind == JsonValueKind.Object ? Misfit(member.Value, others, $"{at}.{member.Name}")
                : null;
            if (misfit is not null)
            {
                return misfit;
            }
        }

        return null;
    }

    private string? MisfitOfArray(JsonElement value, JsonElement schema, string at) => schema.TryGetProperty("items", out var items)
        ? value.EnumerateArray().Select((v, i) => Misfit(v, items, $"{at}[{i}]")).FirstOrDefault(m => m is not null)
        : null;

    private static string? MisfitOfText(JsonElement value, JsonElement schema, string at) => (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
    {
        "uuid" when !value.TryGetGuid(out _) => $"{at}: no uuid",
        "date-time" when !value.TryGetDateTimeOffset(out _) => $"{at}: no instant",
        "date" when !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => $"{at}: no day",
        _ => schema.TryGetProperty("maxLength", out var most) && value.GetString()!.Length > most.GetInt32() ? $"{at}: too long" : null,
    };
}
