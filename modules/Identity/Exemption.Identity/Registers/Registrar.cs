using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Registers;

/// <summary>Opens accounts. Names and ID numbers are unique over all centres, so only here are they compared across them; what is found is never shown.</summary>
internal sealed class Registrar(ExemptionDbContext db, ICurrentTenant tenant, UserManager<User> users, StudentSecrets secrets, TimeProvider clock)
{
    /// <summary>Adds an account to the unit of work. Refuses a taken or malformed name.</summary>
    public async Task<User> AddAsync(Guid? tenantId, string userName, string name, IReadOnlyCollection<string> roles, string taken = "Identity:DuplicateUserName", CancellationToken ct = default)
    {
        using var _ = tenant.AcrossTenants();   // a name is unique over all centres
        var user = new User(tenantId, userName, name, clock.GetUtcNow().UtcDateTime);
        var result = await users.CreateAsync(user);
        if (!result.Succeeded)
        {
            throw result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName))
                ? new BusinessException(taken)
                : new InputException("userName", "Identity:UserNameFormat");
        }

        await SetRolesAsync(user, roles, ct);
        return user;
    }

    /// <summary>Adds a student: account, role and register entry. The password is the student's own affair at the first sign-in.</summary>
    public async Task<Student> AddStudentAsync(
        Guid tenantId, string ticketNumber, string name, string idNumber, string? phone, Major major, CancellationToken ct)
    {
        await DemandFreeIdNumberAsync(idNumber, null, ct);
        var user = await AddAsync(tenantId, ticketNumber, name, [Framework.Permissions.RoleNames.Student], "Identity:DuplicateTicketNumber", ct);
        var student = new Student(user.Id, tenantId, ticketNumber, user.CreationTime);
        student.Describe(name, major.Code, major.Name, secrets.Phone(student.Id, phone), user.CreationTime);
        secrets.SetIdNumber(student, idNumber);
        db.Add(student);
        return student;
    }

    /// <summary>Refuses an ID number that another student has, in whichever centre.</summary>
    public async Task DemandFreeIdNumberAsync(string idNumber, Guid? except, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // a person is one student, in one centre
        if (await db.Set<Student>().WhereIndex(s => s.IdNumberIndex, secrets.Indexes(idNumber)).AnyAsync(s => s.Id != except, ct))
        {
            throw new BusinessException("Identity:DuplicateIdNumber");
        }
    }

    /// <summary>Another account name, under the same rules as a new one.</summary>
    public async Task RenameAsync(User user, string userName, CancellationToken ct)
    {
        if (user.UserName == userName)
        {
            return;
        }

        using var _ = tenant.AcrossTenants();   // a name is unique over all centres
        var key = User.Normalise(userName);
        if (await db.Set<User>().AnyAsync(u => u.NormalizedUserName == key && u.Id != user.Id, ct))
        {
            throw new BusinessException("Identity:DuplicateUserName");
        }

        if (!userName.All(users.Options.User.AllowedUserNameCharacters.Contains))
        {
            throw new InputException("userName", "Identity:UserNameFormat");
        }

        user.Rename(userName);
    }

    /// <summary>Gives exactly these roles. A product role on the wrong side, or a name nobody knows, is refused.</summary>
    public async Task SetRolesAsync(User user, IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        var side = user.TenantId is null ? Framework.Permissions.Side.Host : Framework.Permissions.Side.Tenant;
        var known = await db.Set<Role>().Where(r => roles.Contains(r.Name!)).ToListAsync(ct);
        if (known.Count != roles.Distinct().Count() || known.Any(r => !Role.SideOf(r.Name!).HasFlag(side)))
        {
            throw new InputException("roleNames", "Identity:RoleNotAssignable");
        }

        var present = await db.Set<UserRole>().Where(r => r.UserId == user.Id).ToListAsync(ct);
        db.RemoveRange(present.Where(p => known.All(r => r.Id != p.RoleId)));
        db.AddRange(known.Where(r => present.All(p => p.RoleId != r.Id)).Select(r => new UserRole { UserId = user.Id, RoleId = r.Id }));
    }
}

/// <summary>Says a lost race for a unique value like the check before it would have.</summary>
internal static class UniqueSave
{
    public static async Task SaveUniqueAsync(this ExemptionDbContext db, string code, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e is not DbUpdateConcurrencyException)
        {
            throw new BusinessException(code);
        }
    }
}
