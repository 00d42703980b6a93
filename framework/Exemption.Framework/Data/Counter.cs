using Exemption.Framework.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Data;

/// <summary>A row that hands out numbers; global because numbers are unique over all centres.</summary>
internal sealed class Counter : IGlobal
{
    public required string Name { get; init; }
    public long Value { get; set; }
}

/// <summary>Numbers without a gap-free promise, unique over all hosts.</summary>
public static class Counters
{
    /// <summary>The next number of the named counter, starting at 1. Joins the caller's transaction where there is one.</summary>
    public static async Task<long> NextNumberAsync(this ExemptionDbContext db, string name, CancellationToken ct)
    {
        // Optimistic: read, then move on only from what was read. Unlike a transaction it takes no lock while the caller works.
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var read = await db.Set<Counter>().AsNoTracking().Where(c => c.Name == name).Select(c => (long?)c.Value).SingleOrDefaultAsync(ct);
            if (read is null)
            {
                await CreateAsync(db, name, ct);
                continue;
            }

            var next = read.Value + 1;
            using var turn = await db.EnterWriteAsync(ct);
            if (await db.Set<Counter>().Where(c => c.Name == name && c.Value == read.Value).ExecuteUpdateAsync(u => u.SetProperty(c => c.Value, next), ct) == 1)
            {
                return next;
            }
        }

        throw new InvalidOperationException($"Counter {name} is too busy.");
    }

    private static async Task CreateAsync(ExemptionDbContext db, string name, CancellationToken ct)
    {
        var counter = new Counter { Name = name };
        var entry = db.Add(counter);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another host created it in the same moment.
        }
        finally
        {
            entry.State = EntityState.Detached;
        }
    }
}
