using System.Security.Cryptography;
using Exemption.Framework.Data;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Exemption.Identity.SignIn;

/// <summary>
/// Recognises browsers in which an account has signed in before, by an encrypted cookie (OWASP's device cookies). It opens nothing: it only keeps the
/// guesses of strangers apart from those made at the owner's own place.
/// </summary>
internal sealed class KnownDevices(ExemptionDbContext db, IHttpContextAccessor accessor, IDataProtectionProvider protection, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>After so long without a sign-in a browser is a stranger again.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>So many people may share one browser, as in a class-room; the one who was away longest makes room.</summary>
    private const int MostPeople = 8;

    /// <summary>So many browsers one account remembers.</summary>
    private const int MostDevices = 20;

    private readonly IDataProtector _protector = protection.CreateProtector("Exemption.KnownDevices");
    private readonly HostPrefix _cookies = new HostPrefix();
    private readonly string _cookie = configuration["Account:DeviceCookieName"] ?? "exemption-device";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The calling browser, if the account knows it. Costs a query only where the cookie names the account.</summary>
    public async Task<Guid?> FindAsync(User user, CancellationToken ct)
    {
        var id = Read().FirstOrDefault(d => d.User == user.Id).Device;
        if (id == default)
        {
            return null;
        }

        var oldest = (clock.GetUtcNow() - Lifetime).UtcDateTime;
        var stamp = user.SecurityStamp!;
        return await db.Set<KnownDevice>().AnyAsync(d => d.Id == id && d.UserId == user.Id && d.Stamp == stamp && d.SeenAt > oldest, ct) ? id : null;
    }

    /// <summary>The account has just signed in here: from now on it knows this browser.</summary>
    public async Task RememberAsync(User user, CancellationToken ct)
    {
        var others = Read();
        var id = others.FirstOrDefault(d => d.User == user.Id).Device;
        var now = clock.GetUtcNow().UtcDateTime;
        if (id == default || await db.Set<KnownDevice>().Where(d => d.Id == id && d.UserId == user.Id)
            .ExecuteUpdateAsync(u => u.SetProperty(d => d.Stamp, user.SecurityStamp!).SetProperty(d => d.SeenAt, now), ct) == 0)
        {
            id = Guid.CreateVersion7();
            await ForgetOldestAsync(user.Id, ct);
            db.Add(new KnownDevice { Id = id, UserId = user.Id, Stamp = user.SecurityStamp!, SeenAt = now });
            await db.SaveChangesAsync(ct);
        }

        Write([new Entry(user.Id, id), .. others.Where(d => d.User != user.Id).Take(MostPeople - 1)]);
    }

    private async Task ForgetOldestAsync(Guid userId, CancellationToken ct)
    {
        var outdated = await db.Set<KnownDevice>().AsNoTracking().Where(d => d.UserId == userId).OrderByDescending(d => d.SeenAt).Select(d => d.Id)
            .Skip(MostDevices - 1).Take(MostDevices).ToListAsync(ct);
        if (outdated.Count > 0)
        {
            await db.Set<KnownDevice>().Where(d => outdated.Contains(d.Id)).ExecuteDeleteAsync(ct);
        }
    }

    private List<Entry> Read()
    {
        try
        {
            return _cookies.GetRequestCookie(Http, _cookie) is { Length: > 0 and < 4000 } text
                ? [.. _protector.Unprotect(Convert.FromBase64String(text)).Chunk(Entry.Bytes).Where(c => c.Length == Entry.Bytes).Select(Entry.From)]
                : [];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return [];   // no cookie of ours, or of a time whose keys are gone
        }
    }

    private void Write(IEnumerable<Entry> entries) => _cookies.AppendResponseCookie(
        Http, _cookie, Convert.ToBase64String(_protector.Protect([.. entries.SelectMany(e => e.ToBytes())])),
        new CookieOptions { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Http.Request.IsHttps, IsEssential = true, Expires = clock.GetUtcNow() + Lifetime });

    private readonly record struct Entry(Guid User, Guid Device)
    {
        public const int Bytes = 32;

        public static Entry From(byte[] bytes) => new(new Guid(bytes.AsSpan(0, 16)), new Guid(bytes.AsSpan(16)));

        public byte[] ToBytes() => [.. User.ToByteArray(), .. Device.ToByteArray()];
    }
}
