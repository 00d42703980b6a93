using Exemption.Framework.Data;
using Exemption.Framework.Localization;
using Exemption.Framework.Retention;
using Exemption.Framework.Security;
using Exemption.Framework.Seeding;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Host.Hosting;

/// <summary>Brings the database up to date, fills it, and tells the person at the console where to go.</summary>
internal static class StartUp
{
    /// <summary>Null when the host may start; else why it may not, for the person at the console.</summary>
    public static async Task<string?> PrepareAsync(WebApplication app, HostSettings settings)
    {
        CheckRetention(app);
        await MigrateAsync(app, settings);
        if (await MissingKeysAsync(app) is { } refusal)
        {
            return refusal;
        }

        await SeedAsync(app, settings);
        app.Lifetime.ApplicationStarted.Register(() => Announce(app));
        return null;
    }

    /// <summary>A new house gets its first keys; one that has data must bring its own. Said in every language: nobody has chosen one yet.</summary>
    private static async Task<string?> MissingKeysAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<KeyRing>();
        if (await scope.ServiceProvider.GetRequiredService<KeyNeeds>().MissingAsync(CancellationToken.None) is { Count: > 0 } missing)
        {
            var texts = scope.ServiceProvider.GetRequiredService<TextCatalog>();
            var values = new Dictionary<string, object?> { ["files"] = string.Join(", ", missing), ["folder"] = keys.Folder };
            return string.Join(Environment.NewLine, TextCatalog.Cultures.Select(c => texts.Format(c, "Host:KeysMissing", values)));
        }

        keys.MakeFirst();
        return null;
    }

    /// <summary>A period that law forbids must not be found out by the first purge.</summary>
    private static void CheckRetention(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        foreach (var rule in scope.ServiceProvider.GetServices<IRetentionRule>())
        {
            _ = rule.Period;
        }
    }

    private static async Task SeedAsync(WebApplication app, HostSettings settings)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var context = new SeedContext(settings.Demo, line => Say(app, $"  {line}"));
        foreach (var contributor in scope.ServiceProvider.GetServices<IDataSeedContributor>().OrderBy(c => c.Order))
        {
            await contributor.SeedAsync(context, CancellationToken.None);

            // What one has tracked must not be what the next one finds.
            db.ChangeTracker.Clear();
        }
    }

    private static async Task MigrateAsync(WebApplication app, HostSettings settings)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        // In production a release job runs the migration script first; then there is nothing left to do here, and the account needs no right to do it.
        if (app.Configuration.GetValue("Database:Migrate", true))
        {
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1)); // a large table is not altered in the time a request has
            await db.Database.MigrateAsync();
            db.Database.SetCommandTimeout(null);
        }

        if (settings.MySql is null)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
            var synchronous = (await db.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous()").ToListAsync())[0];
            if (synchronous < 2)
            {
                throw new InvalidOperationException("SQLite must run with synchronous=FULL: anything less loses acknowledged submissions at a power cut.");
            }
        }
    }

    private static void Announce(WebApplication app)
    {
        var report = app.Services.GetRequiredService<SeedReport>();
        var texts = app.Services.GetRequiredService<TextCatalog>();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Say(app, string.Empty);
        foreach (var address in addresses)
        {
            Say(app, $"  {texts.Find(TextCatalog.DefaultCulture, "Host:Open")} {address}");
        }

        foreach (var account in report.DemoAccounts)
        {
            Say(app, $"  {account.UserName,-24} {account.Password,-14} {texts.Find(TextCatalog.DefaultCulture, account.Label) ?? account.Label}");
        }

        if (report.FirstAdministrator is { } first)
        {
            Say(app, $"  {first.UserName,-24} {first.Password,-14} {texts.Find(TextCatalog.DefaultCulture, "Host:OneTimePassword")}");
        }
    }

    private static void Say(WebApplication app, string line)
    {
        if (app.Configuration.GetValue("Console", true))
        {
            Console.WriteLine(line);
        }
    }
}
