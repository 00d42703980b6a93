using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Identity.Data;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(u => u.UserName).HasMaxLength(64).IsRequired();
        builder.Property(u => u.NormalizedUserName).HasMaxLength(64).IsRequired();
        builder.Property(u => u.Email).HasMaxLength(128);
        builder.Property(u => u.NormalizedEmail).HasMaxLength(128);
        builder.Property(u => u.Name).HasMaxLength(64);
        builder.Property(u => u.Surname).HasMaxLength(64);
        builder.Property(u => u.PhoneNumber).HasMaxLength(32);
        builder.Property(u => u.PasswordHash).HasMaxLength(256);
        builder.Property(u => u.SecurityStamp).HasMaxLength(64);
        builder.Property(u => u.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        // Identity counts in DateTimeOffset, which SQLite cannot compare; the column is a plain UTC time.
        builder.Property(u => u.LockoutEnd).HasConversion(
            v => v == null ? (DateTime?)null : v.Value.UtcDateTime, v => v == null ? (DateTimeOffset?)null : new DateTimeOffset(DateTime.SpecifyKind(v.Value, DateTimeKind.Utc)));
        builder.HasIndex(u => u.NormalizedUserName).IsUnique();
        builder.HasIndex(u => u.NormalizedEmail);
        builder.HasIndex(u => new { u.TenantId, u.IsDeleted, u.CreationTime });
    }
}

internal sealed class RoleConfiguration : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(64).IsRequired();
        builder.Property(r => r.NormalizedName).HasMaxLength(64).IsRequired();
        builder.Property(r => r.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.HasIndex(r => r.NormalizedName).IsUnique();
    }
}

internal sealed class UserRoleConfiguration : IEntityTypeConfiguration<UserRole>
{
    public void Configure(EntityTypeBuilder<UserRole> builder)
    {
        builder.HasKey(r => new { r.UserId, r.RoleId });
        builder.HasIndex(r => r.RoleId);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.UserId);
        builder.HasOne<Role>().WithMany().HasForeignKey(r => r.RoleId);
    }
}

internal sealed class UserClaimConfiguration : IEntityTypeConfiguration<UserClaim>
{
    public void Configure(EntityTypeBuilder<UserClaim> builder)
    {
        builder.Property(c => c.ClaimType).HasMaxLength(128);
        builder.Property(c => c.ClaimValue).HasMaxLength(256);
        builder.HasOne<User>().WithMany().HasForeignKey(c => c.UserId);
    }
}

internal sealed class RoleClaimConfiguration : IEntityTypeConfiguration<RoleClaim>
{
    public void Configure(EntityTypeBuilder<RoleClaim> builder)
    {
        builder.Property(c => c.ClaimType).HasMaxLength(128);
        builder.Property(c => c.ClaimValue).HasMaxLength(256);
        builder.HasOne<Role>().WithMany().HasForeignKey(c => c.RoleId);
    }
}

internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<UserLogin>
{
    public void Configure(EntityTypeBuilder<UserLogin> builder)
    {
        builder.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.Property(l => l.LoginProvider).HasMaxLength(64);
        builder.Property(l => l.ProviderKey).HasMaxLength(128);
        builder.Property(l => l.ProviderDisplayName).HasMaxLength(64);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId);
    }
}

internal sealed class UserTokenConfiguration : IEntityTypeConfiguration<UserToken>
{
    public void Configure(EntityTypeBuilder<UserToken> builder)
    {
        builder.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        builder.Property(t => t.LoginProvider).HasMaxLength(64);
        builder.Property(t => t.Name).HasMaxLength(64);
        builder.Property(t => t.Value).HasMaxLength(512);
        builder.HasIndex(t => new { t.LoginProvider, t.Value });
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId);
    }
}

internal sealed class AuthenticatorConfiguration : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.Property(a => a.SecretCipher).HasMaxLength(256);
        builder.HasOne<User>().WithOne().HasForeignKey<Authenticator>(a => a.Id);
    }
}

internal sealed class KnownDeviceConfiguration : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.Property(d => d.Stamp).HasMaxLength(64);
        builder.HasIndex(d => new { d.UserId, d.SeenAt });
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.UserId);
    }
}
