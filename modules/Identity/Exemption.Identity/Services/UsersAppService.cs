using System.Text.Json.Serialization;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Registers;
using Exemption.Identity.SignIn;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

/// <summary>ABP's page of a list: <c>sorting</c> is a field and a direction.</summary>
internal sealed record PageInput
{
    [FromQuery(Name = "filter")]
    public string? Filter { get; init; }

    [FromQuery(Name = "sorting")]
    public string? Sorting { get; init; }

    [FromQuery(Name = "skipCount")]
    public int SkipCount { get; init; }

    [FromQuery(Name = "maxResultCount")]
    public int MaxResultCount { get; init; } = 10;

    internal int Skip => Math.Max(0, SkipCount);

    internal int Take => Math.Clamp(MaxResultCount, 1, 1000);

    internal string SortField => Sorting?.Split(' ')[0].ToUpperInvariant() ?? string.Empty;

    internal bool Descending => Sorting?.EndsWith(" desc", StringComparison.OrdinalIgnoreCase) == true;
}

internal sealed record IdentityUserDto(
    Guid Id, Guid? TenantId, string UserName, string Name, string? Surname, string? Email, bool EmailConfirmed, string? PhoneNumber, bool PhoneNumberConfirmed, bool IsActive,
    bool LockoutEnabled, DateTime? LockoutEnd, bool TwoFactorEnabled, string ConcurrencyStamp, DateTime CreationTime, IReadOnlyDictionary<string, object> ExtraProperties);

/// <summary>ABP's page sends back all it was shown; members that are not its to set are passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record IdentityUserInput(
    string? UserName, string? Name, string? Surname, string? Email, string? PhoneNumber, string? Password, IReadOnlyList<string>? RoleNames, string? ConcurrencyStamp, Guid? TenantId,
    bool IsActive = true);

