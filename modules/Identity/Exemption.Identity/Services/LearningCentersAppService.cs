using System.Text.RegularExpressions;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record LearningCenterDto(Guid Id, int Version, string Code, string Name, string ContactName, string ContactPhone, bool IsActive, int StudentCount);

internal sealed record LearningCenterInput(int Version, string? Code, string? Name, string? ContactName, string? ContactPhone, bool IsActive = true);

/// <summary>The university keeps the learning centres.</summary>
[Route("api/identity/learning-centers"), RequirePermission(IdentityPermissions.LearningCenters)]
internal sealed partial class LearningCentersAppService(ExemptionDbContext db, ICurrentTenant tenant) : AppService
{
    /// <summary>All centres with the number of their students (U-20).</summary>
    [HttpGet]
    public async Task<ListDto<LearningCenterDto>> ListAsync(CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // counts the students of every centre
        var counts = await db.Set<Student>().GroupBy(s => s.TenantId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var centers = await db.Set<LearningCenter>().AsNoTracking().OrderBy(c => c.Code).ToListAsync(ct);
        return new ListDto<LearningCenterDto>([.. centers.Select(c => Dto(c, counts.GetValueOrDefault(c.Id)))]);
    }

    /// <summary>Adds a centre. 409 <c>Identity:DuplicateCenter</c> when code or name is taken.</summary>
    [HttpPost]
    public async Task<LearningCenterDto> CreateAsync(LearningCenterInput input, CancellationToken ct)
    {
        var (code, name, contact, phone) = Checked(input);
        await DemandFreeAsync(code, name, null, ct);
        var center = new LearningCenter(code, name);
        center.SetContact(contact, phone);
        center.Activate(input.IsActive);
        db.Add(center);
        await db.SaveUniqueAsync("Identity:DuplicateCenter", ct);
        return Dto(center, 0);
    }

    /// <summary>Changes a centre. Inactive, nobody of it is signed in any longer. 409 for a stale version.</summary>
    [HttpPut("{id:guid}")]
    public async Task<LearningCenterDto> UpdateAsync(Guid id, LearningCenterInput input, CancellationToken ct)
    {
        var (code, name, contact, phone) = Checked(input);
        var center = await db.Set<LearningCenter>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new EntityNotFoundException();
        Stamps.Demand(center.Version, input.Version);
        await DemandFreeAsync(code, name, id, ct);
        center.Rename(code, name);
        center.SetContact(contact, phone);
        center.Activate(input.IsActive);
        await db.SaveUniqueAsync("Identity:DuplicateCenter", ct);
        using var _ = tenant.AcrossTenants();   // counts its students
        return Dto(center, await db.Set<Student>().CountAsync(s => s.TenantId == id, ct));
    }

    private static (string Code, string Name, string Contact, string Phone) Checked(LearningCenterInput input)
    {
        var check = new InputCheck();
        var code = check.Required("code", input.Code, 16).ToUpperInvariant();
        check.That(CodeFormat().IsMatch(code), "code", "Identity:CodeFormat");
        var name = check.Required("name", input.Name, 64);
        var contact = check.Required("contactName", input.ContactName, 64);
        var phone = check.Required("contactPhone", input.ContactPhone, 32);
        check.That(Phones.IsPhone(phone), "contactPhone", "Identity:ContactPhoneFormat");
        check.Demand();
        return (code, name, contact, phone);
    }

    private async Task DemandFreeAsync(string code, string name, Guid? except, CancellationToken ct)
    {
        if (await db.Set<LearningCenter>().AnyAsync(c => (c.Code == code || c.Name == name) && c.Id != except, ct))
        {
            throw new BusinessException("Identity:DuplicateCenter");
        }
    }

    private static LearningCenterDto Dto(LearningCenter c, int students) => new(c.Id, c.Version, c.Code, c.Name, c.ContactName, c.ContactPhone, c.IsActive, students);

    [GeneratedRegex(@"^[A-Z0-9\-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeFormat();
}
