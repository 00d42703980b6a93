using System.Text.Json.Serialization;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Users;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Registers;
using Exemption.Identity.SignIn;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record ProfileDto(
    string UserName, string? Email, string Name, string? Surname, string? PhoneNumber, bool IsExternal, bool HasPassword, string ConcurrencyStamp,
    IReadOnlyDictionary<string, object> ExtraProperties);

/// <summary>ABP's page sends back all it was shown; members that are not its to set are passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ProfileInput(string? UserName, string? Email, string? Name, string? Surname, string? PhoneNumber, string? ConcurrencyStamp);

internal sealed record ChangePasswordInput(string? CurrentPassword, string? NewPassword);

/// <summary>The caller's own account.</summary>
[Route("api/account/my-profile"), Authorize, BeforeEnrolment]
internal sealed class MyProfileAppService(
    ExemptionDbContext db, ICurrentUser me, StudentSecrets secrets, Passwords passwords, PasswordRules rules, SignInAttempts attempts, Sessions sessions, TimeProvider clock)
    : AppService
{
    /// <summary>Name, mail address and phone of the caller. ABP's shape.</summary>
    [HttpGet]
    public async Task<ProfileDto> GetAsync(CancellationToken ct)
    {
        var (user, student) = await LoadAsync(ct);
        return Dto(user, student);
    }

    /// <summary>Changes them. The account name stays; a student's name and phone: the name belongs to the register, the phone is theirs.</summary>
    [HttpPut]
    public async Task<ProfileDto> UpdateAsync(ProfileInput input, CancellationToken ct)
    {
        var check = new InputCheck();
        var name = check.Required("name", input.Name, 64);
        var surname = check.Optional("surname", input.Surname, 64);
        var email = check.Email("email", input.Email);
        var phone = check.Optional("phoneNumber", input.PhoneNumber, 32);
        var (user, student) = await LoadAsync(ct);
        check.That(student is null || phone is null || Phones.IsMobile(phone), "phoneNumber", "Identity:PhoneFormat");
        check.Demand();
        Stamps.Demand(user.ConcurrencyStamp, input.ConcurrencyStamp);
        if (student is null)
        {
            user.Describe(name, surname, email, phone);
        }
        else
        {
            user.Describe(user.Name, user.Surname, email, null);
            student.SetPhone(secrets.Phone(student.Id, phone), clock.GetUtcNow().UtcDateTime);
        }

        await db.SaveChangesAsync(ct);
        return Dto(user, student);
    }

    /// <summary>Sets a new password. Other sessions of the caller end, this one goes on. 409 <c>Identity:PasswordMismatch</c> when the present one is wrong.</summary>
    [HttpPost("change-password"), EnableRateLimiting(AccountAppService.RateLimit)]
    public async Task<NoContentResult> ChangePasswordAsync(ChangePasswordInput input, CancellationToken ct)
    {
        var (user, _) = await LoadAsync(ct);
        var check = new InputCheck();
        check.That(input.CurrentPassword is { Length: > 0 and <= PasswordRules.MaxLength }, "currentPassword", "Exemption:Required");
        check.That(input.NewPassword != input.CurrentPassword, "newPassword", "Identity:PasswordUnchanged");
        check.Demand();
        rules.Demand("newPassword", input.NewPassword, user.UserName!);
        if (await attempts.ClaimAsync(user, user.UserName!, ct) == Attempt.Refused)
        {
            throw new BusinessException("Identity:LockedOut");
        }

        if (await passwords.VerifyAsync(user.PasswordHash, input.CurrentPassword!, ct) == PasswordVerificationResult.Failed)
        {
            throw new BusinessException("Identity:PasswordMismatch");
        }

        // The attempt was counted in the database behind this object's back.
        await db.Entry(user).ReloadAsync(ct);
        user.SetPassword(await passwords.HashAsync(input.NewPassword!, ct), mustChange: false);
        await db.SaveChangesAsync(ct);
        await sessions.BeginAsync(user, persistent: false, ct, proved: !user.TwoFactorEnabled);
        return NoContent();
    }

    private async Task<(User User, Student? Student)> LoadAsync(CancellationToken ct) => (
        await db.Set<User>().SingleAsync(u => u.Id == me.Id, ct),
        await db.Set<Student>().SingleOrDefaultAsync(s => s.Id == me.Id, ct));

    private ProfileDto Dto(User user, Student? student) => new(
        user.UserName!, user.Email, user.Name, user.Surname, student is null ? user.PhoneNumber : secrets.PhoneOf(student), false, user.PasswordHash is not null,
        user.ConcurrencyStamp!, Extra.None);
}
