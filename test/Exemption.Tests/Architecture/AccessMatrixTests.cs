using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Architecture;

/// <summary>Walks the access matrix through the real host: role × own, foreign, missing.</summary>
public sealed partial class AccessMatrixTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    public static TheoryData<string> Operations => [.. AccessMatrix.Rows.Select(r => r.Operation)];

    [Fact]
    public async Task Every_operation_of_the_API_has_a_row_and_every_row_an_operation()
    {
        var document = await world.As(Who.Anonymous).GetJsonAsync("/openapi/v1.json");
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {p.Name}")).ToHashSet();
        var known = AccessMatrix.Rows.Select(r => r.Operation).Concat(AccessMatrix.ProvedElsewhere).ToHashSet();
        operations.Except(known).ShouldBeEmpty("these operations have no row in AccessMatrix");
        known.Except(operations).ShouldBeEmpty("these rows name no operation");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Who_may_call_it_on_whose_record(string operation)
    {
        var row = AccessMatrix.Rows.Single(r => r.Operation == operation);
        foreach (var who in AccessWorld.Kinds)
        {
            var own = await CallAsync(row, who, operation.StartsWith("DELETE", StringComparison.Ordinal) ? await world.FreshAsync(row.Of) : world.IdOf(row.Of));
            if (!row.Allowed.HasFlag(who))
            {
                own.Status.ShouldBe(who == Who.Anonymous ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, $"{who}: {own.Body}");
                continue;
            }

            if (row.Of == Subject.None)
            {
                own.Status.ShouldNotBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.InternalServerError], $"{who}: {own.Body}");
                continue;
            }

            var missing = await CallAsync(row, who, Guid.NewGuid());
            missing.Status.ShouldBe(HttpStatusCode.NotFound, $"{who} on a missing id: {missing.Body}");
            if (row.Reach.HasFlag(who))
            {
                own.Status.ShouldNotBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.InternalServerError], $"{who} on their own: {own.Body}");
            }
            else
            {
                own.ShouldBe(missing, $"{who}: a foreign record and a missing one must answer alike");
            }
        }
    }

    private async Task<(HttpStatusCode Status, string Body)> CallAsync(Row row, Who who, Guid id)
    {
        var (method, path) = (row.Operation.Split(' ')[0], row.Operation.Split(' ')[1]);
        var address = Parameter().Replace(path, m => m.Value switch
        {
            "{photoId}" => (id == world.IdOf(row.Of) ? world.PhotoId : id).ToString(),
            "{kind}" => "IdFront",
            "{item}" => "phone",
            "{recordId}" => (id == world.IdOf(row.Of) ? world.RecordId : id).ToString(),
            "{checkId}" => (id == world.IdOf(row.Of) ? world.CheckId : id).ToString(),
            "{noteId}" => (id == world.IdOf(row.Of) ? world.NoteIds[path.Contains("/university/", StringComparison.Ordinal) ? "university" : "center"] : id).ToString(),
            "{tagId}" => world.IdOf(Subject.Tag).ToString(),
            "{name}" => "nobody",
            _ => id.ToString(),
        }) + (path.StartsWith("/api/permission-management", StringComparison.Ordinal) ? "?providerName=R&providerKey=student" : string.Empty)
           + (path.StartsWith("/api/feature-management", StringComparison.Ordinal) ? $"?providerName=T&providerKey={world.Center.Id}" : string.Empty)
           + (path.EndsWith("/application-localization", StringComparison.Ordinal) ? "?cultureName=en" : string.Empty);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Content = AccessWorld.FileOf(method, path) ?? (method == "GET" ? null : JsonContent.Create(row.Body ?? new { }));
        var response = await world.As(who).SendAsync(request);
        var body = response.Content.Headers.ContentType?.MediaType is "application/json" ? await response.Content.ReadAsStringAsync() : string.Empty;
        return (response.StatusCode, body);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
