using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Identity;

namespace Exemption.Applications.Services;

/// <summary>Normalises what the student typed and writes it into the draft: folded, sealed, and with the catalogue's names of the courses.</summary>
internal sealed class DraftWriter(ExemptionDbContext db, SensitiveFields fields, SubmittedVersions versions, FixLists fixLists, IUserDirectory users, TimeProvider clock)
{
    private const int LongestCourseCode = 16;

    /// <summary>Refuses what a rejection left closed. The application's courses and photos must be loaded.</summary>
    public async Task WriteAsync(ExemptionApplication application, DraftInput input, Actor actor, CancellationToken ct)
    {
        if (await users.FindStudentAsync(application.StudentId, ct) is { } student)
        {
            application.Know(student.ToSnapshot());
        }

        var values = new DraftValues(
            input.CertificateTypeId, input.CertificateLevel, FieldText.Code(input.CertificateNumber), input.IssuedOn, input.ValidUntil,
            await CoursesAsync(input.CourseCodes, input.CertificateTypeId, input.CertificateLevel, ct), FieldText.Free(input.Remark));
        var idNumber = IdNumber.Normalise(input.IdNumber) is { Length: > 0 } number ? number : null;
        var phone = FieldText.Phone(input.Phone);
        await DemandOpenAsync(application, values, idNumber, phone, ct);
        application.Describe(values, fields.SealIdNumber(application.Id, idNumber), fields.SealPhone(application.Id, phone), actor, clock.GetUtcNow().UtcDateTime);
    }

    private async Task DemandOpenAsync(ExemptionApplication application, DraftValues values, string? idNumber, string? phone, CancellationToken ct)
    {
        if (!application.HasFixList)
        {
            return;
        }

        var stored = versions.ContentOf(application, null);
        var typed = stored with
        {
            IdNumber = idNumber,
            Phone = phone,
            CertificateTypeId = values.CertificateTypeId,
            CertificateLevel = values.CertificateLevel,
            CertificateNumber = values.CertificateNumber,
            IssuedOn = values.IssuedOn,
            ValidUntil = values.ValidUntil,
            Courses = values.Courses,
            Remark = values.Remark,
        };
        await fixLists.DemandOpenAsync(application, FixRules.Changed(stored, typed), ct);
    }

    /// <summary>Names and credits come from the catalogue; a code it does not know is kept, and is a problem later.</summary>
    public async Task<IReadOnlyList<CourseDto>> CoursesAsync(IReadOnlyList<string>? typed, Guid? certificateTypeId, CertificateLevel? level, CancellationToken ct)
    {
        var codes = (typed ?? []).Select(FieldText.Code).OfType<string>().Distinct().ToList();
        if (codes.Any(c => c.Length > LongestCourseCode))
        {
            throw new InputException("courseCodes", "Exemption:TooLong");
        }

        var offered = (await db.FindCertificateTypeAsync(certificateTypeId, ct))?.Courses ?? [];
        return [.. codes.Select(code => offered.OrderByDescending(c => c.Level == level).FirstOrDefault(c => c.Code == code) is { } course
            ? new CourseDto(course.Code, course.Name, course.Credits)
            : new CourseDto(code, code, 0))];
    }
}

internal static class StudentSnapshots
{
    public static StudentSnapshot ToSnapshot(this StudentProfile p) => new(p.Name, p.AdmissionTicketNumber, p.MajorCode, p.MajorName);
}
