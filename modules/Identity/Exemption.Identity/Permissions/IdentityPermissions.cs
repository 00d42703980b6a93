using Exemption.Framework.Permissions;

namespace Exemption.Identity.Permissions;

/// <summary>Names of what may be done with accounts, centres and settings; those that ABP's own pages ask for bear ABP's names.</summary>
internal static class IdentityPermissions
{
    public const string Students = "Identity.Students";
    public const string MyCorrections = "Identity.MyCorrections";
    public const string MyCenter = "Identity.MyCenter";
    public const string LearningCenters = "Identity.LearningCenters";

    public const string Roles = "AbpIdentity.Roles";
    public const string RolesCreate = "AbpIdentity.Roles.Create";
    public const string RolesUpdate = "AbpIdentity.Roles.Update";
    public const string RolesDelete = "AbpIdentity.Roles.Delete";
    public const string RolesManagePermissions = "AbpIdentity.Roles.ManagePermissions";

    public const string Users = "AbpIdentity.Users";
    public const string UsersCreate = "AbpIdentity.Users.Create";
    public const string UsersUpdate = "AbpIdentity.Users.Update";
    public const string UsersDelete = "AbpIdentity.Users.Delete";
    public const string UsersResetTwoFactor = "AbpIdentity.Users.ResetTwoFactor";
    public const string UsersManagePermissions = "AbpIdentity.Users.ManagePermissions";

    public const string Tenants = "AbpTenantManagement.Tenants";
    public const string TenantsCreate = "AbpTenantManagement.Tenants.Create";
    public const string TenantsUpdate = "AbpTenantManagement.Tenants.Update";
    public const string TenantsDelete = "AbpTenantManagement.Tenants.Delete";
    public const string TenantsManageFeatures = "AbpTenantManagement.Tenants.ManageFeatures";

    public const string HostFeatures = "FeatureManagement.ManageHostFeatures";
    public const string Emailing = "SettingManagement.Emailing";
    public const string EmailingTest = "SettingManagement.Emailing.Test";

    public static readonly IReadOnlyList<PermissionDefinition> All =
    [
        new(Students, Side.Tenant, RoleNames.CenterAdmin),
        new(MyCorrections, Side.Tenant, RoleNames.Student),
        new(MyCenter, Side.Tenant, RoleNames.CenterAdmin),
        new(LearningCenters, Side.Host, RoleNames.HostAdmin),
        new(Roles, Side.Host, RoleNames.HostAdmin),
        new(RolesCreate, Side.Host, RoleNames.HostAdmin) { Parent = Roles },
        new(RolesUpdate, Side.Host, RoleNames.HostAdmin) { Parent = Roles },
        new(RolesDelete, Side.Host, RoleNames.HostAdmin) { Parent = Roles },
        new(RolesManagePermissions, Side.Host, RoleNames.HostAdmin) { Parent = Roles },
        // On both sides: a centre may be given the care of its own staff, and then sees nobody else.
        new(Users, Side.Both, RoleNames.HostAdmin),
        new(UsersCreate, Side.Both, RoleNames.HostAdmin) { Parent = Users },
        new(UsersUpdate, Side.Both, RoleNames.HostAdmin) { Parent = Users },
        new(UsersDelete, Side.Both, RoleNames.HostAdmin) { Parent = Users },
        new(UsersResetTwoFactor, Side.Host, RoleNames.HostAdmin) { Parent = Users },
        new(UsersManagePermissions, Side.Host, RoleNames.HostAdmin) { Parent = Users },
        new(Tenants, Side.Host, RoleNames.HostAdmin),
        new(TenantsCreate, Side.Host, RoleNames.HostAdmin) { Parent = Tenants },
        new(TenantsUpdate, Side.Host, RoleNames.HostAdmin) { Parent = Tenants },
        new(TenantsDelete, Side.Host, RoleNames.HostAdmin) { Parent = Tenants },
        new(TenantsManageFeatures, Side.Host, RoleNames.HostAdmin) { Parent = Tenants },
        new(HostFeatures, Side.Host, RoleNames.HostAdmin),
        new(Emailing, Side.Host, RoleNames.HostAdmin),
        new(EmailingTest, Side.Host, RoleNames.HostAdmin) { Parent = Emailing },
    ];
}
