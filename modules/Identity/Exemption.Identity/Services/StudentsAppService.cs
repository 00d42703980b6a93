using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Security;
using Exemption.Framework.Timing;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Exemption.Identity.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record StudentDto(
    Guid Id, string Name, string AdmissionTicketNumber, string IdNumberMasked, string PhoneMasked, string MajorCode, string MajorName, bool IsActive, bool HasSignedIn, int Version);

internal sealed record StudentQuery(string? Filter, string? After, int? Limit);

internal sealed record StudentNumbersDto(string? IdNumber, string? Phone);

internal sealed record StudentInput(
    int Version, string? Name, string? AdmissionTicketNumber, string? IdNumber, string? Phone, string? MajorCode, string? MajorName, bool IsActive = true);

/// <summary>A centre keeps the register of its students. What lies encrypted is shown masked; whole only for a reason, which is logged.</summary>
[Route("api/identity/students"), RequirePermission(IdentityPermissions.Students)]
internal sealed class StudentsAppService(ExemptionDbContext db, ICurrentTenant tenant, Registrar registrar, StudentSecrets secrets, IAccessLog log, TimeProvider clock) : AppService
{
    private const int CountLimit = 10_000;

    /// <summary>A page of the register, newest first; the filter is the beginning of a name or a whole 准考证号. POST keeps names out of addresses.</summary>
    [HttpPost("query"), NotAudited]
    public async Task<KeysetDto<StudentDto>> QueryAsync(StudentQuery input, CancellationToken ct)
    {
        var limit = Math.Clamp(input.Limit ?? 20, 1, 100);
        var rows = db.Set<Student>().AsNoTracking();
        if (input.Filter?.Trim() is { Length: > 0 and <= 64 } filter)
        {
            rows = filter.All(char.IsAsciiDigit) ? rows.Where(s => s.AdmissionTicketNumber == filter) : rows.Where(s => s.Name.StartsWith(filter));
        }

        var total = await rows.Take(CountLimit + 1).CountAsync(ct);
        if (Cursor.Parse(input.After) is { } after)
        {
            rows = rows.Where(s => s.CreatedAt <= after.At && (s.CreatedAt < after.At || s.Id < after.Id));
        }

        var page = await rows.OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).Take(limit + 1)
            .Join(db.Set<User>(), s => s.Id, u => u.Id, (s, u) => new Row(s, u.IsActive, u.PasswordHash != null)).ToListAsync(ct);
        page = [.. page.OrderByDescending(r => r.Student.CreatedAt).ThenByDescending(r => r.Student.Id)];
        var next = page.Count > limit ? new Cursor(page[limit - 1].Student.CreatedAt, page[limit - 1].Student.Id).ToString() : null;
        return new KeysetDto<StudentDto>([.. page.Take(limit).Select(Dto)], next, Math.Min(total, CountLimit), total > CountLimit);
    }

    /// <summary>Registers a student (S-04 … S-08). 409 <c>Identity:DuplicateTicketNumber</c> or <c>Identity:DuplicateIdNumber</c>, whichever centre the other one is in.</summary>
    [HttpPost]
    public async Task<StudentDto> CreateAsync(StudentInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var name = check.Required("name", input.Name, 64);
        var ticket = check.Required("admissionTicketNumber", input.AdmissionTicketNumber, 32);
        check.That(ticket.Length == 12 && ticket.All(char.IsAsciiDigit), "admissionTicketNumber", "Identity:TicketNumberFormat");
        var idNumber = IdNumberOf(check, check.Required("idNumber", input.IdNumber, 32));
        var phone = PhoneOf(check, input);
        var major = MajorOf(check, input);
        check.Demand();
        var student = await registrar.AddStudentAsync(tenant.Id!.Value, ticket, name, idNumber, phone, major, ct);
        await db.SaveUniqueAsync("Identity:DuplicateIdNumber", ct);
        return Dto(new Row(student, true, false));
    }

    /// <summary>Changes an entry. ID number or phone null = unchanged, for the page knows both only masked; an empty phone = none. An inactive student's session ends with the next request. 409 for a stale version.</summary>
    [HttpPut("{id:guid}")]
    public async Task<StudentDto> UpdateAsync(Guid id, StudentInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var name = check.Required("name", input.Name, 64);
        var idNumber = input.IdNumber is { Length: > 0 } typed ? IdNumberOf(check, typed) : null;
        var phone = PhoneOf(check, input);
        var major = MajorOf(check, input);
        check.Demand();
        var (student, user) = await LoadAsync(id, ct);
        Stamps.Demand(student.Version, input.Version);
        student.Describe(name, major.Code, major.Name, input.Phone is null ? student.PhoneCipher : secrets.Phone(id, phone), clock.GetUtcNow().UtcDateTime);
        user.Describe(name, user.Surname, user.Email, null);
        user.Activate(input.IsActive);
        if (idNumber is not null)
        {
            await registrar.DemandFreeIdNumberAsync(idNumber, id, ct);
            secrets.SetIdNumber(student, idNumber);
        }

        await db.SaveUniqueAsync("Identity:DuplicateIdNumber", ct);
        return Dto(new Row(student, user.IsActive, user.PasswordHash is not null));
    }

    /// <summary>ID number and phone, whole; each is logged with the reason first. 400 without a reason.</summary>
    [HttpPost("{id:guid}/reveal"), RequireRecentSignIn]
    public async Task<StudentNumbersDto> RevealAsync(Guid id, RevealInput input, CancellationToken ct)
    {
        var (asked, reason) = input.Check(["idNumber", "phone"]);
        var student = await db.Set<Student>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new EntityNotFoundException();
        var idNumber = asked.Contains("idNumber") ? secrets.IdNumberOf(student) : null;
        var phone = asked.Contains("phone") ? secrets.PhoneOf(student) : null;
        if (idNumber is not null)
        {
            log.Note("register.idNumber", id, reason);
        }

        if (phone is not null)
        {
            log.Note("register.phone", id, reason);
        }

        await db.SaveChangesAsync(ct);
        return new StudentNumbersDto(idNumber, phone);
    }

    /// <summary>Takes the password away and ends every session; the student sets a new one by first sign-in.</summary>
    [HttpPost("{id:guid}/reset-password"), RequireRecentSignIn]
    public async Task<NoContentResult> ResetPasswordAsync(Guid id, CancellationToken ct)
    {
        var (_, user) = await LoadAsync(id, ct);
        user.SetPassword(null, mustChange: false);
        await db.SaveChangesAsync(ct);
        return NoContent();
    }

    private async Task<(Student Student, User User)> LoadAsync(Guid id, CancellationToken ct) => (
        await db.Set<Student>().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new EntityNotFoundException(),
        await db.Set<User>().SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new EntityNotFoundException());

    private string IdNumberOf(InputCheck check, string typed)
    {
        var number = IdNumber.Normalise(typed);
        if (IdNumber.Problem(number, Shanghai.Today(clock)) is { } problem)
        {
            check.That(false, "idNumber", problem);
        }

        return number;
    }

    private static string? PhoneOf(InputCheck check, StudentInput input)
    {
        var phone = check.Optional("phone", input.Phone, 32);
        check.That(phone is null || Phones.IsMobile(phone), "phone", "Identity:PhoneFormat");
        return phone;
    }

    private static Major MajorOf(InputCheck check, StudentInput input) =>
        new() { Code = check.Required("majorCode", input.MajorCode, 16).ToUpperInvariant(), Name = check.Required("majorName", input.MajorName, 64) };

    private StudentDto Dto(Row row) => new(
        row.Student.Id, row.Student.Name, row.Student.AdmissionTicketNumber, Mask.IdNumber(secrets.IdNumberOf(row.Student)), Mask.Phone(secrets.PhoneOf(row.Student)),
        row.Student.MajorCode, row.Student.MajorName, row.IsActive, row.HasSignedIn, row.Student.Version);

    private sealed record Row(Student Student, bool IsActive, bool HasSignedIn);
}
