using Exemption.Framework.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace Exemption.Host.Hosting;

/// <summary>
/// Says why no use case took a call to the API: an address that nobody has (404), one that does not know the method (405, with those it knows), or one that
/// takes another type of content (415). The router would say so itself, were there no start page that answers every address.
/// </summary>
internal sealed class KnownAddresses(EndpointDataSource endpoints, ParameterPolicyFactory policies)
{
    private readonly Lazy<List<Address>> _addresses = new(() =>
        [.. endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not null).Select(e => new Address(e, policies))]);

    public Task RefuseAsync(HttpContext context)
    {
        var methods = _addresses.Value.Where(a => a.Matches(context)).SelectMany(a => a.Methods).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (methods.Count == 0)
        {
            return ErrorResult.WriteAsync(context, StatusCodes.Status404NotFound);
        }

        if (methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            return ErrorResult.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType);
        }

        context.Response.Headers.Allow = string.Join(", ", methods.Order(StringComparer.Ordinal));
        return ErrorResult.WriteAsync(context, StatusCodes.Status405MethodNotAllowed);
    }

    private sealed class Address
    {
        private readonly TemplateMatcher _path;
        private readonly List<(string Parameter, IRouteConstraint Constraint)> _constraints;

        public Address(RouteEndpoint endpoint, ParameterPolicyFactory policies)
        {
            Methods = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods;
            _path = new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []);
            _constraints = [.. endpoint.RoutePattern.ParameterPolicies.SelectMany(p => p.Value.Select(r => (p.Key, policies.Create(endpoint.RoutePattern.GetParameter(p.Key), r) as IRouteConstraint)))
                .Where(c => c.Item2 is not null).Select(c => (c.Key, c.Item2!))];
        }

        public IReadOnlyList<string> Methods { get; }

        public bool Matches(HttpContext context)
        {
            var values = new RouteValueDictionary();
            return _path.TryMatch(context.Request.Path, values) && _constraints.TrueForAll(c => c.Constraint.Match(context, null, c.Parameter, values, RouteDirection.IncomingRequest));
        }
    }
}
