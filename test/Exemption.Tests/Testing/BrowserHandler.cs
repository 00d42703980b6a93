using System.Net;

namespace Exemption.Tests.Testing;

/// <summary>What a browser with our pages does: keeps cookies, and copies the antiforgery cookie into the header of unsafe requests.</summary>
internal sealed class BrowserHandler : DelegatingHandler
{
    public CookieContainer Cookies { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        if (Cookies.GetCookieHeader(uri) is { Length: > 0 } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        var token = Cookies.GetCookies(uri)["XSRF-TOKEN"]?.Value;
        if (request.Method != HttpMethod.Get && token is not null && !request.Headers.Contains("RequestVerificationToken"))
        {
            request.Headers.Add("RequestVerificationToken", Uri.UnescapeDataString(token));
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                Cookies.SetCookies(uri, cookie);
            }
        }

        return response;
    }
}
