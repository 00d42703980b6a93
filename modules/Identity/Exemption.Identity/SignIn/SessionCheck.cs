using System.Globalization;
using System.Security.Claims;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.TwoFactor;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Identity.SignIn;

/// <summary>
/// Asks the database on every request whether the session still holds: one query by primary key. So a disabled account, a closed centre, a new
/// password, a sign-out or "sign out everywhere" take effect with the very next request, and so do other roles.
/// </summary>
internal sealed class SessionCheck(ExemptionDbContext db, ICurrentTenant tenant, TimeProvider clock)
{
    public static Task RunAsync(CookieValidatePrincipalContext context) => context.HttpContext.RequestServices.GetRequiredService<SessionCheck>().CheckAsync(context);

    private async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal!;
        context.Properties.Items.TryGetValue(Sessions.Number, out var session);
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) || TooOld(context.Properties)
            || await FindAsync(id, session, context.HttpContext.RequestAborted) is not { } account || account.Stamp != principal.FindFirstValue(Sessions.Stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AccountCookie.Scheme);
            return;
        }

        context.HttpContext.Features.Set(new SecondFactorOfSession(account.HasSecondFactor));
        if (!principal.FindAll(ClaimTypes.Role).Select(c => c.Value).Order(StringComparer.Ordinal).SequenceEqual(account.Roles.Order(StringComparer.Ordinal))
            || principal.FindFirstValue(Framework.Users.UserClaims.DisplayName) != account.DisplayName)
        {
            context.ReplacePrincipal(Sessions.Principal(id, account.UserName, account.DisplayName, account.TenantId, account.Stamp, account.Roles));
            context.ShouldRenew = true;
        }
    }

    private bool TooOld(AuthenticationProperties properties) =>
        !properties.Items.TryGetValue(Sessions.Since, out var ticks) || !long.TryParse(ticks, CultureInfo.InvariantCulture, out var since)
        || clock.GetUtcNow().UtcTicks - since > AccountCookie.Longest.Ticks;

    private async Task<Account?> FindAsync(Guid id, string? session, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // the cookie is read before the tenant is known
        var row = await db.Set<User>().AsNoTracking()
            .Where(u => u.Id == id && u.IsActive && (u.TenantId == null || db.Set<LearningCenter>().Any(c => c.Id == u.TenantId && c.IsActive)))
            .Where(u => session != null && !db.Set<UserToken>().Any(t => t.UserId == u.Id && t.LoginProvider == Sessions.Ended && t.Name == session))
            .Select(u => new
            {
                u.UserName, u.Name, u.Surname, u.TenantId, u.SecurityStamp, u.TwoFactorEnabled,
                Roles = (from link in db.Set<UserRole>() join role in db.Set<Role>() on link.RoleId equals role.Id where link.UserId == u.Id select role.Name).ToList(),
            })
            .SingleOrDefaultAsync(ct);
        return row is null ? null : new Account(
            row.UserName!, row.Name.Length + (row.Surname?.Length ?? 0) == 0 ? row.UserName! : $"{row.Surname}{row.Name}", row.TenantId, row.SecurityStamp!, row.TwoFactorEnabled,
            row.Roles);
    }

    private sealed record Account(string UserName, string DisplayName, Guid? TenantId, string Stamp, bool HasSecondFactor, IReadOnlyList<string> Roles);
}
