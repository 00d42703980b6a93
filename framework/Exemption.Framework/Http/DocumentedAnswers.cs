using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.RateLimiting;

namespace Exemption.Framework.Http;

/// <summary>Names the kind of file that a use case answers with.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersFileAttribute(string contentType, params string[] others) : Attribute
{
    public string ContentType { get; } = contentType;

    /// <summary>What it may be instead, if the caller asks.</summary>
    public IReadOnlyList<string> Others { get; } = others;
}

/// <summary>Says that a use case looks for something whose id is not in the path, and may not find it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AnswersNotFoundAttribute : Attribute;

/// <summary>Says that a reading use case may refuse by a business rule; writing ones always may.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersConflictAttribute : Attribute;

/// <summary>
/// Writes into the API's description what every use case can answer, from what the framework knows about it: nobody has to think of it at each endpoint.
/// A test sends thousands of requests and compares the answers with the description.
/// </summary>
internal sealed class DocumentedAnswers : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        var metadata = action.Selectors.SelectMany(s => s.EndpointMetadata).Concat(action.Attributes).Concat(action.Controller.Attributes).ToList();
        var methods = action.Attributes.OfType<HttpMethodAttribute>().SelectMany(a => a.HttpMethods).ToList();
        action.Filters.Add(Success(action));
        foreach (var status in Refusals(action, metadata, methods).Distinct())
        {
            action.Filters.Add(new ProducesResponseTypeAttribute(typeof(ErrorEnvelope), status));
        }
    }

    private static ProducesResponseTypeAttribute Success(ActionModel action)
    {
        var type = action.ActionMethod.ReturnType;
        type = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GetGenericArguments()[0] : type;
        if (action.Attributes.OfType<AnswersFileAttribute>().SingleOrDefault() is { } file)
        {
            return new ProducesResponseTypeAttribute(typeof(byte[]), StatusCodes.Status200OK, file.ContentType, [.. file.Others]);
        }

        return type == typeof(NoContentResult) ? new ProducesResponseTypeAttribute(StatusCodes.Status204NoContent) : new ProducesResponseTypeAttribute(type, StatusCodes.Status200OK);
    }

    private static IEnumerable<int> Refusals(ActionModel action, List<object> metadata, List<string> methods)
    {
        yield return StatusCodes.Status400BadRequest;
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            yield return StatusCodes.Status401Unauthorized;
            yield return StatusCodes.Status403Forbidden;
        }

        if (action.Parameters.Any(p => p.BindingInfo?.BindingSource == BindingSource.Path) || metadata.OfType<AnswersNotFoundAttribute>().Any())
        {
            yield return StatusCodes.Status404NotFound;
        }

        if (!methods.Contains(HttpMethods.Get) || metadata.OfType<AnswersConflictAttribute>().Any())
        {
            yield return StatusCodes.Status409Conflict;
        }

        if (action.Parameters.Any(p => p.BindingInfo?.BindingSource == BindingSource.Body) || metadata.OfType<IRequestSizeLimitMetadata>().Any())
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }

        if (metadata.OfType<EnableRateLimitingAttribute>().Any())
        {
            yield return StatusCodes.Status429TooManyRequests;
        }
    }
}
