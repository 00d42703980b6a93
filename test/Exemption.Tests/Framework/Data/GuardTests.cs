using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Sealing;
using Exemption.Host.Hosting;
using Exemption.Identity.Accounts;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Framework.Data;

/// <summary>The last line of defence: what no save lets through, whoever forgot what above it.</summary>
public sealed class GuardTests(ExemptionHost host) : IClassFixture<ExemptionHost>
{
    private readonly Guid _mine = Guid.CreateVersion7();
    private readonly Guid _other = Guid.CreateVersion7();

    [Theory, InlineData(EntityState.Added), InlineData(EntityState.Modified), InlineData(EntityState.Deleted)]
    public async Task A_row_of_another_centre_is_neither_added_nor_changed_nor_deleted(EntityState how)
    {
        var row = Key(_other);
        if (how != EntityState.Added)
        {
            await SaveAsync(t => t.Change(_other), db => db.Add(row));
        }

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => SaveAsync(t => t.Change(_mine), db => db.Entry(row).State = how));
        refusal.Message.ShouldBe("A IdempotencyKey of another tenant may not be written here.");
        await Should.ThrowAsync<InvalidOperationException>(() => SaveAsync(t => t.Change(null), db => db.Entry(row).State = how));
        (await host.InDbAsync(db => db.Set<IdempotencyKey>().CountAsync(k => k.Id == row.Id))).ShouldBe(how == EntityState.Added ? 0 : 1);
        await SaveAsync(t => t.AcrossTenants(), db => db.Entry(row).State = how);
    }

    [Fact]
    public async Task What_is_only_read_may_lie_beside_what_is_written()
    {
        var foreign = Key(_other);
        await SaveAsync(t => t.Change(_other), db => db.Add(foreign));
        await SaveAsync(t => t.Change(_mine), db =>
        {
            db.Attach(foreign);
            db.Add(Key(_mine));
        });
    }

    [Fact]
    public async Task A_row_never_moves_to_another_centre()
    {
        var row = Key(_mine);
        await SaveAsync(t => t.Change(_mine), db => db.Add(row));
        await Should.ThrowAsync<InvalidOperationException>(() => SaveAsync(t => t.AcrossTenants(), db => db.Attach(row).Property(k => k.TenantId).CurrentValue = _other));
    }

    [Theory, InlineData(EntityState.Modified), InlineData(EntityState.Deleted)]
    public async Task What_is_written_once_stays_as_it_was_written(EntityState how)
    {
        var row = new DeclarationWording { Version = Guid.NewGuid().ToString("N")[..16], Text = "样例", Since = DateTime.UnixEpoch };
        await SaveAsync(t => t.Change(null), db => db.Add(row));
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => SaveAsync(t => t.Change(null), db => db.Entry(row).State = how));
        refusal.Message.ShouldBe("A DeclarationWording is written once and for all.");
    }

    [Fact]
    public async Task Every_change_counts_the_version_up_by_one_and_nothing_else_does()
    {
        var row = new Announcement { Title = "样例", Body = "b" };
        await SaveAsync(t => t.Change(null), db => db.Add(row));
        row.Version.ShouldBe(1);
        foreach (var expected in new[] { 2, 3 })
        {
            await SaveAsync(t => t.Change(null), db =>
            {
                db.Attach(row);
                row.Title += "!";
            });
            row.Version.ShouldBe(expected);
        }

        await SaveAsync(t => t.Change(_mine), db =>
        {
            db.Attach(row);
            db.Add(Key(_mine));
        });
        (await host.InDbAsync(db => db.Set<Announcement>().Where(a => a.Id == row.Id).Select(a => a.Version).SingleAsync())).ShouldBe(3);
        await SaveAsync(t => t.Change(null), db => db.Remove(row));
        row.Version.ShouldBe(3);
    }

    [Fact]
    public async Task Only_the_key_store_saves_without_the_outbox()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        db.Add(new DataProtectionKey { FriendlyName = "样例", Xml = "<key/>" });
        db.SaveChanges().ShouldBe(1);
        db.Add(new Announcement { Title = "样例", Body = "b" });
        Should.Throw<NotSupportedException>(() => db.SaveChanges()).Message.ShouldBe("Save asynchronously; the outbox writer runs only there.");
    }

    [Fact]
    public async Task A_row_of_a_sealed_log_comes_with_one_ticket_also_when_its_save_is_tried_again()
    {
        var taken = Key(_mine);
        await SaveAsync(t => t.Change(_mine), db => db.Add(taken));
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().Change(_mine);
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        var entry = new AuditEntry { At = DateTime.UnixEpoch, Action = "Test", Outcome = "ok" };
        var doubled = new IdempotencyKey { TenantId = _mine, StudentId = taken.StudentId, Key = taken.Key, ApplicationId = taken.ApplicationId, At = taken.At };
        db.AddRange(entry, doubled);
        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        db.Entry(doubled).State = EntityState.Detached;
        var second = new AuditEntry { At = DateTime.UnixEpoch, Action = "Test", Outcome = "ok" };
        db.Add(second);
        await db.SaveChangesAsync();
        foreach (var id in new[] { entry.Id, second.Id })
        {
            var marks = await host.InDbAsync(async other => (string[])
                [.. await other.Set<SealTicket>().Where(t => t.RowId == id).Select(t => t.TableName).ToListAsync(), .. await other.Set<LogSeal>().Where(s => s.RowId == id).Select(s => s.TableName).ToListAsync()]);
            marks.ShouldBe(["sys_Audit"]);
        }

        // Reading a log, and saving something else meanwhile, is no new row of it.
        db.Add(Key(_mine));
        (await db.SaveChangesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Writers_of_the_embedded_database_wait_for_each_other()
    {
        Assert.SkipWhen(TestDatabase.OnMySql, "A database server needs no queue.");
        await using var first = host.Services.CreateAsyncScope();
        await using var second = host.Services.CreateAsyncScope();
        using var _ = first.ServiceProvider.GetRequiredService<ICurrentTenant>().Change(_mine);
        var db = second.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        db.Add(Key(_mine));
        Task<int> saving;
        using (await first.ServiceProvider.GetRequiredService<ExemptionDbContext>().EnterWriteAsync(TestContext.Current.CancellationToken))
        {
            saving = db.SaveChangesAsync();
            (await host.InDbAsync(other => other.Set<IdempotencyKey>().CountAsync(k => k.TenantId == _mine))).ShouldBe(0);
            saving.IsCompleted.ShouldBeFalse("somebody else has the turn");
        }

        (await saving).ShouldBe(1);
    }

    [Fact]
    public async Task A_context_without_a_queue_does_not_wait()
    {
        using var db = DesignTimeContext.Create(mySql: false);
        (await db.EnterWriteAsync(TestContext.Current.CancellationToken)).ShouldBe(default);
    }

    [Fact]
    public async Task People_of_the_university_and_of_a_centre_are_not_in_each_others_lists()
    {
        var people = new People(host);
        var center = await people.CenterAsync();
        var staff = await people.StaffAsync("center-admin", center);
        var reviewer = await people.StaffAsync("university-reviewer", null);
        (await SeenAsync(t => t.Change(center.Id))).ShouldBe([staff.Id]);
        (await SeenAsync(t => t.Change(_other))).ShouldBeEmpty();
        (await SeenAsync(t => t.Change(null))).ShouldBe([reviewer.Id]);
        (await SeenAsync(t => t.AcrossTenants())).ShouldBe([staff.Id, reviewer.Id], ignoreOrder: true);

        async Task<List<Guid>> SeenAsync(Func<ICurrentTenant, IDisposable> enter)
        {
            await using var scope = host.Services.CreateAsyncScope();
            using var _ = enter(scope.ServiceProvider.GetRequiredService<ICurrentTenant>());
            return await scope.ServiceProvider.GetRequiredService<ExemptionDbContext>().Set<User>().Where(u => u.Id == staff.Id || u.Id == reviewer.Id).Select(u => u.Id).ToListAsync();
        }
    }

    [Fact]
    public void The_comparison_of_the_filter_is_for_queries_alone()
    {
        Should.Throw<NotSupportedException>(() => TenantFilter.Matches(_mine, _mine)).Message.ShouldBe("Only in queries.");
        Should.Throw<NotSupportedException>(() => TenantFilter.MayMatch(_mine, _mine)).Message.ShouldBe("Only in queries.");
    }

    private static IdempotencyKey Key(Guid tenant) => new() { TenantId = tenant, StudentId = Guid.NewGuid(), Key = Guid.NewGuid(), ApplicationId = Guid.NewGuid(), At = DateTime.UnixEpoch };

    private async Task SaveAsync(Func<ICurrentTenant, IDisposable> enter, Action<ExemptionDbContext> change)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var _ = enter(scope.ServiceProvider.GetRequiredService<ICurrentTenant>());
        var db = scope.ServiceProvider.GetRequiredService<ExemptionDbContext>();
        change(db);
        await db.SaveChangesAsync();
    }
}
