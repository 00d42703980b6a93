using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Microsoft.AspNetCore.Identity;

namespace Exemption.Identity.Accounts;

/// <summary>A bundle of permissions. Global because the university defines the roles of all centres.</summary>
internal sealed class Role : IdentityRole<Guid>, IGlobal
{
    private Role()
    {
    }

    public Role(string name, bool isStatic)
    {
        Id = Guid.CreateVersion7();
        IsStatic = isStatic;
        IsPublic = true;
        Rename(name);
    }

    /// <summary>Part of the product; can be neither renamed nor deleted.</summary>
    public bool IsStatic { get; private set; }
    public bool IsDefault { get; private set; }
    public bool IsPublic { get; private set; }

    /// <summary>The side on which the product's own roles make sense; roles made by hand go anywhere.</summary>
    public static Side SideOf(string role) => role switch
    {
        RoleNames.Student or RoleNames.CenterAdmin => Side.Tenant,
        RoleNames.UniversityReviewer or RoleNames.HostAdmin or RoleNames.Auditor => Side.Host,
        _ => Side.Both,
    };

    public void Rename(string name)
    {
        (Name, NormalizedName) = (name, name.ToUpperInvariant());
        ConcurrencyStamp = User.NewStamp();
    }

    public void Describe(bool isDefault, bool isPublic)
    {
        (IsDefault, IsPublic) = (isDefault, isPublic);
        ConcurrencyStamp = User.NewStamp();
    }
}

/// <summary>Who has which role. Global because it is reached only from a user, whom the tenant filter has let pass.</summary>
internal sealed class UserRole : IdentityUserRole<Guid>, IGlobal;

/// <summary>Demanded by ASP.NET Core Identity's store; unused, because claims are made at sign-in. Global for the same reason as <see cref="UserRole"/>.</summary>
internal sealed class UserClaim : IdentityUserClaim<Guid>, IGlobal;

/// <summary>Where a later sign-in through another provider (WeChat, the university's platform) is bound to an account. Global as <see cref="UserRole"/>.</summary>
internal sealed class UserLogin : IdentityUserLogin<Guid>, IGlobal;

/// <summary>Sessions that were ended before their time, and hashes of recovery codes. Global as <see cref="UserRole"/>.</summary>
internal sealed class UserToken : IdentityUserToken<Guid>, IGlobal;

/// <summary>Demanded by ASP.NET Core Identity's store; unused, because rights are permission grants. Global as <see cref="Role"/>.</summary>
internal sealed class RoleClaim : IdentityRoleClaim<Guid>, IGlobal;
