using System.Collections.Frozen;
using Exemption.Framework.Data;
using Exemption.Framework.Modularity;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Identity.Domain;
using Exemption.Identity.Services;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Permissions;

/// <summary>What the caller holds now: by role or in person, on the caller's side, and as far as the caller's centre takes part.</summary>
internal sealed class PermissionChecker(ExemptionDbContext db, GrantCache cache, ModuleCatalog catalog, ICurrentUser user) : IPermissionChecker
{
    public async Task<IReadOnlySet<string>> GrantedAsync(CancellationToken ct = default)
    {
        if (!user.IsAuthenticated)
        {
            return FrozenSet<string>.Empty;
        }

        var grants = await cache.ReadAsync(db, ct);
        var held = user.Roles.SelectMany(grants.OfRole).Concat(grants.OfUser(user.Id)).ToHashSet();
        var side = user.TenantId is null ? Side.Host : Side.Tenant;
        var takesPart = user.TenantId is not { } center || Features.IsOn(grants.Features, Features.Enable, center);
        return catalog.Modules.Where(m => takesPart || m is IdentityModule).SelectMany(m => m.Permissions)
            .Where(p => p.Side.HasFlag(side) && held.Contains(p.Name)).Select(p => p.Name).ToHashSet();
    }
}

/// <summary>All grants, as read from the database at one moment.</summary>
internal sealed record Grants(ILookup<string, string> Roles, ILookup<string, string> Users, IReadOnlyDictionary<(string Key, string Name), string> Features)
{
    public IEnumerable<string> OfRole(string role) => Roles[role];

    public IEnumerable<string> OfUser(Guid id) => Users[id.ToString()];

    public IReadOnlyList<string> RolesHolding(string permission) => [.. Roles.Where(g => g.Contains(permission)).Select(g => g.Key)];

    public IReadOnlyList<Guid> UsersHolding(string permission) => [.. Users.Where(g => g.Contains(permission)).Select(g => Guid.Parse(g.Key))];
}

/// <summary>Keeps the grants for a few seconds: they are read with every request and change a few times a year. This host forgets them at once when it changes them.</summary>
internal sealed class GrantCache(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Entry? _entry;

    public void Forget() => _entry = null;

    public async Task<Grants> ReadAsync(ExemptionDbContext db, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        if (_entry is { } known && clock.GetElapsedTime(known.ReadAt, started) < Fresh)
        {
            return known.Grants;
        }

        var all = await db.Set<PermissionGrant>().AsNoTracking().ToListAsync(ct);
        var features = await db.Set<FeatureValue>().AsNoTracking().ToListAsync(ct);
        var grants = new Grants(
            all.Where(g => g.ProviderName == PermissionGrant.Role).ToLookup(g => g.ProviderKey, g => g.Name),
            all.Where(g => g.ProviderName == PermissionGrant.User).ToLookup(g => g.ProviderKey, g => g.Name),
            features.ToDictionary(f => (f.ProviderKey, f.Name), f => f.Value));
        _entry = new Entry(started, grants);
        return grants;
    }

    private sealed record Entry(long ReadAt, Grants Grants);
}
