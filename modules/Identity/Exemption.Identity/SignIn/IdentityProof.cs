using Exemption.Framework.Domain;
using Exemption.Identity.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Exemption.Identity.SignIn;

/// <summary>Asks somebody who is signed in to prove once more who they are; wrong answers count as at the door.</summary>
internal sealed class IdentityProof(Passwords passwords, SignInAttempts attempts)
{
    public async Task DemandAsync(User user, string password, CancellationToken ct)
    {
        if (await attempts.ClaimAsync(user, user.UserName!, ct) == Attempt.Refused)
        {
            throw new BusinessException("Identity:LockedOut");
        }

        if (await passwords.VerifyAsync(user.PasswordHash, password, ct) == PasswordVerificationResult.Failed)
        {
            throw new BusinessException("Identity:PasswordMismatch");
        }

        await attempts.ForgiveAsync(user, ct);
    }
}
