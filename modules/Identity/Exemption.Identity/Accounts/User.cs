using Exemption.Framework.MultiTenancy;
using Microsoft.AspNetCore.Identity;

namespace Exemption.Identity.Accounts;

/// <summary>An account: a student's, a learning centre's, or, without a tenant, the university's.</summary>
internal sealed class User : IdentityUser<Guid>, IMayHaveTenant
{
    private User()
    {
    }

    public User(Guid? tenantId, string userName, string name, DateTime createdAt)
    {
        Id = Guid.CreateVersion7();
        TenantId = tenantId;
        UserName = userName;
        NormalizedUserName = Normalise(userName);
        Name = name;
        CreationTime = createdAt;
        LockoutEnabled = true;
        SecurityStamp = NewStamp();
        ConcurrencyStamp = NewStamp();
    }

    public Guid? TenantId { get; private set; }

    /// <summary>The person's name; Chinese names stand here whole.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Only for people who write it apart from the given name, as ABP's pages do.</summary>
    public string? Surname { get; private set; }

    public bool IsActive { get; private set; } = true;

    /// <summary>Taken off the lists for good. The row stays, so that nobody else ever acts under the same account name.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>The password came from somebody else; it opens nothing but the door to a new one.</summary>
    public bool MustChangePassword { get; private set; }

    public DateTime CreationTime { get; private set; }

    public string DisplayName => Name.Length + (Surname?.Length ?? 0) == 0 ? UserName! : $"{Surname}{Name}";

    public static string Normalise(string name) => name.Trim().ToUpperInvariant();

    public static string NewStamp() => Guid.NewGuid().ToString("N");

    public void Describe(string name, string? surname, string? email, string? phone)
    {
        (Name, Surname, Email, PhoneNumber) = (name, surname, email, phone);
        NormalizedEmail = email is null ? null : Normalise(email);
        ConcurrencyStamp = NewStamp();
    }

    public void Rename(string userName)
    {
        (UserName, NormalizedUserName) = (userName, Normalise(userName));
        ConcurrencyStamp = NewStamp();
    }

    /// <summary>Null takes the password away: the student sets a new one at the next first sign-in. Ends every session either way.</summary>
    public void SetPassword(string? hash, bool mustChange)
    {
        (PasswordHash, MustChangePassword) = (hash, mustChange);
        (AccessFailedCount, LockoutEnd) = (0, null);
        EndSessions();
    }

    /// <summary>Whoever is shut out signs in anew when let in again; a cookie of before does not come back to life.</summary>
    public void Activate(bool active)
    {
        if (IsActive && !active)
        {
            EndSessions();
        }

        IsActive = active;
        ConcurrencyStamp = NewStamp();
    }

    public void Delete()
    {
        (IsActive, IsDeleted) = (false, true);
        EndSessions();
    }

    public void EndSessions()
    {
        SecurityStamp = NewStamp();
        ConcurrencyStamp = NewStamp();
    }
}
