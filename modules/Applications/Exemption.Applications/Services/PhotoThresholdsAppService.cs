using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Imaging.Judging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>
/// What is good enough in a photograph (Y-09). The thresholds are data, because ours were fitted on drawn pictures: before a new set is made to hold, its
/// effect on the photographs that were really sent can be seen.
/// </summary>
[Route("api/catalogue/photo-thresholds")]
[RequirePermission(ApplicationPermissions.PhotoThresholds)]
internal sealed class PhotoThresholdsAppService(ExemptionDbContext db, ICurrentTenant tenant, ICurrentUser user, TimeProvider clock) : AppService
{
    /// <summary>Enough to see a percent in, and read in a moment.</summary>
    private const int Past = 2000;

    /// <summary>The thresholds in force, and those that came with the program.</summary>
    [HttpGet]
    public async Task<PhotoThresholdsDto> GetAsync(CancellationToken ct) => ToDto(await db.PhotoThresholdsAsync(ct));

    /// <summary>Makes new thresholds hold for all photographs to come. 400 for values out of order; 409 <c>Exemption:Conflict</c> when they have been changed meanwhile.</summary>
    [HttpPut]
    public async Task<PhotoThresholdsDto> SetAsync(PhotoThresholdsInput input, CancellationToken ct)
    {
        Check("card", input.Card);
        Check("certificate", input.Certificate);
        var present = await db.PhotoThresholdsAsync(ct);
        if (input.Number != (present?.Number ?? 0))
        {
            throw new BusinessException(Versions.Conflict);
        }

        var set = new PhotoThresholdSet
        {
            Number = input.Number + 1, Card = input.Card, Certificate = input.Certificate, Since = clock.GetUtcNow().UtcDateTime, SetById = user.Id,
        };
        db.Add(set);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Broke(nameof(PhotoThresholdSet)))
        {
            throw new BusinessException(Versions.Conflict);
        }

        return ToDto(set);
    }

    /// <summary>How the latest 2,000 measured photographs would be judged by these thresholds, and how by those in force. Changes nothing.</summary>
    [HttpPost("effect")]
    public async Task<PhotoThresholdsEffectDto> EffectAsync(PhotoThresholdsInput input, CancellationToken ct)
    {
        Check("card", input.Card);
        Check("certificate", input.Certificate);
        using var scope = tenant.AcrossTenants();
        var present = await db.PhotoThresholdsAsync(ct);
        var photos = await db.LatestMeasured(Past).ToListAsync(ct);
        return new([.. Enum.GetValues<PhotoKind>().Select(kind => EffectOn(
            kind, [.. photos.Where(p => p.Kind == kind).Select(p => p.Measures)],
            PhotoThresholdSet.Of(present, kind), kind == PhotoKind.Certificate ? input.Certificate : input.Card))]);
    }

    private static PhotoKindEffectDto EffectOn(PhotoKind kind, List<PhotoMeasures> photos, PhotoThresholds now, PhotoThresholds then)
    {
        var (before, after) = (photos.ConvertAll(m => PhotoJudge.Judge(m, now)), photos.ConvertAll(m => PhotoJudge.Judge(m, then)));
        return new(kind, photos.Count, Blocked(before), Blocked(after),
        [
            .. Enum.GetValues<PhotoCause>().Select(cause => new PhotoCauseEffectDto(
                cause, Count(before, cause, CauseSeverity.Warning), Count(before, cause, CauseSeverity.Blocking),
                Count(after, cause, CauseSeverity.Warning), Count(after, cause, CauseSeverity.Blocking))),
        ]);
    }

    private static int Blocked(List<IReadOnlyList<PhotoFinding>> judged) => judged.Count(findings => findings.Any(f => f.Severity == CauseSeverity.Blocking));

    private static int Count(List<IReadOnlyList<PhotoFinding>> judged, PhotoCause cause, CauseSeverity severity) =>
        judged.Count(findings => findings.Contains(new PhotoFinding(cause, severity)));

    /// <summary>A warning comes before a refusal, whichever way the measure counts.</summary>
    private static void Check(string field, PhotoThresholds t)
    {
        foreach (var (name, limit, moreIsWorse) in new[]
        {
            ("edgeWidth", t.EdgeWidth, true), ("glareShare", t.GlareShare, true), ("darkLuma", t.DarkLuma, false), ("brightLuma", t.BrightLuma, true),
            ("documentPixels", t.DocumentPixels, false), ("rimDistance", t.RimDistance, false), ("aspectOff", t.AspectOff, true), ("score", t.Score, false),
        })
        {
            if (!float.IsFinite(limit.Warn) || !float.IsFinite(limit.Block) || (moreIsWorse ? limit.Warn > limit.Block : limit.Warn < limit.Block))
            {
                throw new InputException($"{field}.{name}", ApplicationErrors.ThresholdOrder);
            }
        }
    }

    private static PhotoThresholdsDto ToDto(PhotoThresholdSet? set) => new(
        set?.Number ?? 0, set?.Since, set?.Card ?? PhotoThresholds.Card, set?.Certificate ?? PhotoThresholds.Certificate, PhotoThresholds.Card, PhotoThresholds.Certificate);
}

/// <param name="Number">Of the set in force; hand it back with a change. 0 while the built-in ones hold.</param>
/// <param name="DefaultCard">As it came with the program.</param>
/// <param name="DefaultCertificate">As it came with the program.</param>
internal sealed record PhotoThresholdsDto(
    int Number, DateTime? Since, PhotoThresholds Card, PhotoThresholds Certificate, PhotoThresholds DefaultCard, PhotoThresholds DefaultCertificate);

internal sealed record PhotoThresholdsInput
{
    public required int Number { get; init; }
    public required PhotoThresholds Card { get; init; }
    public required PhotoThresholds Certificate { get; init; }
}

internal sealed record PhotoThresholdsEffectDto(IReadOnlyList<PhotoKindEffectDto> Kinds);

/// <param name="Photos">So many were looked at.</param>
internal sealed record PhotoKindEffectDto(PhotoKind Kind, int Photos, int BlockedNow, int BlockedThen, IReadOnlyList<PhotoCauseEffectDto> Causes);

internal sealed record PhotoCauseEffectDto(PhotoCause Cause, int WarnedNow, int BlockedNow, int WarnedThen, int BlockedThen);
