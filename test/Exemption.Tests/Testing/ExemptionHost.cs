using Exemption.Applications.Imaging;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Seeding;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Exemption.Tests.Testing;

/// <summary>
/// The real host on a database of its own: SQLite, or MariaDB when EXEMPTION_TEST_MYSQL names a server.
/// The clock stands still unless a test moves it, and the outbox runs only when a test asks it to.
/// </summary>
public class ExemptionHost : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly bool _isLent;

    public ExemptionHost() => _database = TestDatabase.Create();

    /// <summary>On a database that outlives this host.</summary>
    private protected ExemptionHost(TestDatabase lent) => (_database, _isLent) = (lent, true);

    /// <summary>Starts on a working day in Shanghai, mid-morning.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    public string DataFolder => _database.Folder;

    protected virtual bool Demo => false;

    /// <summary>A client that keeps cookies and sends the antiforgery header, like a browser with our pages.</summary>
    public virtual HttpClient CreateBrowser() => CreateDefaultClient(new Uri("http://localhost"), new BrowserHandler());

    public Task DrainOutboxAsync() => Services.GetRequiredService<OutboxDispatcher>().DrainAsync(CancellationToken.None);

    /// <summary>Looks into the database as no user can: for asserting, and for arranging what has no door yet.</summary>
    internal async Task<T> InDbAsync<T>(Func<ExemptionDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().AcrossTenants();
        return await read(scope.ServiceProvider.GetRequiredService<ExemptionDbContext>());
    }

    /// <summary>What a command, or a second host, needs to work on the same place.</summary>
    internal string[] Settings => [$"--EXEMPTION_DATA={DataFolder}", $"--ConnectionStrings:MySql={_database.MySql}", "--Keys:UseAfterSeconds=0"];

    /// <summary>A command of the console over this host's database and folder, while the host runs.</summary>
    internal async Task<(int Code, string Text)> RunAsync(params string[] command)
    {
        _ = Services;
        await using var text = new StringWriter();
        var code = await Exemption.Host.Commands.CommandLine.RunAsync(
            [.. command, .. Settings], text, text);
        return (code, text.ToString());
    }

    internal DemoAccount FirstAdministrator => Services.GetRequiredService<SeedReport>().FirstAdministrator ?? throw new InvalidOperationException("No administrator was seeded.");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("EXEMPTION_DATA", _database.Folder);
        builder.UseSetting("EXEMPTION_DEMO", Demo ? "true" : "false");
        builder.UseSetting("ConnectionStrings:MySql", _database.MySql ?? string.Empty);
        builder.UseSetting("Outbox:Enabled", "false");
        builder.UseSetting("Keys:UseAfterSeconds", "0");
        builder.UseSetting("Retention:Enabled", "false");
        // Decisions are told at once; TakeBackTests has hosts of its own.
        builder.UseSetting("Decisions:TakeBackSeconds", "0");
        builder.UseSetting("Photos:Reading", "false");
        builder.UseSetting("Console", "false");
        // The clock stands still, so a line would never end; tests that listen say how long.
        builder.UseSetting("Review:Events:Seconds", "0");
        builder.UseSetting("OpenApi:Enabled", "true");
        builder.UseSetting("Seed:SampleCatalogue", "true");
        builder.UseSetting("RateLimits:LoginPerMinute", "1000000");
        builder.UseSetting("RateLimits:RecordChecksPerMinute", "1000000");
        builder.UseSetting("Identity:PasswordIterations", "1000");
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)).Replace(ServiceDescriptor.Singleton(RememberedPhotos.Workers)).Replace(ServiceDescriptor.Singleton<PhotoPipeline>(RememberedPhotos.Shared)).AddSingleton<ILoggerProvider, ServerErrors>());
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !_isLent)
        {
            _database.Dispose();
        }
    }
}

/// <summary>The same host with the demo data of <c>./run</c>.</summary>
public sealed class DemoHost : ExemptionHost
{
    protected override bool Demo => true;
}
