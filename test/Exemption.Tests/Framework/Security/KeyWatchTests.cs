using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Modularity;
using Exemption.Framework.Security;
using Exemption.Host.Hosting;
using Exemption.Tests.Flows;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exemption.Tests.Framework.Security;

/// <summary>One host at a time brings rows under new keys, however long it takes.</summary>
public sealed class KeyWatchTests
{
    [Fact]
    public async Task No_second_host_enters_while_the_first_works_on_long()
    {
        await using var host = new SlowHost();
        await host.InitializeAsync();
        await host.SubmitNewAsync(await host.People.StudentAsync(await host.People.CenterAsync()));
        (await host.RunAsync("keys", "new", "encryption")).Code.ShouldBe(0);

        var first = Task.Run(() => host.LookSlowlyAsync(NewWatch(host)), CancellationToken.None);
        await host.ColumnBegunAsync(first);
        var owner = await OwnerAsync(host);
        for (var column = 0; column < SlowHost.Columns; column++)
        {
            // Each column takes most of the time a lease lasts; together they take longer.
            host.Clock.Advance(TimeSpan.FromSeconds(100));
            await NewWatch(host).LookAsync(CancellationToken.None);
            (await OwnerAsync(host)).ShouldBe(owner, $"column {column}");
            host.LetColumnEnd();
            if (column < SlowHost.Columns - 1)
            {
                await host.ColumnBegunAsync(first);
            }
        }

        await first;
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await NewWatch(host).LookAsync(CancellationToken.None);
        (await OwnerAsync(host)).ShouldNotBe(owner, "who has done lets go by itself");
    }

    private static KeyWatch NewWatch(ReviewHost host) =>
        new(host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<KeyRing>(), host.Clock, NullLogger<KeyWatch>.Instance);

    private static Task<string> OwnerAsync(ReviewHost host) => host.InDbAsync(db => db.Set<Lease>().Where(l => l.Name == KeyWatch.LeaseName).Select(l => l.Owner).SingleAsync());

    /// <summary>A host whose photographs' keys are brought over as slowly as a test wants.</summary>
    private sealed class SlowHost : ReviewHost
    {
        /// <summary>Original, optimised picture and thumbnail; nothing is read here.</summary>
        public const int Columns = 3;

        private readonly AsyncLocal<bool> _isSlow = new();
        private readonly SemaphoreSlim _begun = new(0);
        private readonly SemaphoreSlim _end = new(0);
        private string? _column;

        /// <summary>A look that stops in the middle of each column.</summary>
        public Task LookSlowlyAsync(KeyWatch watch)
        {
            _isSlow.Value = true;
            return watch.LookAsync(CancellationToken.None);
        }

        public async Task ColumnBegunAsync(Task look)
        {
            var begun = _begun.WaitAsync();
            if (await Task.WhenAny(begun, look) != begun)
            {
                await look;
                throw new InvalidOperationException("It has ended too soon.");
            }
        }

        public void LetColumnEnd() => _end.Release();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Scoped(p =>
                new KeyRotation(p.GetRequiredService<ExemptionDbContext>(), p.GetRequiredService<KeyRing>(), new ModuleCatalog([new SlowModule(Stop)])))));
        }

        private void Stop(string column)
        {
            if (_isSlow.Value && column != _column)
            {
                _column = column;
                _begun.Release();
                _end.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
            }
        }
    }

    /// <summary>The columns that hold the wrapped keys of photographs; whoever asks for a row's place is stopped first.</summary>
    private sealed class SlowModule(Action<string> stop) : AppModule
    {
        public override string TablePrefix => "app_";

        public override IReadOnlyList<SensitiveColumn> SensitiveColumns =>
            [.. ModuleList.All.SelectMany(m => m.SensitiveColumns).Where(c => c.Entity == typeof(DocumentPhoto)).Select(c => c with { Place = (photo, application) => Slowly(c, photo, application) })];

        private string Slowly(SensitiveColumn column, Guid photo, Guid application)
        {
            stop(column.Property);
            return column.Place!(photo, application);
        }
    }
}
