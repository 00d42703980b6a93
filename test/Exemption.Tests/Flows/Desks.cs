using System.Net.Http.Json;
using System.Text.Json;
using Exemption.Applications;
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
        await (await reviewer.TryRejectAsync(side, id, await reviewer.VersionAsync(side, id), [reason], [], note)).ReadJsonAsync("reject");

    public static Task<HttpResponseMessage> TryApproveAsync(this HttpClient reviewer, string side, Guid id, int version, string[]? ticked = null) =>
        reviewer.PostAsJsonAsync($"/api/review/{side}/applications/{id}/approve", new { version, @checked = ticked ?? All(side), opinion = "同意" });

    /// <summary>Each reason for each item; without an item, for one that the reason may be given for.</summary>
    public static Task<HttpResponseMessage> TryRejectAsync(this HttpClient reviewer, string side, Guid id, int version, string[] reasons, string[] items, string? note = null) =>
        reviewer.TryRejectAsync(side, id, version, [.. reasons.SelectMany(r => (items.Length > 0 ? items : [UsualItem(r)]).Select(i => new RejectionPoint(i, r, note)))]);

    public static Task<HttpResponseMessage> TryRejectAsync(this HttpClient reviewer, string side, Guid id, int version, RejectionPoint[] points, string? toAll = null) =>
        reviewer.PostAsJsonAsync($"/api/review/{side}/applications/{id}/reject", new { version, points, note = toAll });

    public static async Task<int> VersionAsync(this HttpClient reviewer, string side, Guid id) => (await reviewer.OpenAsync(side, id)).GetProperty("version").GetInt32();

    private static string UsualItem(string reason) => reason switch
    {
        "PhotoUnclear" => "photos.IdFront",
        "LevelNotQualified" => "certificateLevel",
        _ => "whole",
    };

    public static string[] All(string side) => [.. Checklist.Of(side == "center" ? ReviewStage.Center : ReviewStage.University)];
}
