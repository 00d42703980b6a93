using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Exemption.Framework.Users;

/// <summary>Who is calling. Stands for ABP's <c>ICurrentUser</c>.</summary>
public interface ICurrentUser
{
    bool IsAuthenticated { get; }
    Guid Id { get; }

    /// <summary>The person's name as shown in handling records.</summary>
    string Name { get; }

    /// <summary>The account.</summary>
    string UserName { get; }
    Guid? TenantId { get; }
    IReadOnlyList<string> Roles { get; }
}

/// <summary>Claim types of the sign-in cookie.</summary>
public static class UserClaims
{
    public const string TenantId = "tenantid";
    public const string DisplayName = "displayname";

    public static Guid? TenantOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(TenantId), out var id) ? id : null;
}

internal sealed class CurrentUser(IHttpContextAccessor http) : ICurrentUser
{
    private ClaimsPrincipal? User => http.HttpContext?.User;

    public bool IsAuthenticated => User?.Identity?.IsAuthenticated == true;
    public Guid Id => Guid.TryParse(User?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : throw new InvalidOperationException("Nobody is signed in.");
    public string Name => User?.FindFirstValue(UserClaims.DisplayName) ?? User?.Identity?.Name ?? string.Empty;
    public string UserName => User?.Identity?.Name ?? string.Empty;
    public Guid? TenantId => User is null ? null : UserClaims.TenantOf(User);
    public IReadOnlyList<string> Roles => User?.FindAll(ClaimTypes.Role).Select(c => c.Value).ToList() ?? [];
}
