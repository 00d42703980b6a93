using Microsoft.AspNetCore.Authorization;

namespace Exemption.Framework.Permissions;

/// <summary>On whose side a permission can be held. Stands for ABP's <c>MultiTenancySides</c>.</summary>
[Flags]
public enum Side
{
    /// <summary>A learning centre's people.</summary>
    Tenant = 1,

    /// <summary>The university's people.</summary>
    Host = 2,

    Both = Tenant | Host,
}

/// <summary>One thing a person may be allowed to do. Stands for ABP's <c>PermissionDefinition</c>.</summary>
/// <param name="Name">Dotted, ABP style: <c>Module.Thing.Verb</c>.</param>
/// <param name="Side">A grant on the other side has no effect.</param>
/// <param name="DefaultRoles">Roles that hold it when the database is first seeded.</param>
public sealed record PermissionDefinition(string Name, Side Side, params string[] DefaultRoles)
{
    /// <summary>The permission above it in the tree of the permission page.</summary>
    public string? Parent { get; init; }
}

/// <summary>The role names that the product ships with.</summary>
public static class RoleNames
{
    public const string Student = "student";
    public const string CenterAdmin = "center-admin";
    public const string UniversityReviewer = "university-reviewer";
    public const string HostAdmin = "admin";

    /// <summary>Reads the logs and nothing else: whoever runs the system shall not be the only one to see what was done in it.</summary>
    public const string Auditor = "auditor";
}

/// <summary>Demands a permission of the caller: 401 when signed out, 403 without it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequirePermissionAttribute(string name) : AuthorizeAttribute, IAuthorizationRequirementData
{
    public string Name { get; } = name;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new PermissionRequirement(Name)];
}

/// <summary>Says which permissions the current user holds now. Stands for ABP's <c>IPermissionChecker</c>.</summary>
public interface IPermissionChecker
{
    Task<IReadOnlySet<string>> GrantedAsync(CancellationToken ct = default);
}

internal sealed record PermissionRequirement(string Name) : IAuthorizationRequirement;

internal sealed class PermissionHandler(IPermissionChecker checker) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.Identity?.IsAuthenticated == true && (await checker.GrantedAsync()).Contains(requirement.Name))
        {
            context.Succeed(requirement);
        }
    }
}
