using Exemption.Framework.Seeding;

namespace Exemption.Applications.Seeding;

/// <summary>placeholder</summary>
internal sealed class DemoApplicationsSeed : IDataSeedContributor
{
    public int Order => 10;

    public Task SeedAsync(SeedContext context, CancellationToken ct) => Task.CompletedTask;
}
