using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Identity.Accounts;
using Exemption.Identity.SignIn;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

/// <param name="IsOn">Sign-in asks for a code.</param>
/// <param name="IsOffered">Staff may have one; students sign in with the password alone.</param>
/// <param name="IsRequired">Nothing else works before it is set up.</param>
/// <param name="RecoveryCodesLeft">Unused codes on paper.</param>
internal sealed record TwoFactorDto(bool IsOn, bool IsOffered, bool IsRequired, int RecoveryCodesLeft);

/// <param name="Secret">For typing: base 32.</param>
/// <param name="Uri">For the square picture: <c>otpauth://</c>.</param>
internal sealed record TwoFactorSecretDto(string Secret, string Uri);

/// <param name="Codes">Shown this once; the server keeps hashes.</param>
internal sealed record RecoveryCodesDto(IReadOnlyList<string> Codes);

internal sealed record CodeInput(string? Code);

/// <summary>The caller's own second factor: an authenticator app, and ten codes on paper for the day the phone is lost.</summary>
[Route("api/account/two-factor"), Authorize, BeforeEnrolment]
internal sealed class TwoFactorAppService(ExemptionDbContext db, ICurrentUser me, SecondFactor factor, EnrolmentDuty duty, Sessions sessions, TextCatalog texts) : AppService
{
    /// <summary>Whether it is on, offered, demanded, and how many recovery codes are left.</summary>
    [HttpGet]
    public async Task<TwoFactorDto> GetAsync(CancellationToken ct) =>
        new(duty.IsOn, duty.IsStaff, duty.IsRequiredForStaff && duty.IsStaff, duty.IsOn ? await factor.CountRecoveryCodesAsync(me.Id, ct) : 0);

    /// <summary>Makes a new secret and shows it this once. Nothing changes at sign-in before <c>confirm</c>. 409 while a second factor is on.</summary>
    [HttpPost("enrol"), RequireRecentSignIn]
    public async Task<TwoFactorSecretDto> EnrolAsync(CancellationToken ct)
    {
        var user = await LoadAsync(on: false, ct);
        var secret = await factor.EnrolAsync(user, ct);
        await db.SaveChangesAsync(ct);
        return new TwoFactorSecretDto(Totp.Base32(secret), Totp.Uri(secret, texts["Identity:TwoFactorIssuer"], user.UserName!));
    }

    /// <summary>Turns it on with a first code of the app and hands out the recovery codes. Other sessions of the caller end. 409 <c>Identity:CodeMismatch</c>.</summary>
    [HttpPost("confirm"), RequireRecentSignIn, EnableRateLimiting(AccountAppService.RateLimit)]
    public async Task<RecoveryCodesDto> ConfirmAsync(CodeInput input, CancellationToken ct)
    {
        var user = await LoadAsync(on: false, ct);
        if (!await factor.ConfirmAsync(user, Code(input), ct))
        {
            throw new BusinessException("Identity:CodeMismatch");
        }

        var codes = await factor.NewRecoveryCodesAsync(user.Id, ct);
        user.EndSessions();
        await db.SaveChangesAsync(ct);
        await sessions.BeginAsync(user, persistent: false, ct);
        return new RecoveryCodesDto(codes);
    }

    /// <summary>Ten new recovery codes; the old ones are void.</summary>
    [HttpPost("recovery-codes"), RequireRecentSignIn]
    public async Task<RecoveryCodesDto> RenewRecoveryCodesAsync(CancellationToken ct)
    {
        var user = await LoadAsync(on: true, ct);
        var codes = await factor.NewRecoveryCodesAsync(user.Id, ct);
        await db.SaveChangesAsync(ct);
        return new RecoveryCodesDto(codes);
    }

    /// <summary>Turns it off, for a new phone as well: where it is demanded, the next step is to set it up anew. Other sessions of the caller end.</summary>
    [HttpPost("turn-off"), RequireRecentSignIn]
    public async Task<NoContentResult> TurnOffAsync(CancellationToken ct)
    {
        var user = await LoadAsync(on: true, ct);
        await factor.RemoveAsync(user, ct);
        await db.SaveChangesAsync(ct);
        await sessions.BeginAsync(user, persistent: false, ct);
        return NoContent();
    }

    private async Task<User> LoadAsync(bool on, CancellationToken ct)
    {
        if (!duty.IsStaff)
        {
            throw new BusinessException("Exemption:Forbidden", 403);
        }

        var user = await db.Set<User>().SingleAsync(u => u.Id == me.Id, ct);
        return user.TwoFactorEnabled == on ? user : throw new BusinessException(on ? "Identity:TwoFactorIsOff" : "Identity:TwoFactorIsOn");
    }

    private static string Code(CodeInput input)
    {
        var check = new InputCheck();
        var code = check.Required("code", input.Code, 32);
        check.Demand();
        return code;
    }
}
