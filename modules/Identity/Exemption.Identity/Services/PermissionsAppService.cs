using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.Modularity;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record PermissionListDto(string EntityDisplayName, IReadOnlyList<PermissionGroupDto> Groups);

internal sealed record PermissionGroupDto(string Name, string DisplayName, string DisplayNameKey, string DisplayNameResource, IReadOnlyList<PermissionDto> Permissions);

internal sealed record PermissionDto(
    string Name, string DisplayName, string? ParentName, bool IsGranted, IReadOnlyList<string> AllowedProviders, IReadOnlyList<ProviderDto> GrantedProviders);

internal sealed record ProviderDto(string ProviderName, string ProviderKey);

internal sealed record UpdatePermissionsInput(IReadOnlyList<UpdatePermissionInput>? Permissions);

internal sealed record UpdatePermissionInput(string? Name, bool IsGranted);

/// <summary>What roles and single users may do, in ABP's shapes. Takes effect with the next request on this host, within five seconds on others.</summary>
[Route("api/permission-management/permissions"), Authorize, AnswersNotFound]
internal sealed class PermissionsAppService(
    ExemptionDbContext db, ICurrentTenant tenant, ModuleCatalog catalog, TextCatalog texts, GrantCache cache, IPermissionChecker permissions) : AppService
{
    private const string Resource = "Exemption";

    /// <summary>All permissions and whether the role (R, by name) or user (U, by id) holds them; a user's also through which role.</summary>
    [HttpGet]
    public async Task<PermissionListDto> GetAsync(string providerName, string providerKey, CancellationToken ct)
    {
        var holder = await HolderAsync(providerName, providerKey, ct);
        var keys = holder.Roles.Select(r => (PermissionGrant.Role, r)).Append((holder.Provider, holder.Key)).Distinct().ToList();
        var names = keys.Select(k => k.Item2).ToList();
        var grants = (await db.Set<PermissionGrant>().AsNoTracking().Where(g => names.Contains(g.ProviderKey)).ToListAsync(ct))
            .Where(g => keys.Contains((g.ProviderName, g.ProviderKey))).ToLookup(g => g.Name, g => new ProviderDto(g.ProviderName, g.ProviderKey));
        var groups = Offered(holder).GroupBy(p => p.Name.Split('.')[0]).Select(g => new PermissionGroupDto(
            g.Key, texts[$"PermissionGroup:{g.Key}"], $"PermissionGroup:{g.Key}", Resource,
            [.. g.Select(p => new PermissionDto(p.Name, texts[$"Permission:{p.Name}"], p.Parent, grants[p.Name].Any(), [], [.. grants[p.Name]]))]));
        return new PermissionListDto(holder.Title, [.. groups]);
    }

    /// <summary>Grants and takes away; names that are left out stay as they are. 409 <c>Identity:LastAdministratorRight</c> keeps the administrator's role able to repair itself.</summary>
    [HttpPut, RequireRecentSignIn]
    public async Task<NoContentResult> UpdateAsync(string providerName, string providerKey, UpdatePermissionsInput input, CancellationToken ct)
    {
        var holder = await HolderAsync(providerName, providerKey, ct);
        var offered = Offered(holder).Select(p => p.Name).ToHashSet();
        var wanted = (input.Permissions ?? []).GroupBy(p => p.Name ?? string.Empty).ToDictionary(g => g.Key, g => g.Last().IsGranted);
        if (wanted.Keys.Any(name => !offered.Contains(name)))
        {
            throw new InputException("permissions", "Identity:UnknownPermission");
        }

        if (holder is { Provider: PermissionGrant.Role, Key: RoleNames.HostAdmin }
            && new[] { IdentityPermissions.Roles, IdentityPermissions.RolesManagePermissions }.Any(p => wanted.TryGetValue(p, out var granted) && !granted))
        {
            throw new BusinessException("Identity:LastAdministratorRight");
        }

        var present = await db.Set<PermissionGrant>().Where(g => g.ProviderName == holder.Provider && g.ProviderKey == holder.Key).ToListAsync(ct);
        db.RemoveRange(present.Where(g => wanted.TryGetValue(g.Name, out var granted) && !granted));
        db.AddRange(wanted.Where(w => w.Value && present.All(g => g.Name != w.Key))
            .Select(w => new PermissionGrant { ProviderName = holder.Provider, ProviderKey = holder.Key, Name = w.Key }));
        await db.SaveChangesAsync(ct);
        cache.Forget();
        return NoContent();
    }

    /// <summary>Only what can take effect on the holder's side.</summary>
    private IEnumerable<PermissionDefinition> Offered(Holder holder) => catalog.Permissions.Where(p => (p.Side & holder.Side) != 0);

    private async Task<Holder> HolderAsync(string provider, string key, CancellationToken ct)
    {
        if (provider == PermissionGrant.Role)
        {
            await DemandAsync(IdentityPermissions.RolesManagePermissions, ct);
            var role = await db.Set<Role>().AsNoTracking().SingleOrDefaultAsync(r => r.Name == key, ct) ?? throw new EntityNotFoundException();
            return new Holder(provider, role.Name!, texts.Find(AbpCulture, $"Role:{role.Name}") ?? role.Name!, Role.SideOf(role.Name!), []);
        }

        await DemandAsync(IdentityPermissions.UsersManagePermissions, ct);
        using var _ = tenant.AcrossTenants();   // the university's administrators keep the accounts of all centres
        var user = provider == PermissionGrant.User && Guid.TryParse(key, out var id)
            ? await db.Set<Accounts.User>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && !u.IsDeleted, ct)
            : null;
        return user is null
            ? throw new EntityNotFoundException()
            : new Holder(provider, user.Id.ToString(), user.DisplayName, user.TenantId is null ? Side.Host : Side.Tenant, await Sessions.RolesOf(db, user.Id).ToListAsync(ct));
    }

    private static string AbpCulture => Abp.AbpTexts.CurrentCulture;

    private async Task DemandAsync(string permission, CancellationToken ct)
    {
        if (!(await permissions.GrantedAsync(ct)).Contains(permission))
        {
            throw new BusinessException("Exemption:Forbidden", 403);
        }
    }

    private sealed record Holder(string Provider, string Key, string Title, Side Side, IReadOnlyList<string> Roles);
}
