using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Security;
using Exemption.Framework.Users;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

/// <param name="Present">What the register says now; an ID number is masked.</param>
/// <param name="NewValue">What the student says is right; an ID number is masked in the list and whole when the request is opened.</param>
internal sealed record CorrectionDto(
    Guid Id, int Version, Guid StudentId, string StudentName, string AdmissionTicketNumber, CorrectionField Field, string Present, string NewValue, string Reason, CorrectionState State,
    DateTime CreatedAt, DateTime? DecidedAt, string? DecisionNote);

internal sealed record CorrectionPageDto(IReadOnlyList<CorrectionDto> Items, string? Next);

internal sealed record AcceptInput(int Version);

internal sealed record RejectInput(int Version, string? Reason);

/// <summary>A centre decides on what its students want corrected; what it accepts stands in the register at once.</summary>
[Route("api/identity/corrections"), RequirePermission(IdentityPermissions.Students)]
internal sealed class CorrectionsAppService(
    ExemptionDbContext db, Registrar registrar, StudentSecrets students, CorrectionSecrets secrets, IAccessLog log, ICurrentUser me, TimeProvider clock) : AppService
{
    private const int Page = 50;

    /// <summary>Requests of one state, the open ones unless another is asked for, newest first.</summary>
    [HttpGet]
    public async Task<CorrectionPageDto> ListAsync([FromQuery] CorrectionState? state, [FromQuery] string? after, CancellationToken ct)
    {
        var wanted = state ?? CorrectionState.Open;
        var rows = db.Set<CorrectionRequest>().AsNoTracking().Where(r => r.State == wanted);
        if (Cursor.Parse(after) is var (at, id))
        {
            rows = rows.Where(r => r.CreatedAt <= at && (r.CreatedAt < at || r.Id < id));
        }

        var page = await rows.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(Page + 1).ToListAsync(ct);
        var shown = page.Take(Page).ToList();
        var ids = shown.Select(r => r.StudentId).ToList();
        var known = await db.Set<Student>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        return new([.. shown.Where(r => known.ContainsKey(r.StudentId)).Select(r => Dto(r, known[r.StudentId], whole: false))],
            page.Count > Page ? new Cursor(shown[^1].CreatedAt, shown[^1].Id).ToString() : null);
    }

    /// <summary>One request with the whole new value, to be compared with the papers; the view is logged. 404 when it is not of this centre.</summary>
    [HttpGet("{id:guid}")]
    public async Task<CorrectionDto> GetAsync(Guid id, CancellationToken ct)
    {
        var (request, student) = await LoadAsync(id, ct);
        log.Note($"correction.{request.Field}", student.Id);
        await db.SaveChangesAsync(ct);
        return Dto(request, student, whole: true);
    }

    /// <summary>Puts the new value into the register. 409 <c>Identity:CorrectionDecided</c> the second time, <c>Identity:DuplicateIdNumber</c> when somebody else has the number.</summary>
    [HttpPost("{id:guid}/accept")]
    public async Task<CorrectionDto> AcceptAsync(Guid id, AcceptInput input, CancellationToken ct)
    {
        var (request, student) = await LoadAsync(id, ct);
        Stamps.Demand(request.Version, input.Version);
        request.Decide(true, me.Id, null, clock.GetUtcNow().UtcDateTime);
        await ChangeAsync(student, request.Field, secrets.NewValueOf(request), ct);
        await db.SaveUniqueAsync("Identity:DuplicateIdNumber", ct);
        return Dto(request, student, whole: false);
    }

    /// <summary>Leaves the register as it is and tells the student why. 400 without a reason.</summary>
    [HttpPost("{id:guid}/reject")]
    public async Task<CorrectionDto> RejectAsync(Guid id, RejectInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var reason = check.Required("reason", input.Reason, 200);
        check.Demand();
        var (request, student) = await LoadAsync(id, ct);
        Stamps.Demand(request.Version, input.Version);
        request.Decide(false, me.Id, reason, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(ct);
        return Dto(request, student, whole: false);
    }

    private async Task ChangeAsync(Student student, CorrectionField field, string value, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        switch (field)
        {
            case CorrectionField.Name:
                student.Describe(value, student.MajorCode, student.MajorName, student.PhoneCipher, now);
                var user = await db.Set<User>().SingleAsync(u => u.Id == student.Id, ct);
                user.Describe(value, user.Surname, user.Email, user.PhoneNumber);
                break;
            case CorrectionField.Major:
                var major = await db.Set<Major>().AsNoTracking().SingleOrDefaultAsync(m => m.Code == value, ct) ?? throw new BusinessException("Identity:MajorUnknown");
                student.Describe(student.Name, major.Code, major.Name, student.PhoneCipher, now);
                break;
            default:
                await registrar.DemandFreeIdNumberAsync(value, student.Id, ct);
                students.SetIdNumber(student, value);
                break;
        }
    }

    private async Task<(CorrectionRequest Request, Student Student)> LoadAsync(Guid id, CancellationToken ct)
    {
        var request = await db.Set<CorrectionRequest>().SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new EntityNotFoundException();
        return (request, await db.Set<Student>().SingleOrDefaultAsync(s => s.Id == request.StudentId, ct) ?? throw new EntityNotFoundException());
    }

    private CorrectionDto Dto(CorrectionRequest r, Student s, bool whole)
    {
        var value = secrets.NewValueOf(r);
        var present = r.Field switch { CorrectionField.Name => s.Name, CorrectionField.Major => s.MajorCode, _ => Mask.IdNumber(students.IdNumberOf(s)) };
        return new(
            r.Id, r.Version, s.Id, s.Name, s.AdmissionTicketNumber, r.Field, present, r.Field == CorrectionField.IdNumber && !whole ? Mask.IdNumber(value) : value, r.Reason, r.State,
            r.CreatedAt, r.DecidedAt, r.DecisionNote);
    }
}
