using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record MyCenterDto(int Version, string Name, string ContactName, string ContactPhone);

/// <param name="Name">As it was read; the university names centres, so it is passed over.</param>
internal sealed record MyCenterInput(int Version, string? Name, string? ContactName, string? ContactPhone);

/// <summary>A centre keeps the contact that its students see (C-18).</summary>
[Route("api/identity/my-center"), RequirePermission(IdentityPermissions.MyCenter)]
internal sealed class MyCenterAppService(ExemptionDbContext db, ICurrentTenant tenant) : AppService
{
    /// <summary>The caller's centre.</summary>
    [HttpGet]
    public async Task<MyCenterDto> GetAsync(CancellationToken ct) => Dto(await LoadAsync(ct));

    /// <summary>Changes contact person and phone; the name belongs to the university. 409 for a stale version.</summary>
    [HttpPut]
    public async Task<MyCenterDto> UpdateAsync(MyCenterInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var contact = check.Required("contactName", input.ContactName, 64);
        var phone = check.Required("contactPhone", input.ContactPhone, 32);
        check.That(Phones.IsPhone(phone), "contactPhone", "Identity:ContactPhoneFormat");
        check.Demand();
        var center = await LoadAsync(ct);
        Stamps.Demand(center.Version, input.Version);
        center.SetContact(contact, phone);
        await db.SaveChangesAsync(ct);
        return Dto(center);
    }

    private async Task<LearningCenter> LoadAsync(CancellationToken ct) =>
        await db.Set<LearningCenter>().SingleOrDefaultAsync(c => c.Id == tenant.Id, ct) ?? throw new EntityNotFoundException();

    private static MyCenterDto Dto(LearningCenter c) => new(c.Version, c.Name, c.ContactName, c.ContactPhone);
}

internal sealed record MajorDto(string Code, string Name);

/// <summary>专业 to choose from.</summary>
[Route("api/identity/majors"), Authorize]
internal sealed class MajorsAppService(ExemptionDbContext db) : AppService
{
    /// <summary>All majors by code (S-08).</summary>
    [HttpGet]
    public async Task<ListDto<MajorDto>> ListAsync(CancellationToken ct) =>
        new(await db.Set<Major>().AsNoTracking().OrderBy(m => m.Code).Select(m => new MajorDto(m.Code, m.Name)).ToListAsync(ct));
}
