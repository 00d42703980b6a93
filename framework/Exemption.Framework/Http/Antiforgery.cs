using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Exemption.Framework.Http;

/// <summary>Demands the antiforgery header on every unsafe request, and refuses what a browser says came from another site (ASVS 3.5).</summary>
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
        if (site is "cross-site" or "same-site" || !await antiforgery.IsRequestValidAsync(context.HttpContext))
        {
            context.Result = ErrorResult.Of(context.HttpContext, StatusCodes.Status400BadRequest, answers.Plain("Exemption:Antiforgery"));
        }
    }
}
