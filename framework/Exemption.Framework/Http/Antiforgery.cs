using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Exemption.Framework.Http;

/// <summary>Demands the antiforgery header on every unsafe request, and refuses what a browser says came from another site (ASVS 3.5): by <c>Sec-Fetch-Site</c> or <c>Origin</c>.</summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery, ErrorAnswers answers) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "cross-site" or "same-site" || IsForeign(request) || !await antiforgery.IsRequestValidAsync(context.HttpContext))
        {
            context.Result = ErrorResult.Of(context.HttpContext, StatusCodes.Status400BadRequest, answers.Plain("Exemption:Antiforgery"));
        }
    }

    /// <summary>Browsers say which site a request comes from; a token that leaked does not help another one. Over plain http behind a proxy only the host can be compared.</summary>
    private static bool IsForeign(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == new Uri($"{from.Scheme}://{request.Host}").Authority
            && (from.Scheme == request.Scheme || !request.IsHttps));
}
