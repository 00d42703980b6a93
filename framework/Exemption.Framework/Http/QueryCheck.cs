using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Exemption.Framework.Http;

/// <summary>
/// Refuses an address that asks for more than the use case declares: an unknown key, another spelling of a known one, a known one said twice. What nobody
/// declared must not reach a query by some later change; systems that let unknown keys through have answered questions about columns nobody meant to show.
/// </summary>
internal sealed class QueryCheck(IApiDescriptionGroupCollectionProvider descriptions, ErrorAnswers answers) : IResourceFilter
{
    /// <summary>Keys that ABP's clients and caches add to any address; no use case reads them (docs/decisions/0019).</summary>
    internal static readonly FrozenSet<string> AllowedAnywhere = FrozenSet.Create(StringComparer.Ordinal, "api-version", "culture", "ui-culture", "_");

    private readonly ConcurrentDictionary<string, FrozenDictionary<string, bool>> _declared = new();

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var query = context.HttpContext.Request.Query;
        if (query.Count == 0)
        {
            return;
        }

        var declared = _declared.GetOrAdd(context.ActionDescriptor.Id, Declared);
        foreach (var (key, values) in query)
        {
            var known = declared.TryGetValue(key, out var repeats);
            if (!known && !AllowedAnywhere.Contains(key))
            {
                context.Result = ErrorResult.Of(context.HttpContext, StatusCodes.Status400BadRequest, answers.Plain("Exemption:UnknownParameter"));
                return;
            }

            if (values.Count > 1 && !repeats)
            {
                context.Result = ErrorResult.Of(context.HttpContext, StatusCodes.Status400BadRequest, answers.InvalidField(key));
                return;
            }
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    /// <summary>The keys of one action, and whether each may be repeated.</summary>
    private FrozenDictionary<string, bool> Declared(string actionId) => descriptions.ApiDescriptionGroups.Items.SelectMany(g => g.Items)
        .Where(d => d.ActionDescriptor.Id == actionId)
        .SelectMany(d => d.ParameterDescriptions)
        .Where(p => p.Source == BindingSource.Query || p.Source == BindingSource.ModelBinding)
        .DistinctBy(p => p.Name)
        .ToFrozenDictionary(p => p.Name, p => p.Type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(p.Type), StringComparer.Ordinal);
}
