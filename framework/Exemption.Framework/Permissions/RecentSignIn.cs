using System.Globalization;
using Exemption.Framework.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Framework.Permissions;

/// <summary>
/// Demands that the caller has proved lately who they are, so that an unattended browser or a stolen cookie does not do what weighs most.
/// Otherwise 403 <c>Exemption:ConfirmIdentity</c>: the pages ask for the password and repeat the request.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireRecentSignInAttribute : Attribute, IAsyncAuthorizationFilter
{
    public Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<RecentSignIn>().IsRecent(context.HttpContext))
        {
            context.Result = ErrorResult.Of(context.HttpContext, StatusCodes.Status403Forbidden, "Exemption:ConfirmIdentity");
        }

        return Task.CompletedTask;
    }
}

/// <summary>Knows when the caller last proved who they are: it stands in the encrypted part of the sign-in cookie.</summary>
public sealed class RecentSignIn(IConfiguration configuration, TimeProvider clock)
{
    private const string Confirmed = "confirmed";

    private readonly TimeSpan _window = TimeSpan.FromMinutes(configuration.GetValue("Account:ConfirmMinutes", 15));

    /// <summary>For whoever has just checked a password.</summary>
    public void Note(AuthenticationProperties properties) => properties.Items[Confirmed] = clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>For a session that takes the place of another without a full proof: what was proved there still holds, and no more.</summary>
    public static void Keep(AuthenticationProperties properties, AuthenticationProperties? before)
    {
        if (before?.Items.TryGetValue(Confirmed, out var at) == true)
        {
            properties.Items[Confirmed] = at;
        }
    }

    public bool IsRecent(HttpContext http) =>
        http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.Items.TryGetValue(Confirmed, out var text) == true
        && long.TryParse(text, CultureInfo.InvariantCulture, out var ticks) && clock.GetUtcNow().UtcTicks - ticks <= _window.Ticks;
}
