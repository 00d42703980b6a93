using Exemption.Framework.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Data;

/// <summary>Who does a job that only one host may do at a time. Global because hosts serve all centres.</summary>
internal sealed class Lease : IGlobal
{
    public required string Name { get; init; }
    public required string Owner { get; init; }
    public required DateTime Until { get; init; }
}

/// <summary>Leases by row: taken, and taken again by their owner, for a time; whoever dies lets go by itself.</summary>
internal static class Leases
{
    public static async Task<bool> TakeLeaseAsync(this ExemptionDbContext db, string name, string owner, DateTime now, TimeSpan duration, CancellationToken ct)
    {
        var until = now + duration;
        if (await db.Set<Lease>().Where(l => l.Name == name && (l.Owner == owner || l.Until < now))
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.Owner, owner).SetProperty(l => l.Until, until), ct) == 1)
        {
            return true;
        }

        if (await db.Set<Lease>().AnyAsync(l => l.Name == name, ct))
        {
            return false;
        }

        var lease = db.Add(new Lease { Name = name, Owner = owner, Until = until });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another host created it in the same moment.
            return false;
        }
        finally
        {
            lease.State = EntityState.Detached;
        }
    }
}
