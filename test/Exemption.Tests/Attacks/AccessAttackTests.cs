using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Exemption.Tests.Architecture;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Attacks;

/// <summary>
/// Tries every operation as every kind of person on every kind of id, in path, query and body, and compares with the access matrix. A leak is a marked value shown to whoever may not see
/// it, a success where the matrix says no, or a foreign id that answers otherwise than one nobody has.
/// </summary>
[Trait("Goal", "A1")]
public sealed partial class AccessAttackTests(AttackWorld world) : IClassFixture<AttackWorld>
{
    private readonly List<string> _leaks = [];
    private int _probes;
    private int _compared;

    [Fact]
    public async Task Every_operation_by_everybody_on_own_foreign_deleted_and_missing_ids()
    {
        foreach (var row in AccessMatrix.Rows)
        {
            foreach (var who in AccessWorld.Kinds)
            {
                foreach (var home in row.Of == Subject.None ? [Home.Own] : Enum.GetValues<Home>())
                {
                    if (world.Things.FirstOrDefault(t => t.Of == row.Of && t.Home == home) is { } thing || row.Of == Subject.None && (thing = Nothing) is not null)
                    {
                        await ProbeAsync(row, who, thing, null);
                    }
                }
            }
        }

        _leaks.ShouldBeEmpty();
        LongRun.Report("A1", new { form = "matrix", operations = AccessMatrix.Rows.Count, probes = _probes, comparedWithMissing = _compared, leaks = _leaks.Count });
    }

    [Fact]
    public async Task Any_id_in_any_place()
    {
        var random = new Random(LongRun.Seed);
        var probes = LongRun.Of(1000, 100_000);
        while (_probes < probes && _leaks.Count < 20)
        {
            await ProbeAsync(Pick(random, AccessMatrix.Rows), Pick(random, AccessWorld.Kinds), Pick(random, world.Things), random);
        }

        _leaks.ShouldBeEmpty($"seed {LongRun.Seed}");
        LongRun.Report("A1", new { form = "random", probes = _probes, comparedWithMissing = _compared, kindsOfIds = world.Things.Count, leaks = _leaks.Count });
    }

    private static readonly Thing Nothing = new(Subject.None, Guid.Empty, Home.Own);

    private async Task ProbeAsync(Row row, Who who, Thing thing, Random? random)
    {
        var (status, body) = await SendAsync(row, who, thing.Id, random);
        if (world.LeakIn(body, who) is { } canary)
        {
            Leak($"shows the {canary.What}");
        }

        if ((int)status >= 500)
        {
            Leak($"answers {status}");
        }
        else if (!row.Allowed.HasFlag(who))
        {
            if (status != (who == Who.Anonymous ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden))
            {
                Leak($"answers {status} without permission");
            }
        }
        else if (row.Of != Subject.None && MustBeMissing(row, who, thing))
        {
            var missing = await SendAsync(row, who, Guid.NewGuid(), null);
            _compared++;
            if (status != HttpStatusCode.NotFound || body != missing.Body || missing.Status != status)
            {
                Leak($"answers {status} {body} and a missing id {missing.Status} {missing.Body}");
            }
        }
        else if (row.Operation.StartsWith("DELETE", StringComparison.Ordinal) && status == HttpStatusCode.NoContent && thing.Of is Subject.Announcement or Subject.Role or Subject.Account)
        {
            await world.ReplaceAsync(thing);
        }

        void Leak(string what) => _leaks.Add($"{row.Operation} as {who} with the id of a {thing.Home} {thing.Of}: {what}");
    }

    /// <summary>The oracle. What is left open, a record of the right family within reach, is no question of access.</summary>
    private static bool MustBeMissing(Row row, Who who, Thing thing) =>
        thing.Home == Home.Gone || Family(thing.Of) != Family(row.Of) || !row.Reach.HasFlag(thing.Home == Home.Own ? who : Mirror(who));

    /// <summary>One table may be reached by several kinds of ids: an application by its own and by its pictures, a person as student and as account.</summary>
    private static Subject Family(Subject subject) => subject switch
    {
        Subject.Draft or Subject.Photo or Subject.Decided => Subject.Submitted,
        Subject.Account => Subject.StudentRecord,
        _ => subject,
    };

    /// <summary>Who stands to the foreign centre's things as the given one stands to the own.</summary>
    private static Who Mirror(Who who) => who switch
    {
        Who.Owner => Who.ForeignStudent,
        Who.FellowStudent => Who.ForeignStudent,
        Who.ForeignStudent => Who.Owner,
        Who.CenterAdmin => Who.ForeignCenterAdmin,
        Who.ForeignCenterAdmin => Who.CenterAdmin,
        _ => who,
    };

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(Row row, Who who, Guid id, Random? random)
    {
        _probes++;
        var (method, path) = (row.Operation.Split(' ')[0], row.Operation.Split(' ')[1]);
        var address = Parameter().Replace(path, m => m.Value switch
        {
            "{photoId}" => PhotoOf(id, random).ToString(),
            "{kind}" => "IdFront",
            "{item}" => "phone",
            "{recordId}" => (random is null || random.Next(2) == 0 ? world.RecordId : id).ToString(),
            "{checkId}" => (random is null || random.Next(2) == 0 ? world.CheckId : id).ToString(),
            "{name}" => "nobody",
            _ => id.ToString(),
        }) + Query(path, random);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = AccessWorld.FileOf(method, path) ?? (method == "GET" ? null : JsonContent.Create(Body(row.Body, random)));
        using var response = await world.As(who).SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private string Query(string path, Random? random)
    {
        var any = random is null ? world.Center.Id : Pick(random, world.Things).Id;
        return path switch
        {
            _ when path.StartsWith("/api/permission-management", StringComparison.Ordinal) => random is null || random.Next(2) == 0 ? "?providerName=R&providerKey=student" : $"?providerName=U&providerKey={any}",
            _ when path.StartsWith("/api/feature-management", StringComparison.Ordinal) => $"?providerName=T&providerKey={any}",
            _ when path.EndsWith("/application-localization", StringComparison.Ordinal) => "?cultureName=en",
            _ => string.Empty,
        };
    }

    private Guid PhotoOf(Guid id, Random? random) => random is not null && random.Next(3) == 0
        ? Pick(random, world.Photos).Photo
        : world.Photos.FirstOrDefault(p => p.Application == id) is { Photo: var photo } && photo != Guid.Empty ? photo : id;

    /// <summary>The matrix's body, with any id in each of its places for ids, and ids where the use case takes some.</summary>
    private JsonNode Body(object? template, Random? random)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(template ?? new { })!;
        if (random is null || body is not JsonObject o)
        {
            return body;
        }

        foreach (var (name, value) in o.ToList())
        {
            if (value is JsonArray && name == "ids")
            {
                o[name] = new JsonArray([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => JsonValue.Create(Pick(random, world.Things).Id))]);
            }
        }

        foreach (var (mark, members) in Places)
        {
            if (o.ContainsKey(mark) && random.Next(2) == 0)
            {
                o[Pick(random, members)] = JsonValue.Create(random.Next(3) == 0 ? world.ForeignCenter.Id : Pick(random, world.Things).Id);
            }
        }

        return o;
    }

    /// <summary>Members that take an id, by a member that tells the shape.</summary>
    private static readonly (string Mark, string[] Members)[] Places =
    [
        ("limit", ["certificateTypeId", "windowId", "centerId"]),
        ("purpose", ["certificateTypeId", "windowId", "centerId"]),
    ];

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