/// <summary>Accounts, in ABP's shapes. The university sees those of all centres; a centre that was given the right sees its own.</summary>
[Route("api/identity/users"), RequirePermission(IdentityPermissions.Users)]
internal sealed class UsersAppService(
    ExemptionDbContext db, ICurrentTenant tenant, ICurrentUser me, Registrar registrar, Passwords passwords, PasswordRules rules, SecondFactor factor) : AppService
{
    /// <summary>A page of accounts; the filter is any part of account name, name or mail address.</summary>
    [HttpGet]
    public async Task<PagedDto<IdentityUserDto>> ListAsync([FromQuery] PageInput input, CancellationToken ct)
    {
        using var _ = Reach();
        var users = db.Set<User>().AsNoTracking().Where(u => !u.IsDeleted);
        if (input.Filter?.Trim() is { Length: > 0 and <= 128 } filter)
        {
            var upper = Accounts.User.Normalise(filter);
            users = users.Where(u => u.NormalizedUserName!.Contains(upper) || u.Name.Contains(filter) || u.Surname!.Contains(filter) || u.NormalizedEmail!.Contains(upper));
        }

        var total = await users.LongCountAsync(ct);
        var page = await Sorted(users, input).Skip(input.Skip).Take(input.Take).ToListAsync(ct);
        return new PagedDto<IdentityUserDto>(total, [.. page.Select(Dto)]);
    }

    /// <summary>One account.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IdentityUserDto> GetAsync(Guid id, CancellationToken ct)
    {
        using var _ = Reach();
        return Dto(await LoadAsync(id, ct));
    }

    /// <summary>Roles of one account.</summary>
    [HttpGet("{id:guid}/roles")]
    public async Task<ListDto<IdentityRoleDto>> GetRolesAsync(Guid id, CancellationToken ct)
    {
        using var _ = Reach();
        var user = await LoadAsync(id, ct);
        var names = await Sessions.RolesOf(db, user.Id).ToListAsync(ct);
        var roles = await db.Set<Role>().AsNoTracking().Where(r => names.Contains(r.Name!)).OrderBy(r => r.Name).ToListAsync(ct);
        return new ListDto<IdentityRoleDto>([.. roles.Select(RolesAppService.Dto)]);
    }

    /// <summary>Roles that this page can give. Students come from the register.</summary>
    [HttpGet("assignable-roles")]
    public async Task<ListDto<IdentityRoleDto>> AssignableRolesAsync(CancellationToken ct)
    {
        var roles = await db.Set<Role>().AsNoTracking().Where(r => r.Name != RoleNames.Student).OrderBy(r => r.Name).ToListAsync(ct);
        return new ListDto<IdentityRoleDto>([.. roles.Where(r => tenant.Id is null || Role.SideOf(r.Name!).HasFlag(Side.Tenant)).Select(RolesAppService.Dto)]);
    }

    /// <summary>Adds a staff account. Its password opens only <c>change-initial-password</c>. The university may name the centre in <c>tenantId</c>, which ABP's page does not send.</summary>
    [HttpPost, RequirePermission(IdentityPermissions.UsersCreate), RequireRecentSignIn]
    public async Task<IdentityUserDto> CreateAsync(IdentityUserInput input, CancellationToken ct)
    {
        using var _ = Reach();
        var (userName, name, surname, email, phone) = Checked(input);
        rules.Demand("password", input.Password, userName);
        await DemandCenterAsync(input.TenantId, ct);
        var roles = input.RoleNames ?? [];
        DemandNoStudent(roles);
        var user = await registrar.AddAsync(tenant.Id ?? input.TenantId, userName, name, roles, ct: ct);
        user.Describe(name, surname, email, phone);
        user.Activate(input.IsActive);
        user.SetPassword(await passwords.HashAsync(input.Password!, ct), mustChange: true);
        await db.SaveUniqueAsync("Identity:DuplicateUserName", ct);
        return Dto(user);
    }

    /// <summary>Changes an account; an empty password stays as it is, a new one must be changed at the next sign-in. Students are kept in the register: 409.</summary>
    [HttpPut("{id:guid}"), RequirePermission(IdentityPermissions.UsersUpdate), RequireRecentSignIn]
    public async Task<IdentityUserDto> UpdateAsync(Guid id, IdentityUserInput input, CancellationToken ct)
    {
        using var _ = Reach();
        var (userName, name, surname, email, phone) = Checked(input);
        var user = await LoadAsync(id, ct);
        await DemandStaffAsync(user, ct);
        Stamps.Demand(user.ConcurrencyStamp, input.ConcurrencyStamp);
        DemandNotMyself(user, input.IsActive, input.RoleNames);
        if (input.RoleNames is { } roles)
        {
            DemandNoStudent(roles);
            await registrar.SetRolesAsync(user, roles, ct);
        }

        await registrar.RenameAsync(user, userName, ct);
        user.Describe(name, surname, email, phone);
        user.Activate(input.IsActive);
        if (!string.IsNullOrEmpty(input.Password))
        {
            rules.Demand("password", input.Password, userName);
            user.SetPassword(await passwords.HashAsync(input.Password, ct), mustChange: user.Id != me.Id);
        }

        await db.SaveUniqueAsync("Identity:DuplicateUserName", ct);
        return Dto(user);
    }

    /// <summary>Takes an account off the lists for good; its name is never given to anybody else.</summary>
    [HttpDelete("{id:guid}"), RequirePermission(IdentityPermissions.UsersDelete)]
    public async Task<NoContentResult> DeleteAsync(Guid id, CancellationToken ct)
    {
        using var _ = Reach();
        var user = await LoadAsync(id, ct);
        await DemandStaffAsync(user, ct);
        DemandNotMyself(user, active: false, null);
        user.Delete();
        await db.SaveChangesAsync(ct);
        return NoContent();
    }

    /// <summary>For somebody who lost phone and recovery codes: takes the second factor away and ends every session. 409 <c>Identity:TwoFactorIsOff</c>; one's own is turned off under my account.</summary>
    [HttpPost("{id:guid}/reset-two-factor"), RequirePermission(IdentityPermissions.UsersResetTwoFactor), RequireRecentSignIn]
    public async Task<NoContentResult> ResetTwoFactorAsync(Guid id, CancellationToken ct)
    {
        using var _ = Reach();
        var user = await LoadAsync(id, ct);
        DemandNotMyself(user, active: false, null);
        if (!user.TwoFactorEnabled)
        {
            throw new BusinessException("Identity:TwoFactorIsOff");
        }

        await factor.RemoveAsync(user, ct);
        await db.SaveChangesAsync(ct);
        return NoContent();
    }

    /// <summary>The university's administrators keep the accounts of all centres.</summary>
    private IDisposable Reach() => tenant.Id is null ? tenant.AcrossTenants() : tenant.Change(tenant.Id);

    private static IQueryable<User> Sorted(IQueryable<User> users, PageInput input) => (input.SortField, input.Descending) switch
    {
        ("NAME", false) => users.OrderBy(u => u.Name).ThenBy(u => u.Id),
        ("NAME", true) => users.OrderByDescending(u => u.Name).ThenBy(u => u.Id),
        ("EMAIL", false) => users.OrderBy(u => u.NormalizedEmail).ThenBy(u => u.Id),
        ("EMAIL", true) => users.OrderByDescending(u => u.NormalizedEmail).ThenBy(u => u.Id),
        ("CREATIONTIME", false) => users.OrderBy(u => u.CreationTime).ThenBy(u => u.Id),
        ("CREATIONTIME", true) => users.OrderByDescending(u => u.CreationTime).ThenBy(u => u.Id),
        (_, true) => users.OrderByDescending(u => u.NormalizedUserName),
        _ => users.OrderBy(u => u.NormalizedUserName),
    };

    private static (string UserName, string Name, string? Surname, string? Email, string? Phone) Checked(IdentityUserInput input)
    {
        var check = new InputCheck();
        var result = (
            check.Required("userName", input.UserName, 64), check.Optional("name", input.Name, 64) ?? string.Empty, check.Optional("surname", input.Surname, 64),
            check.Email("email", input.Email), check.Optional("phoneNumber", input.PhoneNumber, 32));
        check.Demand();
        return result;
    }

    private async Task<User> LoadAsync(Guid id, CancellationToken ct) =>
        await db.Set<User>().SingleOrDefaultAsync(u => u.Id == id && !u.IsDeleted, ct) ?? throw new EntityNotFoundException();

    private async Task DemandCenterAsync(Guid? id, CancellationToken ct)
    {
        if (id is { } center && !await db.Set<LearningCenter>().AnyAsync(c => c.Id == center, ct))
        {
            throw new InputException("tenantId", "Exemption:InvalidField");
        }
    }

    private static void DemandNoStudent(IReadOnlyList<string> roles)
    {
        if (roles.Contains(RoleNames.Student))
        {
            throw new InputException("roleNames", "Identity:RoleNotAssignable");
        }
    }

    private async Task DemandStaffAsync(User user, CancellationToken ct)
    {
        if (await db.Set<Student>().AnyAsync(s => s.Id == user.Id, ct))
        {
            throw new BusinessException("Identity:StudentAccount");
        }
    }

    /// <summary>Nobody locks themselves out, or the last administrator would one day.</summary>
    private void DemandNotMyself(User user, bool active, IReadOnlyList<string>? roles)
    {
        if (user.Id == me.Id && (!active || (roles is not null && me.Roles.Contains(RoleNames.HostAdmin) && !roles.Contains(RoleNames.HostAdmin))))
        {
            throw new BusinessException("Identity:OwnAccount");
        }
    }

    private static IdentityUserDto Dto(User u) => new(
        u.Id, u.TenantId, u.UserName!, u.Name, u.Surname, u.Email, u.EmailConfirmed, u.PhoneNumber, u.PhoneNumberConfirmed, u.IsActive, u.LockoutEnabled,
        u.LockoutEnd?.UtcDateTime, u.TwoFactorEnabled, u.ConcurrencyStamp!, u.CreationTime, Extra.None);
}
