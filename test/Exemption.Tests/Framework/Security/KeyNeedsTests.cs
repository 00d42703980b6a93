using Exemption.Framework.Modularity;
using Exemption.Framework.Sealing;
using Exemption.Framework.Security;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Framework.Security;

/// <summary>What a database is under is known before anything is written with other keys.</summary>
public sealed class KeyNeedsTests(ReviewHost host) : IClassFixture<ReviewHost>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keys-").FullName;

    [Fact]
    public async Task With_all_of_them_nothing_is_missing() => (await MissingAsync(keys => keys)).ShouldBeEmpty();

    [Theory]
    [InlineData("encryption-1.key")]
    [InlineData("index-1.key")]
    [InlineData("log-1.key")]
    public async Task Each_that_is_gone_is_named(string file) => (await MissingAsync(keys => keys.Where(k => k != file))).ShouldBe([file]);

    [Fact]
    public async Task In_an_empty_folder_all_are_missing() => (await MissingAsync(_ => [])).ShouldBe(["encryption-1.key", "index-1.key", "log-1.key"]);

    [Fact]
    public async Task A_later_one_does_not_stand_for_the_one_that_rows_are_under()
    {
        await MissingAsync(keys => keys);
        File.Move(Path.Combine(_folder, "index-1.key"), Path.Combine(_folder, "index-2.key"));
        (await MissingAsync(_ => [])).ShouldBe(["index-1.key"]);
    }

    [Fact]
    public async Task One_of_the_same_name_is_no_substitute()
    {
        KeyRing.Open(_folder).MakeFirst();
        (await MissingAsync(keys => keys.Where(k => k == "log-1.key"))).ShouldBe(["encryption-1.key"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What is missing when these keys of the host lie in the folder, beside what lies there already.</summary>
    private async Task<IReadOnlyList<string>> MissingAsync(Func<IEnumerable<string>, IEnumerable<string>> choose)
    {
        await host.SubmitNewAsync(await host.People.StudentAsync(await host.People.CenterAsync()));
        await host.Services.GetRequiredService<LogSealer>().SealAsync(sign: true, CancellationToken.None);
        foreach (var key in choose(Directory.GetFiles(Path.Combine(host.DataFolder, "keys")).Select(f => Path.GetFileName(f))))
        {
            File.Copy(Path.Combine(host.DataFolder, "keys", key), Path.Combine(_folder, key), overwrite: true);
        }

        return await host.InDbAsync(db => new KeyNeeds(db, KeyRing.Open(_folder), host.Services.GetRequiredService<ModuleCatalog>()).MissingAsync(CancellationToken.None));
    }
}
