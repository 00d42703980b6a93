using System.Text.Json;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Security;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Seals what was submitted and opens it again. Courses and photos of an application must be loaded.</summary>
internal sealed class SubmittedVersions(ExemptionDbContext db, ISensitiveData sensitive, SensitiveFields fields)
{
    public const string Column = "app.submitted";
    public const string AmendmentColumn = "app.amendment";

    /// <summary>The application as it stands now.</summary>
    public SubmittedContent ContentOf(ExemptionApplication a, string? certificateTypeName) => new()
    {
        Student = new StudentSnapshot(a.StudentName, a.AdmissionTicketNumber, a.MajorCode, a.MajorName),
        IdNumber = fields.IdNumberOf(a),
        Phone = fields.PhoneOf(a),
        CertificateTypeId = a.CertificateTypeId,
        CertificateTypeName = certificateTypeName,
        CertificateLevel = a.CertificateLevel,
        CertificateNumber = a.CertificateNumber,
        IssuedOn = a.IssuedOn,
        ValidUntil = a.ValidUntil,
        Courses = a.Courses.ToDtos(),
        Remark = a.Remark,
        Photos = a.Photos.Where(p => p.ReplacedAt is null).ToDictionary(p => p.Kind, p => p.Id),
        Answers = a.FixAnswers,
    };

    /// <summary>The next version, in place of the last; the caller adds it.</summary>
    public async Task<SubmittedVersion> SealAsync(ExemptionApplication a, string? certificateTypeName, DateTime submittedAt, CancellationToken ct)
    {
        var last = await db.Set<SubmittedVersion>().Where(v => v.ApplicationId == a.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        last?.MarkSuperseded(submittedAt);
        return Seal(a, certificateTypeName, submittedAt, (last?.Number ?? 0) + 1);
    }

    /// <summary>Of one submitted before versions were kept: what is changed from now on must be told from this.</summary>
    public async Task EnsureKeptAsync(ExemptionApplication a, CancellationToken ct)
    {
        if (a.SubmittedAt is { } at && !await db.Set<SubmittedVersion>().AnyAsync(v => v.ApplicationId == a.Id && v.SubmittedAt == at, ct))
        {
            await db.Entry(a).Collection(x => x.Photos).LoadAsync(ct);
            a.Keep(await SealAsync(a, (await db.FindCertificateTypeAsync(a.CertificateTypeId, ct))?.Name, at, ct));
        }
    }

    public Amendment Seal(ExemptionApplication a, SubmittedContent before, SubmittedContent after, IReadOnlyList<string> changed, string reason, Actor actor, DateTime now)
    {
        var id = Guid.CreateVersion7();
        return new Amendment
        {
            Id = id, ApplicationId = a.Id, TenantId = a.TenantId, At = now, ActorId = actor.Id, ActorName = actor.Name, ActorSide = actor.Side, Fields = changed, Reason = reason,
            ContentCipher = sensitive.Protect(AmendmentColumn, id, JsonSerializer.Serialize(new AmendedContent(before, after), JsonSerializerOptions.Web)),
        };
    }

    public AmendedContent Open(Amendment a) => JsonSerializer.Deserialize<AmendedContent>(sensitive.Reveal(AmendmentColumn, a.Id, a.ContentCipher), JsonSerializerOptions.Web)!;

    public Task<List<Amendment>> AmendmentsAsync(Guid applicationId, CancellationToken ct) => db.Set<Amendment>().AsNoTracking().OfApplication(applicationId).ToListAsync(ct);

    /// <summary>What a submission said at a moment, staff's corrections until then included.</summary>
    public SubmittedContent At(SubmittedVersion version, IReadOnlyList<Amendment> amendments, DateTime at) =>
        amendments.LastOrDefault(x => x.At >= version.SubmittedAt && x.At <= at) is { } last ? Open(last).After : Open(version);

    public SubmittedVersion Seal(ExemptionApplication a, string? certificateTypeName, DateTime submittedAt, int number)
    {
        var id = Guid.CreateVersion7();
        return new SubmittedVersion
        {
            Id = id,
            ApplicationId = a.Id,
            TenantId = a.TenantId,
            Number = number,
            SubmittedAt = submittedAt,
            ContentCipher = sensitive.Protect(Column, id, JsonSerializer.Serialize(ContentOf(a, certificateTypeName), JsonSerializerOptions.Web)),
        };
    }

    public SubmittedContent Open(SubmittedVersion v) => JsonSerializer.Deserialize<SubmittedContent>(sensitive.Reveal(Column, v.Id, v.ContentCipher), JsonSerializerOptions.Web)!;

    /// <summary>What the last rejection was about; null where that was before versions were kept.</summary>
    public async Task<SubmittedContent?> RejectedAsync(ExemptionApplication a, CancellationToken ct) => await db.Set<SubmittedVersion>().AsNoTracking()
        .Where(v => v.ApplicationId == a.Id && v.SubmittedAt <= a.RejectedAt).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct) is { } version
        ? At(version, await AmendmentsAsync(a.Id, ct), a.RejectedAt ?? version.SubmittedAt)
        : null;
}
