using System.Globalization;
using System.Security.Claims;
using Exemption.Framework.Data;
using Exemption.Framework.Users;
using Exemption.Identity.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.SignIn;

/// <summary>Begins and ends the sessions of the sign-in cookie; the only place where claims are made.</summary>
internal sealed class Sessions(ExemptionDbContext db, IHttpContextAccessor accessor, AntiforgeryCookie antiforgery, TimeProvider clock)
{
    public const string Stamp = "stamp";

    /// <summary>When the password was typed; no amount of use stretches a session beyond <see cref="AccountCookie.Longest"/> from here.</summary>
    public const string Since = "since";

    private HttpContext Http => accessor.HttpContext!;

    public async Task BeginAsync(User user, bool persistent, CancellationToken ct)
    {
        var principal = Principal(user.Id, user.UserName!, user.DisplayName, user.TenantId, user.SecurityStamp!, await RolesOf(db, user.Id).ToListAsync(ct));
        var properties = new AuthenticationProperties { IsPersistent = persistent };
        properties.Items[Since] = clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture);
        await Http.SignInAsync(AccountCookie.Scheme, principal, properties);
        Http.User = principal;
        antiforgery.Refresh(Http);
    }

    public async Task EndAsync()
    {
        await Http.SignOutAsync(AccountCookie.Scheme);
        Http.User = new ClaimsPrincipal(new ClaimsIdentity());
        antiforgery.Refresh(Http);
    }

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
