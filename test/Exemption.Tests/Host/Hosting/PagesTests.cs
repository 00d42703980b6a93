using System.Net;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;

namespace Exemption.Tests.Host.Hosting;

public sealed class PagesTests : IAsyncDisposable
{
    private readonly string _pages = Directory.CreateTempSubdirectory("exemption-pages-").FullName;
    private readonly ExemptionHost _host = new();
    private readonly HttpClient _client;

    public PagesTests()
    {
        File.WriteAllText(Path.Combine(_pages, "index.html"), "<app-root ngCspNonce=\"__CSP_NONCE__\"></app-root>");
        File.WriteAllText(Path.Combine(_pages, "main-ABC.js"), "1");
        _client = _host.WithWebHostBuilder(b => b.UseSetting("EXEMPTION_WEB", _pages)).CreateClient();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/staff/review/center")]
    [InlineData("/applications/7f5b3c1e-0000-7000-8000-000000000000")]
    public async Task Every_address_of_the_pages_gets_the_start_page_with_its_nonce(string path)
    {
        var response = await _client.GetAsync(path);
        var page = await response.Content.ReadAsStringAsync();
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = page.Split("ngCspNonce=\"")[1].Split('"')[0];
        policy.ShouldContain($"'nonce-{nonce}'");
        policy.ShouldNotContain("unsafe");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task No_nonce_is_used_twice()
    {
        var first = await _client.GetStringAsync("/");
        (await _client.GetStringAsync("/")).ShouldNotBe(first);
    }

    [Fact]
    public async Task Built_files_are_kept_for_a_year() =>
        (await _client.GetAsync("/main-ABC.js")).Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));

    [Theory]
    [InlineData("/main-OLD.js")]
    [InlineData("/api/nothing")]
    [InlineData("/../appsettings.json")]
    public async Task What_is_not_there_is_a_404_for_everybody(string path)
    {
        var response = await _client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.Contains("_AbpErrorFormat").ShouldBeTrue();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/nothing")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/applications/mine")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        var headers = (await _client.GetAsync(path)).Headers;
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
        headers.Contains("Content-Security-Policy").ShouldBeTrue();
        headers.Contains("Server").ShouldBeFalse();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_pages, true);
    }
}
