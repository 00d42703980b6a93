using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Retention;
using Exemption.Framework.Users;
using Exemption.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>数据保留: how long what is kept, what the daily purge did, and what is held back from it.</summary>
[Route("api/retention")]
[RequirePermission(ApplicationPermissions.Retention)]
internal sealed class RetentionAppService(
    ExemptionDbContext db, IEnumerable<IRetentionRule> rules, PurgeRuns runs, IUserDirectory users, ICurrentTenant tenant, ICurrentUser user, TimeProvider clock) : AppService
{
    private const int Page = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The periods as configured, with the least that law demands where it does.</summary>
    [HttpGet("rules")]
    public ListDto<RetentionRuleDto> Rules() =>
        new([.. rules.OrderBy(r => r.Kind, StringComparer.Ordinal).Select(r => new RetentionRuleDto(r.Kind, r.Period.Amount, r.Period.InYears, r.Period.LeastDays))]);

    /// <summary>The runs of the purge, newest first, with what each deleted.</summary>
    [HttpGet("runs")]
    public async Task<PurgeRunPageDto> RunsAsync([FromQuery] string? after, CancellationToken ct)
    {
        var (items, next) = await runs.ListAsync(Cursor.Parse(after), Page, ct);
        return new PurgeRunPageDto(items, next);
    }

    /// <summary>The legal holds, newest first, released ones too.</summary>
    [HttpGet("holds")]
    public async Task<LegalHoldPageDto> HoldsAsync([FromQuery] string? after, CancellationToken ct)
    {
        var rows = db.Set<LegalHold>().AsNoTracking();
        if (Cursor.Parse(after) is var (at, id))
        {
            rows = rows.Where(h => h.PlacedAt <= at && (h.PlacedAt < at || h.Id < id));
        }

        var page = await rows.OrderByDescending(h => h.PlacedAt).ThenByDescending(h => h.Id).Take(Page + 1).ToListAsync(ct);
        var shown = page.Take(Page).ToList();
        return new LegalHoldPageDto([.. shown.Select(h => LegalHoldDto.Of(h, Now))], page.Count > Page ? new Cursor(shown[^1].PlacedAt, shown[^1].Id).ToString() : null);
    }

    /// <summary>Puts an application, or all of a student, under hold. 409 <c>Applications:HoldSubjectNotFound</c> when the number names nothing.</summary>
    [HttpPost("holds")]
    public async Task<LegalHoldDto> PlaceAsync(HoldInput input, CancellationToken ct)
    {
        var reason = FieldText.Free(input.Reason) ?? throw new InputException("reason", ApplicationErrors.Required);
        var number = FieldText.Code(input.Number) ?? throw new InputException("number", ApplicationErrors.Required);
        if (input.Until <= Now)
        {
            throw new InputException("until", ApplicationErrors.HoldEndsBeforeNow);
        }

        using var _ = tenant.AcrossTenants();   // a hold does not ask which centre
        using var turn = await db.EnterWriteAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var subject = await FindAsync(input.Subject, number, ct) ?? throw new BusinessException(ApplicationErrors.HoldSubjectNotFound);
        // Touching what is held makes a purge that is at it wait, or us find that it is gone.
        var touched = await db.Set<ExemptionApplication>().Where(a => input.Subject == HoldSubject.Application ? a.Id == subject : a.StudentId == subject)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.Version, a => a.Version), ct);
        if (input.Subject == HoldSubject.Application && touched == 0)
        {
            throw new BusinessException(ApplicationErrors.HoldSubjectNotFound);
        }

        var hold = new LegalHold
        {
            Subject = input.Subject, SubjectId = subject, Number = number, Reason = reason, PlacedAt = Now, PlacedBy = user.Id, PlacedByName = user.Name, Until = input.Until?.ToUniversalTime(),
        };
        db.Add(hold);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return LegalHoldDto.Of(hold, Now);
    }

    /// <summary>Ends a hold, with the reason. 409 <c>Applications:HoldReleased</c> when it has ended already.</summary>
    [HttpPost("holds/{id:guid}/release")]
    public async Task<LegalHoldDto> ReleaseAsync(Guid id, ReleaseInput input, CancellationToken ct)
    {
        var reason = FieldText.Free(input.Reason) ?? throw new InputException("reason", ApplicationErrors.Required);
        var hold = await db.Set<LegalHold>().SingleOrDefaultAsync(h => h.Id == id, ct) ?? throw new EntityNotFoundException();
        Versions.Demand(hold, input.Version);
        hold.Release(user.Id, user.Name, reason, Now);
        await db.SaveChangesAsync(ct);
        return LegalHoldDto.Of(hold, Now);
    }

    private async Task<Guid?> FindAsync(HoldSubject subject, string number, CancellationToken ct) => subject == HoldSubject.Application
        ? await db.Set<ExemptionApplication>().Where(a => a.Number == number).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct)
        : await users.FindStudentIdAsync(number, ct);
}

/// <param name="Kind">Its text is <c>Retention:{Kind}</c>.</param>
/// <param name="LeastDays">0 where law demands nothing.</param>
internal sealed record RetentionRuleDto(string Kind, int Amount, bool InYears, int LeastDays);

internal sealed record PurgeRunPageDto(IReadOnlyList<PurgeRunInfo> Items, string? Next);

internal sealed record LegalHoldPageDto(IReadOnlyList<LegalHoldDto> Items, string? Next);

internal sealed record LegalHoldDto(
    Guid Id, int Version, HoldSubject Subject, string Number, string Reason, DateTime From, DateTime? Until, string PlacedByName, bool IsActive,
    DateTime? ReleasedAt, string? ReleasedByName, string? ReleaseReason)
{
    public static LegalHoldDto Of(LegalHold h, DateTime now) => new(
        h.Id, h.Version, h.Subject, h.Number, h.Reason, h.PlacedAt, h.Until, h.PlacedByName, h.IsActiveAt(now), h.ReleasedAt, h.ReleasedByName, h.ReleaseReason);
}

internal sealed record HoldInput
{
    public required HoldSubject Subject { get; init; }

    /// <summary>Application number, or 准考证号 of a student.</summary>
    [StringLength(32)]
    public required string Number { get; init; }

    [StringLength(300)]
    public required string Reason { get; init; }
    public DateTime? Until { get; init; }
}

internal sealed record ReleaseInput
{
    public required int Version { get; init; }

    [StringLength(300)]
    public required string Reason { get; init; }
}
