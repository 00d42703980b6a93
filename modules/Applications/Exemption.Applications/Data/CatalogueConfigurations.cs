using Exemption.Applications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Applications.Data;

internal sealed class CertificateTypeConfiguration : IEntityTypeConfiguration<CertificateType>
{
    public void Configure(EntityTypeBuilder<CertificateType> builder)
    {
        builder.Property(t => t.Code).HasMaxLength(32);
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.Issuer).HasMaxLength(100);
        builder.Property(t => t.NumberPattern).HasMaxLength(200);
        builder.HasIndex(t => t.Code).IsUnique();
        builder.HasMany(t => t.Courses).WithOne().HasForeignKey(c => c.CertificateTypeId);
    }
}

internal sealed class CatalogueCourseConfiguration : IEntityTypeConfiguration<CatalogueCourse>
{
    public void Configure(EntityTypeBuilder<CatalogueCourse> builder)
    {
        builder.Property(c => c.Level).HasConversion<string>().HasMaxLength(32);
        builder.Property(c => c.Code).HasMaxLength(16);
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.Property(c => c.Credits).HasPrecision(5, 1);
        builder.Property(c => c.MajorCodes).HasMaxLength(1000).HasWordsConversion();
    }
}

internal sealed class ApplicationWindowConfiguration : IEntityTypeConfiguration<ApplicationWindow>
{
    public void Configure(EntityTypeBuilder<ApplicationWindow> builder)
    {
        builder.Property(w => w.Name).HasMaxLength(64);
        builder.HasIndex(w => w.OpensAt);
    }
}

internal sealed class SiteTextsConfiguration : IEntityTypeConfiguration<SiteTexts>
{
    public void Configure(EntityTypeBuilder<SiteTexts> builder)
    {
        builder.Property(t => t.UniversityContactName).HasMaxLength(64);
        builder.Property(t => t.UniversityPhone).HasMaxLength(32);
        builder.Property(t => t.SupportName).HasMaxLength(64);
        builder.Property(t => t.SupportPhone).HasMaxLength(32);
        builder.Property(t => t.DeclarationVersion).HasMaxLength(32);
    }
}

internal sealed class DeclarationWordingConfiguration : IEntityTypeConfiguration<DeclarationWording>
{
    public void Configure(EntityTypeBuilder<DeclarationWording> builder)
    {
        builder.Property(d => d.Version).HasMaxLength(32);
        builder.HasIndex(d => d.Version).IsUnique();
    }
}

internal sealed class AnnouncementConfiguration : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.Property(a => a.Title).HasMaxLength(100);
        builder.HasIndex(a => new { a.IsActive, a.PublishedAt });
    }
}
