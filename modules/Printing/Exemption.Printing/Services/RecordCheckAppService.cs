using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Timing;
using Exemption.Printing.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Printing.Services;

/// <summary>核验申请记录 (F-90): whoever holds the paper asks whether it is the university's and still good. No account; only what lets the paper be compared is answered.</summary>
[Route("api/printing/records/check"), AllowAnonymous, EnableRateLimiting(RateLimit)]
internal sealed class RecordCheckAppService(ExemptionDbContext db, IApplicationDesk applications, ICurrentTenant tenant) : AppService
{
    public const string RateLimit = "record-check";

    private static readonly Actor Reader = new(Guid.Empty, string.Empty, ActorSide.University, null);

    /// <summary>By the code on the paper, in whatever way it is typed. 429 for who tries many.</summary>
    [HttpGet("{code}")]
    public async Task<RecordCheckDto> GetAsync(string code, CancellationToken ct)
    {
        if (CheckCodes.Fold(code) is not { } known)
        {
            return RecordCheckDto.Unknown;
        }

        // The paper may be of any centre, and whoever holds it belongs to none.
        using var _ = tenant.AcrossTenants();
        if (await db.Set<ApplicationRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.CheckCode == known && r.RevokedAt == null, ct) is { } record
            && await FindAsync(record.ApplicationId, ct) is { Status: ApplicationStatus.Approved } a)
        {
            return new(RecordState.Valid, a.Number, Masked(a.Student.Name), a.CertificateTypeName, Shanghai.DayOf(a.StatusChangedAt), null);
        }

        // Undone so lately that the outbox has not come round to the record, it is void all the same.
        if (await db.Set<VoidCode>().AsNoTracking().SingleOrDefaultAsync(v => v.Code == known, ct) is { } gone)
        {
            return new(RecordState.Void, (await FindAsync(gone.ApplicationId, ct))?.Number, null, null, null, Shanghai.DayOf(gone.VoidedAt));
        }

        return await db.Set<ApplicationRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.CheckCode == known, ct) is { } undone
            ? new(RecordState.Void, (await FindAsync(undone.ApplicationId, ct))?.Number, null, null, null, null)
            : RecordCheckDto.Unknown;
    }

    private async Task<ApplicationDetail?> FindAsync(Guid id, CancellationToken ct)
    {
        try
        {
            return await applications.ReadAsync(id, Reader, ct);
        }
        catch (EntityNotFoundException)
        {
            // Deleted in its time; the record outlives it.
            return null;
        }
    }

    private static string Masked(string name) => name.Length < 2 ? name : name[..1] + new string('*', name.Length - 1);
}

internal enum RecordState
{
    Valid,

    /// <summary>作废: the approval was undone after it was printed.</summary>
    Void,

    /// <summary>Never given out: misread, or forged.</summary>
    Unknown,
}

/// <param name="StudentName">The first character only; of a valid one.</param>
/// <param name="ApprovedOn">By the calendar of Shanghai.</param>
/// <param name="VoidedOn">Null where that has only just happened.</param>
internal sealed record RecordCheckDto(RecordState State, string? Number, string? StudentName, string? CertificateTypeName, DateOnly? ApprovedOn, DateOnly? VoidedOn)
{
    public static readonly RecordCheckDto Unknown = new(RecordState.Unknown, null, null, null, null, null);
}

/// <summary>Where the QR code on the paper leads: <c>Site:Address</c>, the https address under which everybody reaches the product. Without it the code holds the words alone.</summary>
internal sealed record RecordCheckAddress(string? Base)
{
    public string? Of(string code) => Base is null ? null : $"{Base.TrimEnd('/')}/check/{code}";

    public static RecordCheckAddress Read(string? configured) =>
        string.IsNullOrWhiteSpace(configured) ? new((string?)null)
        : Uri.TryCreate(configured, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? new(uri.AbsoluteUri)
        : throw new InvalidOperationException("Site:Address must be an https address.");
}
