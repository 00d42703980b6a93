using System.Net;
using System.Net.Http.Json;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Security;
using Exemption.Host.Commands;
using Exemption.Host.Hosting;
using Exemption.Tests.Applications;
using Exemption.Tests.Flows;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Framework.Security;

/// <summary>Keys change while people work, and nobody notices.</summary>
public sealed class KeyRotationTests(KeyRotationTests.RotationHost host) : IClassFixture<KeyRotationTests.RotationHost>
{
    [Fact, Trait("Goal", "A23")]
    public async Task Both_keys_change_under_load_without_a_failed_read_or_a_sign_out()
    {
        var rounds = LongRun.Of(1, 40);
        var (calls, submitted) = (0, new List<(Student Student, Guid Id)>());
        var people = host.People;
        var center = await people.CenterAsync();
        var admin = await people.CenterAdminAsync(center);
        for (var i = 0; i < 3; i++)
        {
            submitted.Add(await SubmitAsync(center, admin));
        }

        var secret = host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("kept");
        for (var round = 0; round < rounds; round++)
        {
            using var over = new CancellationTokenSource();
            var load = submitted.Take(8).Select(s => ReadAsync(s, admin, over.Token)).ToList();
            (await host.RunAsync("keys", "new", "encryption")).Code.ShouldBe(0);
            (await host.RunAsync("keys", "new", "index")).Code.ShouldBe(0);
            host.Keys.Refresh();

            // Between the new key and the last row under it both count: who is there is found, and nobody gets in twice.
            await admin.PostAsJsonAsync("/api/identity/students", new { name = "样例", admissionTicketNumber = $"5198{round:D4}{Random.Shared.Next(9999):D4}", idNumber = submitted[0].Student.IdNumber, majorCode = "W120102", majorName = "计算机应用" })
                .ShouldRefuseAsync(HttpStatusCode.Conflict, "Identity:DuplicateIdNumber");
            submitted.Add(await SubmitAsync(center, admin));

            await InterruptAsync();
            (await host.RunAsync("keys", "retire", "encryption", $"{host.Keys.WritingNumber(KeyKind.Encryption) - 1}")).ShouldSatisfyAllConditions(
                r => r.Code.ShouldBe(1, r.Text), r => r.Text.ShouldContain("still under"));
            await host.Services.GetRequiredService<KeyWatch>().LookAsync(CancellationToken.None);
            host.Clock.Advance(TimeSpan.FromMinutes(2));
            foreach (var kind in new[] { KeyKind.Encryption, KeyKind.Index })
            {
                var uses = await host.InDbAsync(db => new KeyRotation(db, host.Keys, host.Services.GetRequiredService<Exemption.Framework.Modularity.ModuleCatalog>()).CountAsync(CancellationToken.None));
                uses.Where(u => u.Kind == kind).ShouldAllBe(u => u.Number == host.Keys.WritingNumber(kind));
                (await host.RunAsync("keys", "retire", kind.ToString().ToLowerInvariant(), $"{host.Keys.WritingNumber(kind) - 1}")).Code.ShouldBe(0);
                host.Keys.NumbersOf(kind).ShouldBe([host.Keys.WritingNumber(kind)]);
            }

            await over.CancelAsync();
            calls += (await Task.WhenAll(load)).Sum();
        }

        // A host that starts now has only the new keys, and reads everything.
        await EverythingOpensAsync(submitted.Count, secret);
        (await host.RunAsync("keys", "status")).Text.ShouldNotContain("key   1 ");
        LongRun.Report("A23", new { rotations = rounds, calls, failedReads = 0, signedOut = 0, applications = submitted.Count });
    }

