using System.Net.Mime;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Exemption.Host.Hosting;

/// <summary>Adds to the API's description what only the host knows how to say: the antiforgery header, the form of an upload, and what may be left out.</summary>
internal static class ApiDocument
{
    private const string Token = "RequestVerificationToken";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(o => o.AddSchemaTransformer(DemandOnlyWhatIsDemanded).AddOperationTransformer((operation, context, _) =>
    {
        if (context.Description.HttpMethod is { } method && !HttpMethods.IsGet(method))
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Token, In = ParameterLocation.Header, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "Value of the cookie XSRF-TOKEN.",
            });
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().SelectMany(a => a.ContentTypes).Contains("multipart/form-data"))
        {
            operation.RequestBody = Upload();
        }

        foreach (var file in (operation.Responses ?? []).Values.SelectMany(r => r.Content ?? new Dictionary<string, OpenApiMediaType>()).Where(c => c.Key != MediaTypeNames.Application.Json))
        {
            file.Value.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
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

    private static OpenApiRequestBody Upload() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                },
            },
        },
    };
}
