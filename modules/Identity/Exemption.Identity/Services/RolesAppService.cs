using System.Text.Json.Serialization;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record IdentityRoleDto(
    Guid Id, string Name, bool IsDefault, bool IsStatic, bool IsPublic, string ConcurrencyStamp, IReadOnlyDictionary<string, object> ExtraProperties);

/// <summary>ABP's page sends back all it was shown; members that are not its to set are passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record IdentityRoleInput(string? Name, bool IsDefault, bool IsPublic, string? ConcurrencyStamp);

/// <summary>Roles, in ABP's shapes. The product's own four are static.</summary>
[Route("api/identity/roles"), RequirePermission(IdentityPermissions.Roles)]
internal sealed class RolesAppService(ExemptionDbContext db, GrantCache cache) : AppService
{
    /// <summary>A page of roles.</summary>
    [HttpGet]
    public async Task<PagedDto<IdentityRoleDto>> ListAsync([FromQuery] PageInput input, CancellationToken ct)
    {
        var roles = db.Set<Role>().AsNoTracking();
        if (input.Filter?.Trim() is { Length: > 0 and <= 64 } filter)
        {
            var upper = filter.ToUpperInvariant();
            roles = roles.Where(r => r.NormalizedName!.Contains(upper));
        }

        var total = await roles.LongCountAsync(ct);
        var sorted = input.Descending ? roles.OrderByDescending(r => r.Name) : roles.OrderBy(r => r.Name);
        var page = await sorted.Skip(input.Skip).Take(input.Take).ToListAsync(ct);
        return new PagedDto<IdentityRoleDto>(total, [.. page.Select(Dto)]);
    }

    /// <summary>One role.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IdentityRoleDto> GetAsync(Guid id, CancellationToken ct) => Dto(await LoadAsync(id, ct));

    /// <summary>Adds a role without permissions. 409 <c>Identity:DuplicateRoleName</c>.</summary>
    [HttpPost, RequirePermission(IdentityPermissions.RolesCreate), RequireRecentSignIn]
    public async Task<IdentityRoleDto> CreateAsync(IdentityRoleInput input, CancellationToken ct)
    {
        var role = new Role(await CheckedNameAsync(input, null, ct), isStatic: false);
        role.Describe(input.IsDefault, input.IsPublic);
        db.Add(role);
        await db.SaveUniqueAsync("Identity:DuplicateRoleName", ct);
        return Dto(role);
    }

    /// <summary>Changes a role; a renamed one keeps its permissions. 409 <c>Identity:RoleIsStatic</c> for the product's own.</summary>
    [HttpPut("{id:guid}"), RequirePermission(IdentityPermissions.RolesUpdate), RequireRecentSignIn]
    public async Task<IdentityRoleDto> UpdateAsync(Guid id, IdentityRoleInput input, CancellationToken ct)
    {
        var name = await CheckedNameAsync(input, id, ct);
        var role = await LoadAsync(id, ct);
        Stamps.Demand(role.ConcurrencyStamp, input.ConcurrencyStamp);
        if (role.Name != name)
        {
            DemandOwn(role);
            foreach (var grant in await GrantsOf(role).ToListAsync(ct))
            {
                grant.ProviderKey = name;
            }

            role.Rename(name);
        }

        role.Describe(input.IsDefault, input.IsPublic);
        await db.SaveUniqueAsync("Identity:DuplicateRoleName", ct);
        cache.Forget();
        return Dto(role);
    }

    /// <summary>Deletes a role, with its permissions, from everybody who has it.</summary>
    [HttpDelete("{id:guid}"), RequirePermission(IdentityPermissions.RolesDelete), RequireRecentSignIn]
    public async Task<NoContentResult> DeleteAsync(Guid id, CancellationToken ct)
    {
        var role = await LoadAsync(id, ct);
        DemandOwn(role);
        db.RemoveRange(await GrantsOf(role).ToListAsync(ct));
        db.RemoveRange(await db.Set<UserRole>().Where(r => r.RoleId == id).ToListAsync(ct));
        db.Remove(role);
        await db.SaveChangesAsync(ct);
        cache.Forget();
        return NoContent();
    }

    public static IdentityRoleDto Dto(Role r) => new(r.Id, r.Name!, r.IsDefault, r.IsStatic, r.IsPublic, r.ConcurrencyStamp!, Extra.None);

    private async Task<Role> LoadAsync(Guid id, CancellationToken ct) => await db.Set<Role>().SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new EntityNotFoundException();

    private IQueryable<PermissionGrant> GrantsOf(Role role) => db.Set<PermissionGrant>().Where(g => g.ProviderName == PermissionGrant.Role && g.ProviderKey == role.Name);

    private static void DemandOwn(Role role)
    {
        if (role.IsStatic)
        {
            throw new BusinessException("Identity:RoleIsStatic");
        }
    }

    private async Task<string> CheckedNameAsync(IdentityRoleInput input, Guid? except, CancellationToken ct)
    {
        var check = new InputCheck();
        var name = check.Required("name", input.Name, 64);
        check.Demand();
        var upper = name.ToUpperInvariant();
        return await db.Set<Role>().AnyAsync(r => r.NormalizedName == upper && r.Id != except, ct) ? throw new BusinessException("Identity:DuplicateRoleName") : name;
    }
}
