using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>What a student finds on arrival, and what the form offers.</summary>
[Route("api/applications")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class HomeAppService(ExemptionDbContext db, IUserDirectory users, ILearningCenterDirectory centers, ICurrentUser user, TimeProvider clock) : AppService
{
    /// <summary>Window, news and whom to ask (S-30, S-45). The window is the open one, else the latest; the server's time lets the page count down.</summary>
    [HttpGet("home")]
    public async Task<HomeDto> HomeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var window = await db.FindOpenWindowAsync(now, ct) ?? await db.Set<ApplicationWindow>().AsNoTracking().OrderByDescending(w => w.OpensAt).FirstOrDefaultAsync(ct);
        var news = await db.Set<Announcement>().AsNoTracking().Where(a => a.IsActive && a.PublishedAt <= now).OrderByDescending(a => a.PublishedAt).Take(20).ToListAsync(ct);
        var texts = await db.ReadTextsAsync(ct);
        var center = user.TenantId is { } id ? await centers.FindAsync(id, ct) : null;
        return new HomeDto(
            window?.ToDto(now), now, [.. news.Select(a => new NewsDto(a.Id, a.Title, a.Body, a.PublishedAt))],
            new ContactsDto(
                center is null ? null : new CenterContactDto(center.Name, center.ContactName, center.ContactPhone),
                new ContactDto(texts.UniversityContactName, texts.UniversityPhone), new ContactDto(texts.SupportName, texts.SupportPhone)));
    }

    /// <summary>The certificates on offer, with the courses the student's major may have exempted (S-09, S-10, S-13), and the declaration (S-28).</summary>
    [HttpGet("form-options")]
    public async Task<FormOptionsDto> FormOptionsAsync(CancellationToken ct)
    {
        var student = await users.FindStudentAsync(user.Id, ct) ?? throw new BusinessException(ApplicationErrors.NotAStudent);
        var center = await centers.FindAsync(student.CenterId, ct);
        var texts = await db.ReadTextsAsync(ct);
        var types = await db.Set<CertificateType>().AsNoTracking().Where(t => t.IsActive).Include(t => t.Courses).OrderBy(t => t.Code).ToListAsync(ct);
        return new FormOptionsDto(
            new FormStudentDto(student.Name, student.AdmissionTicketNumber, student.MajorCode, student.MajorName, center?.Name, student.Phone),
            new DeclarationTextDto(texts.DeclarationVersion, texts.DeclarationText), [.. types.Select(t => Offer(t, student.MajorCode))]);
    }

    private static OfferedTypeDto Offer(CertificateType t, string majorCode) => new(
        t.Id, t.Code, t.Name, t.Issuer, t.HasExpiry, t.NumberPattern,
        [.. Enum.GetValues<CertificateLevel>().Where(t.OffersLevel).Select(level => new OfferedLevelDto(
            level, [.. t.CoursesFor(level, majorCode).OrderBy(c => c.Position).Select(c => new CourseDto(c.Code, c.Name, c.Credits))]))]);
}

/// <summary>操作指南 inside the application (S-46), for everybody who is signed in; hence no permission.</summary>
[Route("api/applications/guide")]
[Authorize]
internal sealed class GuideAppService(ExemptionDbContext db) : AppService
{
    /// <summary>The guide as maintained by the university: headings, bullets, paragraphs and bold only.</summary>
    [HttpGet]
    public async Task<GuideDto> GetAsync(CancellationToken ct) => new((await db.ReadTextsAsync(ct)).GuideMarkdown);
}

internal sealed record GuideDto(string Markdown);

internal sealed record HomeDto(WindowDto? Window, DateTime ServerTime, IReadOnlyList<NewsDto> Announcements, ContactsDto Contacts);

internal sealed record NewsDto(Guid Id, string Title, string Body, DateTime PublishedAt);

internal sealed record ContactsDto(CenterContactDto? Center, ContactDto University, ContactDto Support);

internal sealed record CenterContactDto(string Name, string ContactName, string Phone);

internal sealed record ContactDto(string Name, string Phone);

internal sealed record FormOptionsDto(FormStudentDto Student, DeclarationTextDto Declaration, IReadOnlyList<OfferedTypeDto> CertificateTypes);

internal sealed record FormStudentDto(string Name, string AdmissionTicketNumber, string MajorCode, string MajorName, string? CenterName, string? Phone);

internal sealed record DeclarationTextDto(string Version, string Text);

internal sealed record OfferedTypeDto(Guid Id, string Code, string Name, string Issuer, bool HasExpiry, string? NumberPattern, IReadOnlyList<OfferedLevelDto> Levels);

internal sealed record OfferedLevelDto(CertificateLevel Level, IReadOnlyList<CourseDto> Courses);
