using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Security;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Registers;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Exemption.Identity.SignIn;

/// <summary>ABP's answer to a sign-in: 1 success, 2 wrong, 3 not allowed, 4 locked out, 5 a code is needed; the description says why not.</summary>
internal sealed record SignInAnswer(int Result, string Description) : IAuditedAnswer
{
    public static readonly SignInAnswer Success = new(1, "Success");
    public static readonly SignInAnswer Wrong = new(2, "InvalidUserNameOrPassword");
    public static readonly SignInAnswer Disabled = new(3, "AccountDisabled");
    public static readonly SignInAnswer PasswordChangeRequired = new(3, "PasswordChangeRequired");
    public static readonly SignInAnswer FirstSignInRequired = new(3, "FirstSignInRequired");
    public static readonly SignInAnswer LockedOut = new(4, "LockedOut");

    public static readonly SignInAnswer RequiresTwoFactor = new(5, "RequiresTwoFactor");
    public static readonly SignInAnswer WrongCode = new(2, "InvalidCode");
    public static readonly SignInAnswer CodeTooLate = new(3, "CodeTooLate");

    string IAuditedAnswer.Outcome => Result == 1 ? "ok" : Description;
}

/// <summary>Lets people in. Whoever proves nothing learns nothing: an unknown name, a wrong password and an account without one answer alike and take as long.</summary>
internal sealed class SignInDesk(
    ExemptionDbContext db, ICurrentTenant tenant, Passwords passwords, SignInAttempts attempts, SecondFactor factor, HalfWayIn halfWay, Sessions sessions,
    StudentSecrets secrets, ILogger<SignInDesk> log)
{
    public async Task<SignInAnswer> LoginAsync(string name, string password, bool persistent, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // nobody's centre is known before the account is found
        var user = await FindAsync(name, ct);
        var answer = await CheckAsync(user, name, password, ct);
        return Logged(user, answer == SignInAnswer.Success ? await EnterAsync(user!, persistent, ct) : answer);
    }

    /// <summary>The second step: a code of the authenticator app, or one from the paper, within five minutes of the password.</summary>
    public async Task<SignInAnswer> EnterCodeAsync(string code, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // as above
        if (await halfWay.ReadAsync() is not var (id, stamp, persistent)
            || await db.Set<User>().SingleOrDefaultAsync(u => u.Id == id && u.SecurityStamp == stamp && u.TwoFactorEnabled, ct) is not { } user)
        {
            return SignInAnswer.CodeTooLate;
        }

        var attempt = await attempts.ClaimCodeAsync(user, ct);
        if (attempt == Attempt.Refused)
        {
            return Logged(user, SignInAnswer.LockedOut);
        }

        if (!await factor.AcceptAsync(user.Id, code, ct))
        {
            return Logged(user, attempt == Attempt.Last ? SignInAnswer.LockedOut : SignInAnswer.WrongCode);
        }

        await attempts.ForgiveAsync(user, ct);
        if (!await MayEnterAsync(user, ct))
        {
            return Logged(user, SignInAnswer.Disabled);
        }

        await sessions.BeginAsync(user, persistent, ct);
        return Logged(user, SignInAnswer.Success);
    }

    /// <summary>Replaces a password that somebody else had set, and signs in.</summary>
    public async Task<SignInAnswer> ChangeInitialAsync(string name, string current, string newPassword, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // as above
        var user = await FindAsync(name, ct);
        var hash = await passwords.HashAsync(newPassword, ct);
        var answer = await CheckAsync(user, name, current, ct);
        if (answer == SignInAnswer.PasswordChangeRequired)
        {
            return Logged(user, await OpenAsync(user!, hash, ct));
        }

        // Without the duty to change it, this door is closed: my-profile has another.
        return Logged(user, answer == SignInAnswer.Success ? SignInAnswer.Wrong : answer);
    }

    /// <summary>A student who has no password yet proves by ID number who they are, and sets one.</summary>
    public async Task<SignInAnswer> FirstSignInAsync(string ticketNumber, string idNumber, string newPassword, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // as above
        var user = await FindAsync(ticketNumber, ct);
        var attempt = await attempts.ClaimAsync(user, ticketNumber, ct);
        var hash = await passwords.HashAsync(newPassword, ct);
        if (attempt == Attempt.Refused)
        {
            return Logged(user, SignInAnswer.LockedOut);
        }

        if (user is not { PasswordHash: null } || await StudentAsync(user.Id, ct) is not { } student || !secrets.Holds(student, idNumber))
        {
            return Logged(user, attempt == Attempt.Last ? SignInAnswer.LockedOut : SignInAnswer.Wrong);
        }

        return Logged(user, await MayEnterAsync(user, ct) ? await OpenAsync(user, hash, ct) : SignInAnswer.Disabled);
    }

    /// <summary>
    /// By account name, or by mail address where exactly one staff account has it. A student's counts for nothing here: nobody has checked it, and
    /// writing down somebody else's would keep that person out.
    /// </summary>
    private async Task<User?> FindAsync(string name, CancellationToken ct)
    {
        var key = User.Normalise(name);
        var user = await db.Set<User>().SingleOrDefaultAsync(u => u.NormalizedUserName == key && !u.IsDeleted, ct);
        if (user is null && key.Contains('@', StringComparison.Ordinal))
        {
            var byMail = await db.Set<User>().Where(u => u.NormalizedEmail == key && !u.IsDeleted && !db.Set<Student>().Any(s => s.Id == u.Id)).Take(2).ToListAsync(ct);
            user = byMail is [var only] ? only : null;
        }

        return user;
    }

    private async Task<SignInAnswer> CheckAsync(User? user, string name, string password, CancellationToken ct)
    {
        var verifying = passwords.VerifyAsync(user?.PasswordHash, password, ct);   // meanwhile the guess is counted, before its result is looked at
        var attempt = await attempts.ClaimAsync(user, name, ct);
        var verified = await verifying;
        if (attempt == Attempt.Refused)
        {
            return SignInAnswer.LockedOut;
        }

        if (user is null || verified == PasswordVerificationResult.Failed)
        {
            return await KnowsIdNumberAsync(user, password, ct) ? SignInAnswer.FirstSignInRequired : attempt == Attempt.Last ? SignInAnswer.LockedOut : SignInAnswer.Wrong;
        }

        await (user.TwoFactorEnabled ? attempts.GiveBackAsync(user, ct) : attempts.ForgiveAsync(user, ct));
        return !await MayEnterAsync(user, ct) ? SignInAnswer.Disabled : user.MustChangePassword ? SignInAnswer.PasswordChangeRequired : SignInAnswer.Success;
    }

    /// <summary>Only who types the ID number, or its last six as many systems use them, is told that the account waits for its first sign-in.</summary>
    private async Task<bool> KnowsIdNumberAsync(User? user, string password, CancellationToken ct) =>
        user is { PasswordHash: null } && await StudentAsync(user.Id, ct) is { } student && secrets.Holds(student, password, orLastSix: true);

    private Task<Student?> StudentAsync(Guid id, CancellationToken ct) => db.Set<Student>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);

    private async Task<bool> MayEnterAsync(User user, CancellationToken ct) =>
        user.IsActive && (user.TenantId is null || await db.Set<LearningCenter>().AnyAsync(c => c.Id == user.TenantId && c.IsActive, ct));

    private async Task<SignInAnswer> OpenAsync(User user, string hash, CancellationToken ct)
    {
        // The counter was moved in the database behind this object's back; the save must not write the old value over it.
        await db.Entry(user).ReloadAsync(ct);
        user.SetPassword(hash, mustChange: false);
        await db.SaveChangesAsync(ct);
        return await EnterAsync(user, persistent: false, ct);
    }

    /// <summary>The password was right: in, or half-way in where the account has a second factor.</summary>
    private async Task<SignInAnswer> EnterAsync(User user, bool persistent, CancellationToken ct)
    {
        if (user.TwoFactorEnabled)
        {
            await halfWay.GiveAsync(user, persistent);
            return SignInAnswer.RequiresTwoFactor;
        }

        await sessions.BeginAsync(user, persistent, ct);
        return SignInAnswer.Success;
    }

    private SignInAnswer Logged(User? user, SignInAnswer answer)
    {
        log.LogInformation("Sign-in of account {UserId}: {Answer}", user?.Id, answer.Description);
        return answer;
    }
}
