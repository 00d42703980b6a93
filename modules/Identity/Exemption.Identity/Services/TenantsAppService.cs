using System.Globalization;
using System.Text.Json.Serialization;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Registers;
using Exemption.Identity.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record TenantDto(Guid Id, string Name, string ConcurrencyStamp, IReadOnlyDictionary<string, object> ExtraProperties);

/// <summary>ABP's page sends back all it was shown; members that are not its to set are passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CreateTenantInput(string? Name, string? AdminEmailAddress, string? AdminPassword);

/// <summary>ABP's page sends back all it was shown; members that are not its to set are passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record UpdateTenantInput(string? Name, string? ConcurrencyStamp);

/// <summary>Learning centres as ABP's tenant page sees them; contact and code are kept under <c>/api/identity/learning-centers</c>.</summary>
[Route("api/multi-tenancy/tenants"), RequirePermission(IdentityPermissions.Tenants)]
internal sealed class TenantsAppService(ExemptionDbContext db, Registrar registrar, Passwords passwords, PasswordRules rules) : AppService
{
    /// <summary>A page of active centres.</summary>
    [HttpGet]
    public async Task<PagedDto<TenantDto>> ListAsync([FromQuery] PageInput input, CancellationToken ct)
    {
        var centers = db.Set<LearningCenter>().AsNoTracking().Where(c => c.IsActive);
        if (input.Filter?.Trim() is { Length: > 0 and <= 64 } filter)
        {
            centers = centers.Where(c => c.Name.Contains(filter));
        }

        var total = await centers.LongCountAsync(ct);
        var sorted = input.Descending ? centers.OrderByDescending(c => c.Name) : centers.OrderBy(c => c.Name);
        var page = await sorted.Skip(input.Skip).Take(input.Take).ToListAsync(ct);
        return new PagedDto<TenantDto>(total, [.. page.Select(Dto)]);
    }

    /// <summary>One centre.</summary>
    [HttpGet("{id:guid}")]
    public async Task<TenantDto> GetAsync(Guid id, CancellationToken ct) => Dto(await LoadAsync(id, ct));

    /// <summary>Adds a centre and its first administrator, who signs in with the mail address and must change the password. 409 when the name or the address is taken.</summary>
    [HttpPost, RequirePermission(IdentityPermissions.TenantsCreate), RequireRecentSignIn]
    public async Task<TenantDto> CreateAsync(CreateTenantInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var name = check.Required("name", input.Name, 64);
        var email = check.Email("adminEmailAddress", check.Required("adminEmailAddress", input.AdminEmailAddress, 64)) ?? string.Empty;
        check.Demand();
        rules.Demand("adminPassword", input.AdminPassword, email);
        await DemandFreeAsync(name, null, ct);
        var number = await db.NextNumberAsync("idn.learning-center", ct);
        var center = new LearningCenter(string.Create(CultureInfo.InvariantCulture, $"ZX{number:000}"), name);
        db.Add(center);
        var user = await registrar.AddAsync(center.Id, email, string.Empty, [RoleNames.CenterAdmin], ct: ct);
        user.Describe(string.Empty, null, email, null);
        user.SetPassword(await passwords.HashAsync(input.AdminPassword!, ct), mustChange: true);
        await db.SaveUniqueAsync("Identity:DuplicateCenter", ct);
        return Dto(center);
    }

    /// <summary>Renames a centre.</summary>
    [HttpPut("{id:guid}"), RequirePermission(IdentityPermissions.TenantsUpdate)]
    public async Task<TenantDto> UpdateAsync(Guid id, UpdateTenantInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var name = check.Required("name", input.Name, 64);
        check.Demand();
        var center = await LoadAsync(id, ct);
        Stamps.Demand(Stamp(center), input.ConcurrencyStamp);
        await DemandFreeAsync(name, id, ct);
        center.Rename(center.Code, name);
        await db.SaveUniqueAsync("Identity:DuplicateCenter", ct);
        return Dto(center);
    }

    /// <summary>Closes a centre: its people are signed out and stay out, its applications remain. It can be opened again under learning centres.</summary>
    [HttpDelete("{id:guid}"), RequirePermission(IdentityPermissions.TenantsDelete)]
    public async Task<NoContentResult> DeleteAsync(Guid id, CancellationToken ct)
    {
        (await LoadAsync(id, ct)).Activate(false);
        await db.SaveChangesAsync(ct);
        return NoContent();
    }

    private async Task<LearningCenter> LoadAsync(Guid id, CancellationToken ct) =>
        await db.Set<LearningCenter>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new EntityNotFoundException();

    private async Task DemandFreeAsync(string name, Guid? except, CancellationToken ct)
    {
        if (await db.Set<LearningCenter>().AnyAsync(c => c.Name == name && c.Id != except, ct))
        {
            throw new BusinessException("Identity:DuplicateCenter");
        }
    }

    private static string Stamp(LearningCenter center) => center.Version.ToString(CultureInfo.InvariantCulture);

    private static TenantDto Dto(LearningCenter c) => new(c.Id, c.Name, Stamp(c), Extra.None);
}
