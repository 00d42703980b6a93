using Exemption.Identity.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Exemption.Identity.SignIn;

/// <summary>
/// Hashes and compares passwords, never more at once than there are processors: one comparison costs some 100 ms, and a rush of sign-ins must not
/// starve everybody who already works.
/// </summary>
internal sealed class Passwords(IPasswordHasher<User> hasher) : IDisposable
{
    private static readonly User Nobody = new(null, "nobody", string.Empty, DateTime.UnixEpoch);

    private readonly SemaphoreSlim _gate = new(Environment.ProcessorCount);
    private readonly Lazy<string> _dummy = new(() => hasher.HashPassword(Nobody, User.NewStamp()));

    public async Task<string> HashAsync(string password, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            return hasher.HashPassword(Nobody, password);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Takes as long for an account that does not exist, or has no password, as for one that has. On a thread of its own, so that what the caller asks
    /// the database meanwhile, which differs between the two, does not show in the time of the answer.
    /// </summary>
    public async Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var result = await Task.Run(() => hasher.VerifyHashedPassword(Nobody, hash ?? _dummy.Value, password), ct);
            return hash is null ? PasswordVerificationResult.Failed : result;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
