using Exemption.Framework.Data;
using Exemption.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Identity.Data;

internal sealed class StudentConfiguration : IEntityTypeConfiguration<Student>
{
    public void Configure(EntityTypeBuilder<Student> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(64);
        builder.Property(s => s.AdmissionTicketNumber).HasMaxLength(32);
        builder.Property(s => s.MajorCode).HasMaxLength(16);
        builder.Property(s => s.MajorName).HasMaxLength(64);
        builder.Property(s => s.IdNumberCipher).HasMaxLength(256);
        builder.Property(s => s.IdNumberIndex).IsBlindIndex();
        builder.Property(s => s.PhoneCipher).HasMaxLength(256);
        builder.HasIndex(s => s.AdmissionTicketNumber).IsUnique();
        builder.HasIndex(s => s.IdNumberIndex).IsUnique();
        builder.HasIndex(s => new { s.TenantId, s.CreatedAt, s.Id });
        builder.HasIndex(s => new { s.TenantId, s.Name });
    }
}

internal sealed class LearningCenterConfiguration : IEntityTypeConfiguration<LearningCenter>
{
    public void Configure(EntityTypeBuilder<LearningCenter> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(16);
        builder.Property(c => c.Name).HasMaxLength(64);
        builder.Property(c => c.ContactName).HasMaxLength(64);
        builder.Property(c => c.ContactPhone).HasMaxLength(32);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasIndex(c => c.Name).IsUnique();
    }
}

internal sealed class MajorConfiguration : IEntityTypeConfiguration<Major>
{
    public void Configure(EntityTypeBuilder<Major> builder)
    {
        builder.HasKey(m => m.Code);
        builder.Property(m => m.Code).HasMaxLength(16);
        builder.Property(m => m.Name).HasMaxLength(64);
    }
}

internal sealed class PermissionGrantConfiguration : IEntityTypeConfiguration<PermissionGrant>
{
    public void Configure(EntityTypeBuilder<PermissionGrant> builder)
    {
        builder.Property(g => g.ProviderName).HasMaxLength(8);
        builder.Property(g => g.ProviderKey).HasMaxLength(64);
        builder.Property(g => g.Name).HasMaxLength(128);
        builder.HasIndex(g => new { g.ProviderName, g.ProviderKey, g.Name }).IsUnique();
    }
}

internal sealed class SeededPermissionConfiguration : IEntityTypeConfiguration<SeededPermission>
{
    public void Configure(EntityTypeBuilder<SeededPermission> builder)
    {
        builder.HasKey(p => p.Name);
        builder.Property(p => p.Name).HasMaxLength(128);
    }
}

internal sealed class FeatureValueConfiguration : IEntityTypeConfiguration<FeatureValue>
{
    public void Configure(EntityTypeBuilder<FeatureValue> builder)
    {
        builder.Property(f => f.ProviderKey).HasMaxLength(64);
        builder.Property(f => f.Name).HasMaxLength(128);
        builder.Property(f => f.Value).HasMaxLength(256);
        builder.HasIndex(f => new { f.ProviderKey, f.Name }).IsUnique();
    }
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(128);
        builder.Property(s => s.Value).HasMaxLength(512);
        builder.Property(s => s.Cipher).HasMaxLength(1024);
        builder.HasIndex(s => s.Name).IsUnique();
    }
}
