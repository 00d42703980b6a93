using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Exemption.Tests.Testing;

/// <summary>Short words for what tests do with a client.</summary>
internal static class HttpExtensions
{
    private static Uri At(string path) => new(path, UriKind.Relative);

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path) => await (await client.GetAsync(At(path))).ReadJsonAsync(path);

    public static async Task<JsonElement> PostJsonAsync(this HttpClient client, string path, object? body = null) =>
        await (await client.PostAsJsonAsync(At(path), body ?? new { })).ReadJsonAsync(path);

    public static async Task<JsonElement> PutJsonAsync(this HttpClient client, string path, object body) => await (await client.PutAsJsonAsync(At(path), body)).ReadJsonAsync(path);

    /// <summary>Sends and expects a refusal; returns its error object after checking status and code.</summary>
    public static async Task<JsonElement> ShouldRefuseAsync(this Task<HttpResponseMessage> call, HttpStatusCode status, string? code = null)
    {
        var response = await call;
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        response.Headers.Contains("_AbpErrorFormat").ShouldBeTrue();
        var error = JsonDocument.Parse(text).RootElement.GetProperty("error");
        if (code is not null)
        {
            error.GetProperty("code").GetString().ShouldBe(code);
        }

        return error;
    }

    public static async Task<JsonElement> ReadJsonAsync(this HttpResponseMessage response, string path)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)response.StatusCode} {text} {((int)response.StatusCode >= 500 ? ServerErrors.Latest : null)}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    public static string Text(this JsonElement json, string property) => json.GetProperty(property).GetString()!;

    public static Guid Id(this JsonElement json) => json.GetProperty("id").GetGuid();

    /// <summary>One property of each element of a list.</summary>
    public static string[] Of(this JsonElement json, string list, string property) => [.. json.GetProperty(list).EnumerateArray().Select(e => e.Text(property))];

    public static string[] Strings(this JsonElement json, string property) => [.. json.GetProperty(property).EnumerateArray().Select(e => e.GetString()!)];
}
