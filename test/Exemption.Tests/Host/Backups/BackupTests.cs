using Exemption.Applications.Domain;
using Exemption.Applications.Services;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Sealing;
using Exemption.Host.Backups;
using Exemption.Host.Commands;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Host.Backups;

/// <summary>What was acknowledged before a backup began is in it, and opens where it is restored.</summary>
public sealed class BackupTests(ReviewHost host) : IClassFixture<ReviewHost>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exemption-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact, Trait("Goal", "A20")]
    public async Task A_backup_taken_under_load_restores_to_all_that_was_acknowledged()
    {
        var drills = LongRun.Of(1, 10);
        var center = await host.People.CenterAsync();
        var admin = await host.People.CenterAdminAsync(center);
        var (acknowledged, opened) = (new List<Guid>(), 0);
        using var over = new CancellationTokenSource();
        acknowledged.Add(await SubmitAsync(center, admin));
        var writing = WriteAsync(center, admin, acknowledged, over.Token);
        for (var drill = 0; drill < drills; drill++)
        {
            List<Guid> before;
            lock (acknowledged)
            {
                before = [.. acknowledged];
            }

            await host.Services.GetRequiredService<LogSealer>().SealAsync(sign: true, CancellationToken.None);
            var (to, keysTo) = (Path.Combine(_folder, $"{drill}-data"), Path.Combine(_folder, $"{drill}-keys"));
            (await host.RunAsync("backup", "--to", to, "--keys-to", keysTo)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0, r.Text));
            using var place = TestDatabase.Create();
            (await RestoreAsync(place, to, keysTo)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0, r.Text));
            opened += await EverythingOpensAsync(place, before);
            (await CommandAsync(place, "audit", "verify")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0, r.Text));
            (await RestoreAsync(place, to, keysTo)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("not empty"));
        }

        await over.CancelAsync();
        await writing;
        LongRun.Report("A20", new { drills, submissions = acknowledged.Count, lost = 0, photosOpened = opened });
    }

    [Fact]
    public async Task Without_its_keys_a_backup_shows_no_picture()
    {
        var center = await host.People.CenterAsync();
        await SubmitAsync(center, await host.People.CenterAdminAsync(center));
        var (to, keysTo) = (Path.Combine(_folder, "data"), Path.Combine(_folder, "keys"));
        (await host.RunAsync("backup", "--to", to, "--keys-to", keysTo)).Code.ShouldBe(0);
        using var place = TestDatabase.Create();
        (await RestoreAsync(place, to, keysTo)).Code.ShouldBe(0);
        Directory.Delete(Path.Combine(place.Folder, "keys"), recursive: true);
        (await CountReadableAsync(place)).ShouldBe((0, await host.InDbAsync(db => db.Set<DocumentPhoto>().CountAsync())));
    }

    [Fact]
    public async Task An_altered_or_unfinished_backup_is_refused_and_a_finished_one_never_overwritten()
    {
        _ = host.Services;
        var (to, keysTo) = (Path.Combine(_folder, "data"), Path.Combine(_folder, "keys"));
        (await host.RunAsync("backup", "--to", to, "--keys-to", Path.Combine(to, "keys"))).Code.ShouldBe(2);
        (await host.RunAsync("backup", "--to", to, "--keys-to", keysTo)).Code.ShouldBe(0);
        (await host.RunAsync("backup", "--to", to, "--keys-to", keysTo)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("already"));
        using var place = TestDatabase.Create();
        var database = Path.Combine(to, TestDatabase.OnMySql ? Layout.MySqlFile : Layout.SqliteFile);
        await File.AppendAllTextAsync(database, " ");
        (await RestoreAsync(place, to, keysTo)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("altered"));
        Directory.Exists(Path.Combine(place.Folder, "keys")).ShouldBeFalse("nothing was written");
        File.Delete(Manifest.PathIn(to));
        (await RestoreAsync(place, to, keysTo)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Text.ShouldContain("no finished backup"));
    }

    private async Task<Guid> SubmitAsync(Center center, HttpClient admin) => (await host.SubmitNewAsync(await host.People.StudentAsync(center, admin))).Id();

    private async Task WriteAsync(Center center, HttpClient admin, List<Guid> acknowledged, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var id = await SubmitAsync(center, admin);
            lock (acknowledged)
            {
                acknowledged.Add(id);
            }
        }
    }

    private static Task<(int Code, string Text)> RestoreAsync(TestDatabase place, string from, string keysFrom) => CommandAsync(place, "restore", "--from", from, "--keys-from", keysFrom);

    private static string[] Settings(TestDatabase place) => [$"--EXEMPTION_DATA={place.Folder}", $"--ConnectionStrings:MySql={place.MySql}"];

    private static async Task<(int Code, string Text)> CommandAsync(TestDatabase place, params string[] command)
    {
        await using var text = new StringWriter();
        return (await CommandLine.RunAsync([.. command, .. Settings(place)], text, text), text.ToString());
    }

    private static async Task<int> EverythingOpensAsync(TestDatabase place, List<Guid> before)
    {
        await using (var call = new CommandCall([], new Dictionary<string, string>(), Settings(place), TextWriter.Null, TextWriter.Null).Open())
        {
            await using var scope = call.Services.CreateAsyncScope();
            using var _ = call.Services.GetRequiredService<ICurrentTenant>().AcrossTenants();
            var there = await scope.ServiceProvider.GetRequiredService<ExemptionDbContext>().Set<ExemptionApplication>().Where(a => a.SubmittedAt != null).Select(a => a.Id).ToListAsync();
            before.Except(there).ShouldBeEmpty("acknowledged before the backup began");
        }

        var (readable, all) = await CountReadableAsync(place);
        readable.ShouldBe(all);
        readable.ShouldBeGreaterThanOrEqualTo(before.Count * 3);
        return readable;
    }

    private static async Task<(int Readable, int All)> CountReadableAsync(TestDatabase place)
    {
        await using var call = new CommandCall([], new Dictionary<string, string>(), Settings(place), TextWriter.Null, TextWriter.Null).Open();
        await using var scope = call.Services.CreateAsyncScope();
        using var _ = call.Services.GetRequiredService<ICurrentTenant>().AcrossTenants();
        var photos = await scope.ServiceProvider.GetRequiredService<ExemptionDbContext>().Set<DocumentPhoto>().AsNoTracking().ToListAsync();
        var (store, readable) = (call.Services.GetRequiredService<PhotoStore>(), 0);
        foreach (var photo in photos)
        {
            try
            {
                await store.OpenAsync(photo, PhotoVariant.Full, CancellationToken.None);
                readable++;
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                // Not ours to read.
            }
        }

        return (readable, photos.Count);
    }
}
