using System.Security.Claims;
using Exemption.Identity.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Exemption.Identity.SignIn;

/// <summary>The ticket of somebody whose password was right and who still owes a code: encrypted, five minutes, void with the account's stamp.</summary>
internal sealed class HalfWayIn(IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext!;

    public Task GiveAsync(User user, bool persistent)
    {
        var claims = new[] { new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()), new Claim(Sessions.Stamp, user.SecurityStamp!) };
        var properties = new AuthenticationProperties();
        properties.Items[nameof(persistent)] = persistent ? "1" : "0";
        return Http.SignInAsync(AccountCookie.HalfWay, new ClaimsPrincipal(new ClaimsIdentity(claims, AccountCookie.HalfWay)), properties);
    }

    /// <summary>Whose ticket the browser brings, if it brings a valid one.</summary>
    public async Task<(Guid UserId, string Stamp, bool Persistent)?> ReadAsync()
    {
        var ticket = await Http.AuthenticateAsync(AccountCookie.HalfWay);
        return Guid.TryParse(ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? (id, ticket.Principal.FindFirstValue(Sessions.Stamp) ?? string.Empty, ticket.Properties?.Items.TryGetValue("persistent", out var p) == true && p == "1")
            : null;
    }

    public Task TakeAwayAsync() => Http.SignOutAsync(AccountCookie.HalfWay);
}
