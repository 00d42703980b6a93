using System.Security.Cryptography;
using System.Text.Json;
using Exemption.Framework.Data;
using Exemption.Framework.Modularity;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Seeding;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Registers;
using Exemption.Identity.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Seeding;

/// <summary>Roles, their permissions, the majors, and the first administrator of an empty system; the demo's people where asked.</summary>
internal sealed class IdentitySeed(
    ExemptionDbContext db, ICurrentTenant tenant, ModuleCatalog catalog, Registrar registrar, Passwords passwords, DemoPeople demo, SeedReport report) : IDataSeedContributor
{
    public int Order => 0;

    public async Task SeedAsync(SeedContext context, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // people of all centres are made here
        await SeedRolesAsync(ct);
        await SeedPermissionsAsync(ct);
        await SeedMajorsAsync(ct);
        if (context.Demo)
        {
            await demo.SeedAsync(context, ct);
        }

        await SeedAdministratorAsync(ct);
    }

    private async Task SeedRolesAsync(CancellationToken ct)
    {
        var present = await db.Set<Role>().Select(r => r.Name!).ToListAsync(ct);
        string[] shipped = [RoleNames.Student, RoleNames.CenterAdmin, RoleNames.UniversityReviewer, RoleNames.HostAdmin, RoleNames.Auditor];
        db.AddRange(shipped.Except(present).Select(name => new Role(name, isStatic: true)));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Each permission once in its life, so that what an administrator took from a role does not come back with the next start.</summary>
    private async Task SeedPermissionsAsync(CancellationToken ct)
    {
        var seen = await db.Set<SeededPermission>().Select(p => p.Name).ToListAsync(ct);
        foreach (var permission in catalog.Permissions.Where(p => !seen.Contains(p.Name)))
        {
            db.Add(new SeededPermission { Name = permission.Name });
            db.AddRange(permission.DefaultRoles.Select(role => new PermissionGrant { ProviderName = PermissionGrant.Role, ProviderKey = role, Name = permission.Name }));
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task SeedMajorsAsync(CancellationToken ct)
    {
        if (await db.Set<Major>().AnyAsync(ct))
        {
            return;
        }

        db.AddRange(SeedFile.Read<List<Major>>("majors.json"));
        await db.SaveChangesAsync(ct);
    }

    private async Task SeedAdministratorAsync(CancellationToken ct)
    {
        if (await db.Set<User>().AnyAsync(ct))
        {
            return;
        }

        // Letters and digits both, whatever the dice say; without characters that are easily misread.
        var password = $"{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 8)}-{RandomNumberGenerator.GetString("23456789", 8)}";
        var user = await registrar.AddAsync(null, "admin", string.Empty, [RoleNames.HostAdmin], ct: ct);
        user.SetPassword(await passwords.HashAsync(password, ct), mustChange: true);
        await db.SaveChangesAsync(ct);
        report.FirstAdministrator = new DemoAccount("admin", password, "Identity:FirstAdministrator");
    }
}

/// <summary>Reads the lists that belong into files and not into code.</summary>
internal static class SeedFile
{
    public static T Read<T>(string name)
    {
        using var stream = typeof(SeedFile).Assembly.GetManifestResourceStream($"Exemption.Identity.Seeding.{name}")!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}
