using Exemption.Framework.Security;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults;

/// <summary>A host whose keys are lost says so and ends; it must not look well and write under new ones.</summary>
[Collection(FaultTests.Name)]
public sealed class MissingKeysTests
{
    [Fact]
    public async Task A_host_without_the_keys_of_its_data_does_not_start_and_makes_no_others()
    {
        using var database = TestDatabase.Create();
        var (folder, away) = (Path.Combine(database.Folder, "data"), Path.Combine(database.Folder, "away"));
        var keys = Path.Combine(folder, "keys");
        await using var host = new RealHost(folder, database.MySql);
        await host.StartAsync();
        await new Campus(host, LongRun.Seed).OpenAsync(students: 1);
        await host.StopAsync();

        Directory.Move(keys, away);
        (await host.StartInVainAsync()).ShouldBe(1, host.Log);
        foreach (var told in new[] { "密钥 encryption-1.key, index-1.key", "written under encryption-1.key, index-1.key", keys, "restore --from", "复制回该文件夹", "Copy the key files back" })
        {
            host.Log.ShouldContain(told);
        }

        Directory.GetFiles(keys).ShouldBeEmpty("nothing was made in their place");
        KeyRing.Open(keys).MakeFirst();
        (await host.StartInVainAsync()).ShouldBe(1, "keys of another house are no keys");

        Directory.Delete(keys, recursive: true);
        Directory.Move(away, keys);
        await host.StartAsync();
    }
}
