using System.Security.Cryptography;
using System.Text;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Security;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.TwoFactor;

/// <summary>Keeps the second factor of accounts and says whether a code is right. Every code, of the app or of the paper, opens once.</summary>
internal sealed class SecondFactor(ExemptionDbContext db, ISensitiveData data, TimeProvider clock)
{
    public const int RecoveryCodes = 10;

    public const string SecretColumn = "idn.totp";
    private const string RecoveryCode = "recovery-code";
    private const string RecoveryAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int RecoveryLength = 15;
    private const int RecoveryGroup = 5;

    /// <summary>Into the unit of work: a new secret, which asks nobody for a code until it is confirmed.</summary>
    public async Task<byte[]> EnrolAsync(User user, CancellationToken ct)
    {
        var secret = Totp.NewSecret();
        var cipher = data.Protect(SecretColumn, user.Id, Convert.ToBase64String(secret));
        if (await FindAsync(user.Id, ct) is { } begun)
        {
            (begun.SecretCipher, begun.ConfirmedAt, begun.LastStep) = (cipher, null, 0);
        }
        else
        {
            db.Add(new Authenticator { Id = user.Id, SecretCipher = cipher });
        }

        return secret;
    }

    /// <summary>Into the unit of work: from now on the account asks for codes. False when the code is not the one of the secret just shown.</summary>
    public async Task<bool> ConfirmAsync(User user, string code, CancellationToken ct)
    {
        if (await FindAsync(user.Id, ct) is not { ConfirmedAt: null } begun || Totp.Match(SecretOf(begun), Plain(code), clock.GetUtcNow()) is not { } step)
        {
            return false;
        }

        (begun.ConfirmedAt, begun.LastStep) = (clock.GetUtcNow().UtcDateTime, step);
        user.TwoFactorEnabled = true;
        return true;
    }

    /// <summary>Whether the code is right and was not used before; it is used up hereby.</summary>
    public async Task<bool> AcceptAsync(Guid userId, string code, CancellationToken ct)
    {
        var plain = Plain(code);
        if (plain.Length == RecoveryLength)
        {
            var hash = Hash(userId, plain);
            return await Codes(userId).Where(t => t.Name == hash).ExecuteDeleteAsync(ct) == 1;
        }

        var authenticator = await db.Set<Authenticator>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == userId && a.ConfirmedAt != null, ct);
        return authenticator is not null && Totp.Match(SecretOf(authenticator), plain, clock.GetUtcNow()) is { } step
            && await db.Set<Authenticator>().Where(a => a.Id == userId && a.LastStep < step).ExecuteUpdateAsync(u => u.SetProperty(a => a.LastStep, step), ct) == 1;
    }

    /// <summary>Into the unit of work: ten new codes for the day the phone is lost; the old ones are void. Only hashes are kept.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid userId, CancellationToken ct)
    {
        db.RemoveRange(await Codes(userId).ToListAsync(ct));
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, RecoveryLength)).ToList();
        db.AddRange(codes.Select(c => new UserToken { UserId = userId, LoginProvider = RecoveryCode, Name = Hash(userId, c) }));
        return [.. codes.Select(c => string.Join('-', c.Chunk(RecoveryGroup).Select(g => new string(g))))];
    }

    public Task<int> CountRecoveryCodesAsync(Guid userId, CancellationToken ct) => Codes(userId).CountAsync(ct);

    /// <summary>Into the unit of work: the password alone opens again. Sessions end, because each of them was begun under another rule.</summary>
    public async Task RemoveAsync(User user, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<Authenticator>().Where(a => a.Id == user.Id).ToListAsync(ct));
        db.RemoveRange(await Codes(user.Id).ToListAsync(ct));
        user.TwoFactorEnabled = false;
        user.EndSessions();
    }

    private Task<Authenticator?> FindAsync(Guid userId, CancellationToken ct) => db.Set<Authenticator>().SingleOrDefaultAsync(a => a.Id == userId, ct);

    private IQueryable<UserToken> Codes(Guid userId) => db.Set<UserToken>().Where(t => t.UserId == userId && t.LoginProvider == RecoveryCode);

    private byte[] SecretOf(Authenticator authenticator) => Convert.FromBase64String(data.Reveal(SecretColumn, authenticator.Id, authenticator.SecretCipher));

    /// <summary>As people copy codes: in groups, in capitals, in full width.</summary>
    private static string Plain(string code) => string.Concat(code.Select(FullWidth.Fold).Where(c => !char.IsWhiteSpace(c) && c != '-')).ToLowerInvariant();

    /// <summary>A plain hash is enough: seventy-four random bits are not found by trying.</summary>
    private static string Hash(Guid userId, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId:N}{code}")));
}
