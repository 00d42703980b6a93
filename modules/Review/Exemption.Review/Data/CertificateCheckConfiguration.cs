using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Review.Data;

internal sealed class CertificateCheckConfiguration : IEntityTypeConfiguration<CertificateCheck>
{
    public void Configure(EntityTypeBuilder<CertificateCheck> builder)
    {
        builder.Property(c => c.Stage).HasConversion<string>().HasMaxLength(32);
        builder.Property(c => c.Result).HasConversion<string>().HasMaxLength(32);
        builder.Property(c => c.Note).HasMaxLength(300);
        builder.HasIndex(c => new { c.ApplicationId, c.At });
    }
}
