namespace Exemption.Host.Hosting;

/// <summary>Some categories of the framework write down, at their finest levels, what people typed, passwords included. They are held to a coarser level, whatever the settings ask.</summary>
internal static class LogCaps
{
    private static readonly (string Category, LogLevel Finest)[] Caps =
    [
        ("Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker", LogLevel.Debug),
        ("Microsoft.AspNetCore.Mvc.Formatters.SystemTextJsonInputFormatter", LogLevel.Information),
    ];

    /// <summary>Only ever makes a category quieter: a plain filter of that level would wake what the settings leave asleep.</summary>
    public static void CapTalkativeCategories(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        var providers = options.Rules.Select(r => r.ProviderName).Append(null).Distinct().ToList();
        foreach (var (category, finest) in Caps)
        {
            var rules = providers.Select(p => new LoggerFilterRule(p, category, Coarser(LevelOf(options, p, category), finest), null)).ToList();
            rules.ForEach(options.Rules.Add);
        }
    });

    private static LogLevel Coarser(LogLevel one, LogLevel other) => one > other ? one : other;

    /// <summary>As the framework chooses: a rule of this provider before a general one, a longer category before a shorter one, the later of two.</summary>
    private static LogLevel LevelOf(LoggerFilterOptions options, string? provider, string category) =>
        options.Rules.Where(r => (r.ProviderName ?? provider) == provider && category.StartsWith(r.CategoryName ?? "", StringComparison.OrdinalIgnoreCase))
            .OrderBy(r => r.ProviderName is not null).ThenBy(r => r.CategoryName?.Length ?? 0).LastOrDefault()?.LogLevel ?? options.MinLevel;
}
