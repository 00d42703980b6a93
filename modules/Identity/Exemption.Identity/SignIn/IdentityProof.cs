using Exemption.Framework.Domain;
using Exemption.Identity.Accounts;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Identity;

namespace Exemption.Identity.SignIn;

/// <summary>Asks somebody who is signed in to prove once more who they are; wrong answers count as at the door.</summary>
internal sealed class IdentityProof(Passwords passwords, SignInAttempts attempts, SecondFactor factor)
{
    public async Task DemandAsync(User user, string password, string? code, CancellationToken ct)
    {
        DemandOpen(await attempts.ClaimAsync(user, user.UserName!, ct));
        if (await passwords.VerifyAsync(user.PasswordHash, password, ct) == PasswordVerificationResult.Failed)
        {
            throw new BusinessException("Identity:PasswordMismatch");
        }

        if (user.TwoFactorEnabled)
        {
            await attempts.GiveBackAsync(user, ct);
            await DemandCodeAsync(user, code, ct);
        }

        await attempts.ForgiveAsync(user, ct);
    }

    private async Task DemandCodeAsync(User user, string? code, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            throw new BusinessException("Identity:CodeRequired");
        }

        DemandOpen(await attempts.ClaimCodeAsync(user, ct));
        if (!await factor.AcceptAsync(user.Id, code, ct))
        {
            throw new BusinessException("Identity:CodeMismatch");
        }
    }

    private static void DemandOpen(Attempt attempt)
    {
        if (attempt == Attempt.Refused)
        {
            throw new BusinessException("Identity:LockedOut");
        }
    }
}
