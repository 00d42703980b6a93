using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Net.Http.Headers;

namespace Exemption.Framework.Http;

/// <summary>
/// Refuses every type of body but the described one. ASP.NET's formatter takes any type that ends in <c>+json</c> for <c>application/json</c>; what names itself a JSON patch
/// or a vendor's own format means something else by its members than we read in them.
/// </summary>
internal sealed class JsonBody(ErrorAnswers answers) : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var http = context.HttpContext;
        if (http.Request.ContentType is { Length: > 0 } type && !IsJson(type) && context.ActionDescriptor.Parameters.Any(p => p.BindingInfo?.BindingSource == BindingSource.Body))
        {
            context.Result = ErrorResult.Of(http, StatusCodes.Status415UnsupportedMediaType, answers.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    private static bool IsJson(string type) =>
        MediaTypeHeaderValue.TryParse(type, out var parsed) && parsed.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase);
}
