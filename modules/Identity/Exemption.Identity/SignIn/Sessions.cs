using System.Globalization;
using System.Security.Claims;
using Exemption.Framework.Data;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Identity.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.SignIn;

/// <summary>
/// Begins and ends the sessions of the sign-in cookie; the only place where claims are made. A browser forgets a cookie when told to, whoever copied
/// it does not: so an ended session is also written down, until it would have ended by itself.
/// </summary>
internal sealed class Sessions(ExemptionDbContext db, IHttpContextAccessor accessor, AntiforgeryCookie antiforgery, RecentSignIn recent, KnownDevices devices, HalfWayIn halfWay, TimeProvider clock)
{
    public const string Stamp = "stamp";

    /// <summary>When the password was typed; no amount of use stretches a session beyond <see cref="AccountCookie.Longest"/> from here.</summary>
    public const string Since = "since";

    /// <summary>What tells one session from the others of the same person.</summary>
    public const string Number = "session";

    /// <summary>Under this name the numbers of ended sessions stand among the user's tokens.</summary>
    public const string Ended = "ended-session";

    private HttpContext Http => accessor.HttpContext!;

    /// <param name="user">Who has proved to be there.</param>
    /// <param name="persistent">Whether the browser keeps the cookie when it is closed.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <param name="proved">False where only a part was asked anew: then the proof of the session before this one stays as old as it is.</param>
    public async Task BeginAsync(User user, bool persistent, CancellationToken ct, bool proved = true)
    {
        var before = await WriteDownAsync(ct);   // whoever signs in anew leaves no second key behind
        var principal = Principal(user.Id, user.UserName!, user.DisplayName, user.TenantId, user.SecurityStamp!, await RolesOf(db, user.Id).ToListAsync(ct));
        var properties = new AuthenticationProperties { IsPersistent = persistent };
        properties.Items[Since] = Ticks(clock.GetUtcNow());
        properties.Items[Number] = Guid.NewGuid().ToString("N");
        if (proved)
        {
            recent.Note(properties);
        }
        else
        {
            RecentSignIn.Keep(properties, before);
        }

        await devices.RememberAsync(user, ct);
        await halfWay.TakeAwayAsync();
        await Http.SignInAsync(AccountCookie.Scheme, principal, properties);
        Http.User = principal;
        antiforgery.Refresh(Http);
    }

    /// <summary>The same session goes on, and knows that its owner has just proved who they are. It does not last longer for that.</summary>
    public async Task ConfirmAsync()
    {
        var present = await Http.AuthenticateAsync(AccountCookie.Scheme);
        var properties = present.Properties!;
        recent.Note(properties);
        (properties.IssuedUtc, properties.ExpiresUtc) = (null, null);
        await Http.SignInAsync(AccountCookie.Scheme, present.Principal!, properties);
    }

    public async Task EndAsync(CancellationToken ct)
    {
        await WriteDownAsync(ct);
        await Http.SignOutAsync(AccountCookie.Scheme);
        Http.User = new ClaimsPrincipal(new ClaimsIdentity());
        antiforgery.Refresh(Http);
    }

    private async Task<AuthenticationProperties?> WriteDownAsync(CancellationToken ct)
    {
        var present = await Http.AuthenticateAsync(AccountCookie.Scheme);
        if (present.Properties?.Items.TryGetValue(Number, out var number) != true || number is null
            || !Guid.TryParse(present.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return null;
        }

        await ForgetOutlivedAsync(id, ct);
        var token = db.Add(new UserToken { UserId = id, LoginProvider = Ended, Name = number, Value = Ticks(clock.GetUtcNow()) });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (token.State == EntityState.Added)
        {
            // Two requests ended the same session at once; one is enough.
            token.State = EntityState.Detached;
        }

        return present.Properties;
    }

    private async Task ForgetOutlivedAsync(Guid userId, CancellationToken ct)
    {
        var ended = db.Set<UserToken>().Where(t => t.UserId == userId && t.LoginProvider == Ended);
        var outlived = Ticks(clock.GetUtcNow() - AccountCookie.Longest);
        var names = (await ended.AsNoTracking().ToListAsync(ct)).Where(t => string.CompareOrdinal(t.Value, outlived) < 0).Select(t => t.Name).ToList();
        if (names.Count > 0)
        {
            await ended.Where(t => names.Contains(t.Name)).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>Of one length for centuries, so that texts compare like times.</summary>
    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static IQueryable<string> RolesOf(ExemptionDbContext db, Guid userId) =>
        from link in db.Set<UserRole>() join role in db.Set<Role>() on link.RoleId equals role.Id where link.UserId == userId orderby role.Name select role.Name!;

    public static ClaimsPrincipal Principal(Guid id, string userName, string displayName, Guid? tenantId, string stamp, IEnumerable<string> roles)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, id.ToString()), new(ClaimTypes.Name, userName), new(UserClaims.DisplayName, displayName), new(Stamp, stamp),
            .. roles.Select(r => new Claim(ClaimTypes.Role, r)),
        ];
        if (tenantId is { } tenant)
        {
            claims.Add(new Claim(UserClaims.TenantId, tenant.ToString()));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, AccountCookie.Scheme));
    }
}
