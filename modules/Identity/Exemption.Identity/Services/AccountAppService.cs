using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Users;
using Exemption.Identity.Accounts;
using Exemption.Identity.SignIn;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record LoginInput(string? UserNameOrEmailAddress, string? Password, bool RememberMe);

internal sealed record FirstSignInInput(string? AdmissionTicketNumber, string? IdNumber, string? NewPassword);

internal sealed record ConfirmIdentityInput(string? Password, string? Code);

internal sealed record ChangeInitialPasswordInput(string? UserNameOrEmailAddress, string? CurrentPassword, string? NewPassword);

/// <summary>The doors in and out.</summary>
[Route("api/account")]
internal sealed class AccountAppService(
    SignInDesk desk, Sessions sessions, IdentityProof proof, PasswordRules rules, ExemptionDbContext db, ICurrentUser me) : AppService
{
    public const string RateLimit = "login";

    private const int LongestName = 128;

    private const int LongestCode = 32;

    /// <summary>Signs in with account name (a student's is the 准考证号) or, for staff, mail address. Always 200; the result says 1 success, 2 wrong, 3 not allowed, 4 locked out, 5 a code is needed (Y-15).</summary>
    /// <remarks>
    /// Goes with the anonymous antiforgery token of <c>application-configuration</c>; the answer brings a new one. Description of result 3:
    /// <c>PasswordChangeRequired</c> → change-initial-password; <c>FirstSignInRequired</c> → first-sign-in (said only to those who typed the ID number
    /// or its last six as password); <c>AccountDisabled</c>. 429 when one address tries too often.
    /// </remarks>
    [HttpPost("login"), AllowAnonymous, EnableRateLimiting(RateLimit)]
    public async Task<SignInAnswer> LoginAsync(LoginInput input, CancellationToken ct)
    {
        var (name, password) = (input.UserNameOrEmailAddress ?? string.Empty, input.Password ?? string.Empty);
        return name.Length is 0 or > LongestName || password.Length is 0 or > PasswordRules.MaxLength
            ? SignInAnswer.Wrong
            : await desk.LoginAsync(name, password, input.RememberMe, ct);
    }

    /// <summary>
    /// The second step, after <c>login</c> has answered 5 <c>RequiresTwoFactor</c>: a code of the authenticator app or a recovery code, within five minutes.
    /// 1 success; 2 <c>InvalidCode</c>, also for one that was used already; 3 <c>CodeTooLate</c>: begin with the password; 4 locked out.
    /// </summary>
    [HttpPost("login/code"), AllowAnonymous, EnableRateLimiting(RateLimit)]
    public async Task<SignInAnswer> LoginCodeAsync(CodeInput input, CancellationToken ct) =>
        input.Code is { Length: > 0 and <= LongestCode } code ? await desk.EnterCodeAsync(code, ct) : SignInAnswer.WrongCode;

    /// <summary>A student's first sign-in: 准考证号 and ID number prove who it is, the new password is set, and the session begins (S-02). 400 for a weak password.</summary>
    [HttpPost("first-sign-in"), AllowAnonymous, EnableRateLimiting(RateLimit)]
    public async Task<SignInAnswer> FirstSignInAsync(FirstSignInInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var ticket = check.Required("admissionTicketNumber", input.AdmissionTicketNumber, LongestName);
        var idNumber = check.Required("idNumber", input.IdNumber, 32);
        check.Demand();
        rules.Demand("newPassword", input.NewPassword, ticket);
        return await desk.FirstSignInAsync(ticket, idNumber, input.NewPassword!, ct);
    }

    /// <summary>Replaces a password that an administrator had set, and signs in. 400 for a weak password or the same one again.</summary>
    [HttpPost("change-initial-password"), AllowAnonymous, EnableRateLimiting(RateLimit)]
    public async Task<SignInAnswer> ChangeInitialPasswordAsync(ChangeInitialPasswordInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var name = check.Required("userNameOrEmailAddress", input.UserNameOrEmailAddress, LongestName);
        check.That(input.CurrentPassword is { Length: > 0 and <= PasswordRules.MaxLength }, "currentPassword", "Exemption:Required");
        check.That(input.NewPassword != input.CurrentPassword, "newPassword", "Identity:PasswordUnchanged");
        check.Demand();
        rules.Demand("newPassword", input.NewPassword, name);
        return await desk.ChangeInitialAsync(name, input.CurrentPassword!, input.NewPassword!, ct);
    }

    /// <summary>Ends this session. GET because ABP's pages call it so; a link on a foreign site is not followed.</summary>
    [HttpGet("logout"), AllowAnonymous]
    public async Task<NoContentResult> LogoutAsync(CancellationToken ct)
    {
        if (Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            throw new BusinessException("Exemption:Antiforgery", 400);
        }

        await sessions.EndAsync(ct);
        return NoContent();
    }

    /// <summary>
    /// Proves once more who is calling, after an answer 403 <c>Exemption:ConfirmIdentity</c>; then the refused request may be repeated.
    /// 409 <c>Identity:PasswordMismatch</c>; <c>Identity:CodeRequired</c> and <c>Identity:CodeMismatch</c> where a second factor is on (a code of the app or
    /// a recovery code); <c>Identity:LockedOut</c> after too many wrong ones.
    /// </summary>
    [HttpPost("confirm-identity"), Authorize, BeforeEnrolment, EnableRateLimiting(RateLimit)]
    public async Task<NoContentResult> ConfirmIdentityAsync(ConfirmIdentityInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        check.That(input.Password is { Length: > 0 and <= PasswordRules.MaxLength }, "password", "Exemption:Required");
        check.Optional("code", input.Code, LongestCode);
        check.Demand();
        var user = await db.Set<User>().SingleAsync(u => u.Id == me.Id, ct);
        await proof.DemandAsync(user, input.Password!, input.Code, ct);
        await sessions.ConfirmAsync();
        return NoContent();
    }

    /// <summary>Ends every session of the caller on every device, this one too.</summary>
    [HttpPost("sign-out-everywhere"), Authorize, BeforeEnrolment]
    public async Task<NoContentResult> SignOutEverywhereAsync(CancellationToken ct)
    {
        var user = await db.Set<User>().SingleAsync(u => u.Id == me.Id, ct);
        user.EndSessions();
        await db.SaveChangesAsync(ct);
        await sessions.EndAsync(ct);
        return NoContent();
    }
}
