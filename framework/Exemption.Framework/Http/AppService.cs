using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Exemption.Framework.Http;

/// <summary>A use case and its HTTP address in one class, so that nothing only forwards. Stands for ABP's <c>ApplicationService</c> and its auto API controller.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class AppService : ControllerBase;

/// <summary>Lets app services stay internal to their module.</summary>
internal sealed class AppServiceDiscovery : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo) => typeInfo is { IsClass: true, IsAbstract: false } && typeof(AppService).IsAssignableFrom(typeInfo);
}

/// <summary>A short list. Stands for ABP's <c>ListResultDto</c>.</summary>
public sealed record ListDto<T>(IReadOnlyList<T> Items);

/// <summary>A page of a list by number. Stands for ABP's <c>PagedResultDto</c>; only ABP's own pages use it.</summary>
public sealed record PagedDto<T>(long TotalCount, IReadOnlyList<T> Items);

/// <summary>A page of a long list by keyset.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Cursor of the next page, or null on the last.</param>
/// <param name="Total">Number of rows, counted to 10,000 at most.</param>
/// <param name="TotalIsCapped">There are more than <paramref name="Total"/>.</param>
public sealed record KeysetDto<T>(IReadOnlyList<T> Items, string? Next, int Total, bool TotalIsCapped);