    [Fact]
    public void Every_encrypted_column_is_named_by_its_module()
    {
        // What holds bytes and is no secret under our keys.
        string[] open = ["DocumentPhoto.Sha256", "LogSeal.RowHash", "LogSeal.Salt", "LogSeal.Hash", "LogMark.Signature"];
        using var db = DesignTimeContext.Create(mySql: false);
        var named = ModuleList.All.SelectMany(m => m.SensitiveColumns).SelectMany(c => new[] { c.Property, c.IndexProperty }.Where(p => p is not null).Select(p => $"{c.Entity.Name}.{p}")).ToList();
        var bytes = db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Where(p => p.ClrType == typeof(byte[])).Select(p => $"{e.ClrType.Name}.{p.Name}")).ToList();
        bytes.Except(open).Except(named).ShouldBeEmpty("name these in SensitiveColumns of their module, or here if they are not encrypted");
        named.Except(bytes).ShouldBeEmpty();
    }

    [Fact]
    public void A_new_key_is_known_at_once_and_written_with_only_later()
    {
        var folder = Directory.CreateTempSubdirectory("keys-").FullName;
        var (early, late) = (KeyRing.Open(folder, TimeSpan.FromHours(1)).MakeFirst(), KeyRing.Open(folder, TimeSpan.Zero));
        late.CreateNext(KeyKind.Index).ShouldBe((byte)2);
        late.CreateNext(KeyKind.Encryption);
        early.Refresh();
        early.WritingNumber(KeyKind.Index).ShouldBe((byte)1);
        new SensitiveData(early).BlindIndexes("i", "v").Select(Convert.ToHexString).ShouldContain(Convert.ToHexString(new SensitiveData(late).BlindIndex("i", "v")));
        var id = Guid.CreateVersion7();
        new SensitiveData(early).Reveal("c", id, new SensitiveData(late).Protect("c", id, "x")).ShouldBe("x");
        Directory.Delete(folder, true);
    }

    private async Task<(Student Student, Guid Id)> SubmitAsync(Center center, HttpClient admin)
    {
        var student = await host.People.StudentAsync(center, admin);
        return (student, (await host.SubmitNewAsync(student)).Id());
    }

    /// <summary>Reads, looks at a photo, searches by ID number, over and over; any answer but a good one fails the test.</summary>
    private static async Task<int> ReadAsync((Student Student, Guid Id) mine, HttpClient admin, CancellationToken over)
    {
        var calls = 0;
        do
        {
            var detail = await mine.Student.Client.GetJsonAsync($"/api/applications/mine/{mine.Id}");
            detail.Text("idNumber").ShouldBe(mine.Student.IdNumber);
            var photo = detail.GetProperty("photos")[0].Id();
            (await mine.Student.Client.GetAsync(new Uri($"/api/applications/{mine.Id}/photos/{photo}/thumbnail", UriKind.Relative), CancellationToken.None)).StatusCode.ShouldBe(HttpStatusCode.OK);
            var found = await admin.PostJsonAsync("/api/review/center/applications/query", new { idNumber = mine.Student.IdNumber });
            found.GetProperty("items").EnumerateArray().Select(i => i.Id()).ShouldContain(mine.Id);
            calls += 3;
        }
        while (!over.IsCancellationRequested);
        return calls;
    }

    /// <summary>The job is torn off after its first batch, as by a kill: what it has committed stays, the rest is found by the next.</summary>
    private async Task InterruptAsync()
    {
        using var torn = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => host.InDbAsync(async db =>
        {
            await new KeyRotation(db, host.Keys, host.Services.GetRequiredService<Exemption.Framework.Modularity.ModuleCatalog>()).RunAsync(
                async _ =>
                {
                    await torn.CancelAsync();
                    return true;
                },
                torn.Token);
            torn.Token.ThrowIfCancellationRequested();
            return 0;
        }));
    }

    private async Task EverythingOpensAsync(int applications, string secret)
    {
        var call = new CommandCall([], new Dictionary<string, string>(), host.Settings, TextWriter.Null, TextWriter.Null);
        await using var fresh = call.Open();
        fresh.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(secret).ShouldBe("kept");
        var data = fresh.Services.GetRequiredService<ISensitiveData>();
        await using var scope = fresh.Services.CreateAsyncScope();
        using var _ = fresh.Services.GetRequiredService<ICurrentTenant>().AcrossTenants();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var rows = await db.Set<ExemptionApplication>().Include(a => a.Photos).AsSplitQuery().ToListAsync();
        rows.Count.ShouldBeGreaterThanOrEqualTo(applications);
        var store = fresh.Services.GetRequiredService<Exemption.Applications.Services.PhotoStore>();
        foreach (var row in rows)
        {
            data.Reveal("app.idNumber", row.Id, row.IdNumberCipher!).ShouldStartWith("519999");
            foreach (var photo in row.Photos)
            {
                (await store.OpenAsync(photo, PhotoVariant.Full, CancellationToken.None)).ShouldNotBeEmpty();
            }
        }
    }

    /// <summary>A host for applications, with its keys at hand.</summary>
    public sealed class RotationHost : IAsyncLifetime
    {
        private readonly ReviewHost _host = new();

        public IServiceProvider Services => _host.Services;

        public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock => _host.Clock;

        internal People People => _host.People;

        internal KeyRing Keys => Services.GetRequiredService<KeyRing>();

        internal string[] Settings => _host.Settings;

        public ValueTask InitializeAsync() => _host.InitializeAsync();

        public ValueTask DisposeAsync() => _host.DisposeAsync();

        internal Task<System.Text.Json.JsonElement> SubmitNewAsync(Student student) => _host.SubmitNewAsync(student);

        internal Task<(int Code, string Text)> RunAsync(params string[] command) => _host.RunAsync(command);

        internal Task<T> InDbAsync<T>(Func<ExemptionDbContext, Task<T>> read) => _host.InDbAsync(read);
    }
}
