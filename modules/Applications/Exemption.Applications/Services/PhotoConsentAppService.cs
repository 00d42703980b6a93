using System.Globalization;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Applications.Services;

/// <summary>The student's separate consent to photographs of the ID card: read the wording, give it, take it back (PIPL 14, 15, 29).</summary>
[Route("api/applications/photo-consent")]
[RequirePermission(ApplicationPermissions.Mine)]
internal sealed class PhotoConsentAppService(ExemptionDbContext db, PhotoConsents consents, ConsentWithdrawal withdrawal, ICurrentUser user, TimeProvider clock) : AppService
{
    /// <summary>The wording in force in the caller's language, what the student said last, and what a withdrawal would do now.</summary>
    [HttpGet]
    public async Task<PhotoConsentDto> GetAsync(CancellationToken ct) => await ReadAsync(ct);

    /// <summary>Consents to the wording that was shown. 409 <c>Applications:ConsentOutdated</c> when another one is in force meanwhile; twice does no harm.</summary>
    [HttpPost]
    public async Task<PhotoConsentDto> GiveAsync(ConsentInput input, CancellationToken ct)
    {
        var wording = await consents.WordingAsync(ct);
        if (input.Version != wording.Version)
        {
            throw new BusinessException(ApplicationErrors.ConsentOutdated);
        }

        var latest = await consents.LatestAsync(user.Id, ct);
        if (latest?.IsActiveFor(wording) != true)
        {
            var centre = user.TenantId ?? throw new BusinessException(ApplicationErrors.NotAStudent);
            db.Add(PhotoConsent.Give(centre, user.Id, latest, wording, CultureInfo.CurrentUICulture.Name, clock.GetUtcNow().UtcDateTime));
            await db.CommitConsentAsync(ct);
        }

        return await ReadAsync(ct);
    }

    /// <summary>
    /// Takes the consent back: open applications are withdrawn, photos of all that are not finished are deleted at once, finished ones keep theirs until the
    /// end of their time. 409 <c>Applications:ConsentNotGiven</c> when there is none; <c>Applications:Conflict</c> when a reviewer decided in the same moment.
    /// </summary>
    [HttpPost("withdraw")]
    public async Task<ConsentEffectDto> WithdrawAsync(CancellationToken ct)
    {
        var given = await consents.LatestAsync(user.Id, ct) is { IsGiven: true } latest ? latest : throw new BusinessException(ApplicationErrors.ConsentNotGiven);
        return await withdrawal.CarryOutAsync(given, user.AsStudent(), ct);
    }

    private async Task<PhotoConsentDto> ReadAsync(CancellationToken ct)
    {
        var (wording, latest) = (await consents.WordingAsync(ct), await consents.LatestAsync(user.Id, ct));
        var state = latest switch
        {
            null => ConsentState.None,
            { IsGiven: false } => ConsentState.Withdrawn,
            _ => latest.IsActiveFor(wording) ? ConsentState.Active : ConsentState.Outdated,
        };
        return new PhotoConsentDto(
            state, latest?.At, latest?.WordingVersion, new ConsentWordingDto(wording.Version, wording.Since, wording.In(CultureInfo.CurrentUICulture.Name)),
            await withdrawal.ForetellAsync(user.AsStudent(), ct));
    }
}

/// <summary>What the student said last, measured by the wording in force.</summary>
internal enum ConsentState
{
    None = 0,
    Active = 1,
    Outdated = 2,
    Withdrawn = 3,
}

internal sealed record ConsentInput
{
    public required int Version { get; init; }
}

/// <param name="State">Only <c>Active</c> opens the camera.</param>
/// <param name="OnWithdrawal">What a withdrawal would do now.</param>
internal sealed record PhotoConsentDto(ConsentState State, DateTime? At, int? Version, ConsentWordingDto Wording, ConsentEffectDto OnWithdrawal);

internal sealed record ConsentWordingDto(int Version, DateTime Since, ConsentText Text);

/// <param name="ApplicationsKept">Finished ones; their photos stay until their time is over.</param>
internal sealed record ConsentEffectDto(int ApplicationsWithdrawn, int PhotosDeleted, int ApplicationsKept);
