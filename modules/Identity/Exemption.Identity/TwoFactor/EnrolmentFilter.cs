using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Configuration;

namespace Exemption.Identity.TwoFactor;

/// <summary>Marks what staff may call who must set up a second factor first and have not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class BeforeEnrolmentAttribute : Attribute;

/// <summary>Whether the signed-in account has a second factor, as the session's check read it with this very request.</summary>
internal sealed record SecondFactorOfSession(bool IsOn);

/// <summary>Knows who must have a second factor: staff, where the setting <c>Account:TwoFactor:RequiredForStaff</c> says so.</summary>
internal sealed class EnrolmentDuty(IConfiguration configuration, ICurrentUser me, IHttpContextAccessor accessor)
{
    public bool IsRequiredForStaff { get; } = configuration.GetValue("Account:TwoFactor:RequiredForStaff", false);

    public bool IsStaff => me.IsAuthenticated && !me.Roles.Contains(RoleNames.Student);

    public bool IsOn => accessor.HttpContext?.Features.Get<SecondFactorOfSession>()?.IsOn == true;

    /// <summary>The caller may do nothing but enrol, and leave.</summary>
    public bool IsOpen => IsRequiredForStaff && IsStaff && !IsOn;
}

/// <summary>Refuses everything to staff who owe a second factor: 403 <c>Identity:TwoFactorSetupRequired</c>, and the pages lead to the enrolment.</summary>
internal sealed class EnrolmentFilter(EnrolmentDuty duty) : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var metadata = context.ActionDescriptor.EndpointMetadata;
        if (duty.IsOpen && !metadata.Any(m => m is IAllowAnonymous or BeforeEnrolmentAttribute))
        {
            context.Result = ErrorResult.Of(context.HttpContext, StatusCodes.Status403Forbidden, "Identity:TwoFactorSetupRequired");
        }
    }
}
