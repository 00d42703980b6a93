using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Review.Domain;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Flows;

/// <summary>What reviewers do, in one word each.</summary>
internal static class Desks
{
    public static Task<JsonElement> OpenAsync(this HttpClient reviewer, string side, Guid id) => reviewer.GetJsonAsync($"/api/review/{side}/applications/{id}");

    public static async Task<JsonElement> ApproveAsync(this HttpClient reviewer, string side, Guid id) =>
        await (await reviewer.TryApproveAsync(side, id, await reviewer.VersionAsync(side, id))).ReadJsonAsync("approve");

    public static async Task<JsonElement> RejectAsync(this HttpClient reviewer, string side, Guid id, string reason = "PhotoUnclear", string? note = null) =>
        await (await reviewer.TryRejectAsync(side, id, await reviewer.VersionAsync(side, id), [reason], ["photos.IdFront"], note)).ReadJsonAsync("reject");

    public static Task<HttpResponseMessage> TryApproveAsync(this HttpClient reviewer, string side, Guid id, int version, string[]? ticked = null) =>
        reviewer.PostAsJsonAsync($"/api/review/{side}/applications/{id}/approve", new { version, @checked = ticked ?? All(side), opinion = "同意" });

    public static Task<HttpResponseMessage> TryRejectAsync(this HttpClient reviewer, string side, Guid id, int version, string[] reasons, string[] items, string? note = null) =>
        reviewer.PostAsJsonAsync($"/api/review/{side}/applications/{id}/reject", new { version, reasons, items, note });

    public static async Task<int> VersionAsync(this HttpClient reviewer, string side, Guid id) => (await reviewer.OpenAsync(side, id)).GetProperty("version").GetInt32();

    public static string[] All(string side) => [.. Checklist.Of(side == "center" ? ReviewStage.Center : ReviewStage.University)];
}
