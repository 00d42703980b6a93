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
    }
}
