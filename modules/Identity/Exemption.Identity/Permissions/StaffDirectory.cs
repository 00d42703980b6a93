using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Identity.Accounts;
using Exemption.Identity.Services;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Permissions;

/// <summary>See <see cref="IStaffDirectory"/>.</summary>
internal sealed class StaffDirectory(ExemptionDbContext db, GrantCache cache, ICurrentTenant tenant) : IStaffDirectory
{
    public async Task<IReadOnlyList<AccountInfo>> HoldersAsync(string permission, Guid? centerId, CancellationToken ct)
    {
        var grants = await cache.ReadAsync(db, ct);
        if (centerId is { } center && !Features.IsOn(grants.Features, Features.Enable, center))
        {
            return [];
        }

        var (roles, people) = (grants.RolesHolding(permission), grants.UsersHolding(permission));
        using var _ = tenant.Change(centerId);
        var roleIds = await db.Set<Role>().AsNoTracking().Where(r => roles.Contains(r.Name!)).Select(r => r.Id).ToListAsync(ct);
        var users = db.Set<User>().AsNoTracking().Where(u => u.TenantId == centerId && u.IsActive && !u.IsDeleted);
        // Two queries: who has a role is found from the role, and a centre's students are not walked through.
        var byRole = await db.Set<UserRole>().Where(r => roleIds.Contains(r.RoleId)).Join(users, r => r.UserId, u => u.Id, (_, u) => u).ToListAsync(ct);
        var inPerson = people.Count == 0 ? [] : await users.Where(u => people.Contains(u.Id)).ToListAsync(ct);
        return [.. byRole.Concat(inPerson).DistinctBy(u => u.Id).OrderBy(u => u.DisplayName, StringComparer.Ordinal).Select(u => new AccountInfo(u.Id, u.UserName!, u.DisplayName, u.TenantId))];
    }
}
