using Exemption.Framework.Data;
using Exemption.Identity.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Exemption.Identity.Data;

/// <summary>ASP.NET Core Identity's accounts on the shared database; the use case saves, so that an account and its register entry commit together.</summary>
internal sealed class UserStore : UserStore<User, Role, ExemptionDbContext, Guid, UserClaim, UserRole, UserLogin, UserToken, RoleClaim>
{
    public UserStore(ExemptionDbContext context, IdentityErrorDescriber? describer = null) : base(context, describer) => AutoSaveChanges = false;
}

/// <summary>The same for roles.</summary>
internal sealed class RoleStore : RoleStore<Role, ExemptionDbContext, Guid, UserRole, RoleClaim>
{
    public RoleStore(ExemptionDbContext context, IdentityErrorDescriber? describer = null) : base(context, describer) => AutoSaveChanges = false;
}
