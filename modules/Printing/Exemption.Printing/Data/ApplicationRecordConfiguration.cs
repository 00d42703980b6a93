using Exemption.Printing.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Printing.Data;

internal sealed class ApplicationRecordConfiguration : IEntityTypeConfiguration<ApplicationRecord>
{
    public void Configure(EntityTypeBuilder<ApplicationRecord> builder)
    {
        builder.Property(r => r.CheckCode).HasMaxLength(16);
        builder.HasIndex(r => r.ApplicationId).IsUnique();
        builder.HasIndex(r => r.CheckCode);
    }
}

internal sealed class VoidCodeConfiguration : IEntityTypeConfiguration<VoidCode>
{
    public void Configure(EntityTypeBuilder<VoidCode> builder)
    {
        builder.Property(v => v.Code).HasMaxLength(16);
        builder.HasIndex(v => v.Code).IsUnique();
    }
}
