using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Security;
using Exemption.Framework.Timing;
using Exemption.Framework.Users;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

/// <param name="NewValue">An ID number is masked.</param>
internal sealed record MyCorrectionDto(
    Guid Id, CorrectionField Field, string NewValue, string Reason, CorrectionState State, DateTime CreatedAt, DateTime? DecidedAt, string? DecisionNote);

/// <param name="NewValue">For <c>Major</c> the code of one that the register knows.</param>
internal sealed record CorrectionInput(CorrectionField? Field, string? NewValue, string? Reason);

/// <summary>What a student finds wrong in the register (PIPL 46). Phone and mail need no request: they are changed in the own profile.</summary>
[Route("api/identity/my-corrections"), RequirePermission(IdentityPermissions.MyCorrections)]
internal sealed class MyCorrectionsAppService(ExemptionDbContext db, CorrectionSecrets secrets, ICurrentUser me, TimeProvider clock) : AppService
{
    /// <summary>There are three fields with one open request each, and old ones stay readable; more than this nobody makes in earnest.</summary>
    private const int MostPerStudent = 30;

    /// <summary>The caller's requests, newest first.</summary>
    [HttpGet]
    public async Task<ListDto<MyCorrectionDto>> ListAsync(CancellationToken ct) =>
        new([.. (await Mine.AsNoTracking().OrderByDescending(r => r.CreatedAt).Take(MostPerStudent).ToListAsync(ct)).Select(Dto)]);

    /// <summary>Asks the learning centre for a correction. 409 <c>Identity:CorrectionOpen</c> while one for the same field waits, <c>Identity:TooManyCorrections</c> beyond thirty.</summary>
    [HttpPost]
    public async Task<MyCorrectionDto> CreateAsync(CorrectionInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        check.That(input.Field is { } f && Enum.IsDefined(f), "field", "Exemption:Required");
        var reason = check.Required("reason", input.Reason, 200);
        var value = check.Required("newValue", input.NewValue, 64);
        if (input.Field == CorrectionField.IdNumber && value.Length > 0)
        {
            value = IdNumber.Normalise(value);
            check.That(IdNumber.Problem(value, Shanghai.Today(clock)) is null, "newValue", IdNumber.Problem(value, Shanghai.Today(clock)) ?? string.Empty);
        }

        check.That(input.Field != CorrectionField.Major || await db.Set<Major>().AnyAsync(m => m.Code == value, ct), "newValue", "Identity:MajorUnknown");
        check.Demand();
        if (await Mine.CountAsync(ct) >= MostPerStudent)
        {
            throw new BusinessException("Identity:TooManyCorrections");
        }

        var student = await db.Set<Student>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == me.Id, ct) ?? throw new EntityNotFoundException();
        var id = Guid.CreateVersion7();
        var request = new CorrectionRequest(id, student.TenantId, me.Id, input.Field!.Value, secrets.Seal(id, value), reason, clock.GetUtcNow().UtcDateTime);
        db.Add(request);
        await db.SaveUniqueAsync("Identity:CorrectionOpen", ct);
        return Dto(request);
    }

    private IQueryable<CorrectionRequest> Mine => db.Set<CorrectionRequest>().Where(r => r.StudentId == me.Id);

    private MyCorrectionDto Dto(CorrectionRequest r)
    {
        var value = secrets.NewValueOf(r);
        return new(r.Id, r.Field, r.Field == CorrectionField.IdNumber ? Mask.IdNumber(value) : value, r.Reason, r.State, r.CreatedAt, r.DecidedAt, r.DecisionNote);
    }
}
