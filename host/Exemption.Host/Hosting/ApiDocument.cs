using System.Net.Mime;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Exemption.Host.Hosting;

/// <summary>Adds to the API's description what only the host knows how to say: the antiforgery header, the body of an upload, and what may be left out.</summary>
internal static class ApiDocument
{
    private const string Token = "RequestVerificationToken";
    private const string Form = "multipart/form-data";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(o => o.AddSchemaTransformer(DemandOnlyWhatIsDemanded).AddOperationTransformer((operation, context, _) =>
    {
        if (context.Description.HttpMethod is { } method && !HttpMethods.IsGet(method))
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Token, In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "Value of the cookie XSRF-TOKEN.",
            });
        }

        var accepted = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().SelectMany(a => a.ContentTypes).ToList();
        if (accepted.Contains(Form))
        {
            operation.RequestBody = Body(Form, FileField());
        }
        else if (accepted.Contains(MediaTypeNames.Application.Octet))
        {
            operation.RequestBody = Body(MediaTypeNames.Application.Octet, Bytes());
        }

        foreach (var file in (operation.Responses ?? []).Values.SelectMany(r => r.Content ?? new Dictionary<string, OpenApiMediaType>()).Where(c => c.Key != MediaTypeNames.Application.Json))
        {
            file.Value.Schema = Bytes();
        }

        return Task.CompletedTask;
    }));

    /// <summary>What comes in by a record's constructor may be left out, although it reads as if it were demanded.</summary>
    private static Task DemandOnlyWhatIsDemanded(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo;
        if (type.Type.Name.EndsWith("Input", StringComparison.Ordinal) || type.Type.Name.EndsWith("Query", StringComparison.Ordinal))
        {
            schema.Required = type.Properties.Where(p => p.IsRequired).Select(p => p.Name).ToHashSet();
        }

        return Task.CompletedTask;
    }

    private static OpenApiRequestBody Body(string type, OpenApiSchema schema) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType> { [type] = new() { Schema = schema } },
    };

    private static OpenApiSchema FileField() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "file" },
        Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = Bytes() },
    };

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
