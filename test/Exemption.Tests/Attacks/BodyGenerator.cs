using System.Text.Json;
using System.Text.Json.Nodes;
using Exemption.Tests.Applications;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Attacks;

/// <summary>Makes bodies out of schemas: such as a page would send, and such as nobody should.</summary>
/// <param name="api">The schemas.</param>
/// <param name="random">The run's.</param>
/// <param name="ids">Ids to refer to, of whatever kind.</param>
internal sealed class BodyGenerator(ApiDescription api, Random random, Func<Guid> ids)
{
    private static readonly string[] Hostile =
    [
        "", " ", "\0", "null", "undefined", "NaN", "-1", "0x10", "1e309", "' OR 1=1 --", "\"; DROP TABLE x; --", "%00", "../../etc/passwd", "<script>alert(1)</script>", "${7*7}", "{{7*7}}", "=1+1",
        "\u202Egnp.exe", "\uD83D\uDE00", "a\u0301\u0301\u0301", "\r\nSet-Cookie: x=1", "＝１＋１", "%", "_", "\\", new string('x', 300), new string('测', 5000), "0000-00-00", "9999-12-31", "0001-01-01T00:00:00Z",
    ];

    /// <summary>Values that make a body pass the first checks, by the name of the member.</summary>
    private static readonly Dictionary<string, string[]> Fitting = new()
    {
        ["phone"] = ["13800000001", "13900000000"],
        ["phoneNumber"] = ["13800000001"],
        ["contactPhone"] = ["0816-0000000"],
        ["universityPhone"] = ["0816-0000000"],
        ["supportPhone"] = ["0816-0000000"],
        ["email"] = ["a@example.invalid"],
        ["certificateNumber"] = ["TEST-0000000001"],
        ["majorCode"] = ["W120102"],
        ["reasons"] = ["PhotoUnclear", "Other", "NameMismatch"],
        ["items"] = ["photos.IdFront", "idNumber"],
        ["checked"] = ["BasicData", "IdNumberMatches", "CertificateGenuine"],
        ["sort"] = ["-submittedAt", "submittedAt", "statusChangedAt"],
        ["declarationVersion"] = ["1", "2"],
        ["newPassword"] = ["Exempt2026", "weak"],
        ["password"] = ["Exempt2026"],
        ["after"] = ["", "AAAA"],
        ["majorCodes"] = ["W120102"],
        ["roleNames"] = ["university-reviewer"],

        // Nothing here may reach the network, and nobody's rights may be taken away by chance.
        ["smtpHost"] = ["127.0.0.1", ""],
        ["userNameOrEmailAddress"] = ["nobody"],
    };

    /// <summary>A body that fits its schema.</summary>
    public JsonNode? Fit(JsonElement schema, string name = "", int depth = 0)
    {
        schema = api.Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var options) || schema.TryGetProperty("anyOf", out options))
        {
            return Fit(Pick([.. options.EnumerateArray()]), name, depth);
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            return JsonNode.Parse(Pick([.. words.EnumerateArray()]).GetRawText());
        }

        var types = schema.TryGetProperty("type", out var t) ? ApiDescription.Types(t).ToList() : ["null"];
        return Pick([.. types.Count > 1 && random.Next(6) > 0 ? types.Where(x => x != "null") : types]) switch
        {
            "object" => Object(schema, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(depth > 3 ? 1 : 4)).Select(_ => Fit(schema.GetProperty("items"), name, depth + 1))]),
            "string" => Text(schema, name),
            "integer" => random.Next(3) == 0 ? random.Next(-2, 200) : random.Next(0, 3),
            "number" => random.Next(0, 10) / 2.0,
            "boolean" => random.Next(2) == 0,
            _ => null,
        };
    }

    /// <summary>A body that breaks its schema in one place: true says that it certainly does.</summary>
    public (JsonNode? Body, bool IsWrong) Break(JsonElement schema)
    {
        var body = Fit(schema);
        if (body is not JsonObject o)
        {
            return (JsonValue.Create("x"), true);
        }

        var members = api.Resolve(schema).TryGetProperty("properties", out var p) ? p.EnumerateObject().ToList() : [];
        var strict = api.Resolve(schema).TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False;
        switch (random.Next(6))
        {
            case 0:
                o[Pick(["isAdmin", "$where", "__proto__", "tenantId2", "passwordHash", "role"])] = true;
                return (o, strict);
            case 1 when api.Resolve(schema).TryGetProperty("required", out var required):
                o.Remove(Pick([.. required.EnumerateArray()]).GetString()!);
                return (o, true);
            case 2:
                return (new JsonArray(o), true);
            case 3 when members.Count > 0:
                var member = Pick(members);
                o[member.Name] = new JsonObject { ["$gt"] = "" };
                return (o, !IsObject(member.Value));
            case 4 when members.Count > 0:
                o[Pick(members).Name] = JsonValue.Create(Pick(Hostile));
                return (o, false);
            default:
                if (members.Count > 0)
                {
                    o[Pick(members).Name] = Pick<JsonNode?>([null, int.MaxValue, -1, 1e300, true, new JsonArray(), "x"]);
                }

                return (o, false);
        }
    }

    public string AnyText() => random.Next(2) == 0 ? Pick(Hostile) : Guid.NewGuid().ToString("N")[..random.Next(1, 20)];

    private bool IsObject(JsonElement schema) => api.Resolve(schema) is var s && (s.TryGetProperty("oneOf", out var options) ? options.EnumerateArray().Any(IsObject)
        : !s.TryGetProperty("type", out var t) || ApiDescription.Types(t).Contains("object"));

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var members))
        {
            var required = schema.TryGetProperty("required", out var r) ? r.EnumerateArray().Select(x => x.GetString()!).ToHashSet() : [];
            foreach (var member in members.EnumerateObject().Where(m => required.Contains(m.Name) || random.Next(5) > 0))
            {
                made[member.Name] = Fit(member.Value, member.Name, depth + 1);
            }
        }

        return made;
    }

    private JsonValue Text(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("format", out var format))
        {
            return format.GetString() switch
            {
                "uuid" => JsonValue.Create(ids()),
                "date" => JsonValue.Create($"20{random.Next(20, 32)}-0{random.Next(1, 9)}-1{random.Next(0, 9)}"),
                "date-time" => JsonValue.Create($"20{random.Next(20, 32)}-0{random.Next(1, 9)}-1{random.Next(0, 9)}T08:00:00Z"),
                _ => JsonValue.Create("x"),
            };
        }

        if (name is "idNumber" or "admissionTicketNumber" && random.Next(3) > 0)
        {
            return JsonValue.Create(name == "idNumber" ? People.FictitiousIdNumber(random.Next(900_000)) : $"5199{random.Next(99_999_999):D8}");
        }

        if (Fitting.TryGetValue(name, out var values) && (random.Next(4) > 0 || name is "smtpHost" or "userNameOrEmailAddress"))
        {
            return JsonValue.Create(name == "certificateNumber" ? Applicants.CertificateNumber() : Pick(values));
        }

        var text = AnyText();
        return JsonValue.Create(schema.TryGetProperty("maxLength", out var most) && text.Length > most.GetInt32() ? text[..most.GetInt32()] : text);
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
