using System.Net;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Framework.Http;

/// <summary>Whatever is refused, and wherever, is refused in the envelope, is kept in no cache, and repeats nothing of what was sent.</summary>
public sealed class ErrorEnvelopeTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    [Theory]
    [InlineData("text/plain", "519999199706130086", HttpStatusCode.UnsupportedMediaType, "Exemption:UnsupportedMediaType")]
    [InlineData("application/json", "{ 519999199706130086", HttpStatusCode.BadRequest, "Exemption:Invalid")]
    [InlineData("application/json", """{ "password": 519999199706130086 }""", HttpStatusCode.BadRequest, "Exemption:Invalid")]
    public async Task A_refused_body(string type, string text, HttpStatusCode status, string code)
    {
        var client = await new People(host).AnonymousAsync();
        using var body = new StringContent(text);
        body.Headers.ContentType = new(type);
        var response = await client.PostAsync(new Uri("/api/account/login", UriKind.Relative), body);
        (response.Headers.CacheControl?.NoStore).ShouldBe(true);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("519999199706130086");
        await Task.FromResult(response).ShouldRefuseAsync(status, code);
    }

    [Fact]
    public async Task A_refused_token()
    {
        var response = await host.CreateBrowser().PostAsync(new Uri("/api/account/login", UriKind.Relative), null);
        (response.Headers.CacheControl?.NoStore).ShouldBe(true);
        await Task.FromResult(response).ShouldRefuseAsync(HttpStatusCode.BadRequest, "Exemption:Antiforgery");
    }
}
