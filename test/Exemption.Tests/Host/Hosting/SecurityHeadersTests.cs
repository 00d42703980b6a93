using System.Net;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;

namespace Exemption.Tests.Host.Hosting;

public sealed class SecurityHeadersTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/health/live")]
    [InlineData("/api/applications/mine")]
    public async Task Browsers_stay_on_https_for_a_year_once_they_have_seen_it(string path)
    {
        using var secure = host.CreateDefaultClient(new Uri("https://localhost"));
        (await secure.GetAsync(path)).Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
        (await host.CreateBrowser().GetAsync(path)).Headers.Contains("Strict-Transport-Security").ShouldBeFalse("over plain http it would be ignored, and is wrong");
    }

    [Fact]
    public async Task Signing_out_empties_the_browsers_storage_and_nothing_else_does()
    {
        var browser = host.CreateBrowser();
        (await browser.GetAsync("/api/account/logout")).Headers.GetValues("Clear-Site-Data").ShouldBe(["\"storage\""]);
        (await browser.GetAsync("/api/applications/mine")).Headers.Contains("Clear-Site-Data").ShouldBeFalse();
    }

    [Fact]
    public async Task The_description_of_the_API_and_the_address_for_reports_are_shown_only_where_somebody_asked_for_it()
    {
        (await host.CreateBrowser().GetAsync("/openapi/v1.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.CreateBrowser().GetAsync("/.well-known/security.txt")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await using var other = new ExemptionHost();
        await using var configured = other.WithWebHostBuilder(b => b.UseSetting("OpenApi:Enabled", "false").UseSetting("Security:Contact", "mailto:security@example.invalid"));
        using var client = configured.CreateClient();
        (await client.GetAsync("/openapi/v1.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/scalar")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var response = await client.GetAsync("/.well-known/security.txt");
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe("Contact: mailto:security@example.invalid\nExpires: 2027-05-23T02:00:00Z\nPreferred-Languages: zh, en\n");
    }
}
