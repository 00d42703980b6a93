using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Review.Data;

internal sealed class CaseTagConfiguration : IEntityTypeConfiguration<CaseTag>
{
    public void Configure(EntityTypeBuilder<CaseTag> builder)
    {
        builder.Property(t => t.Chinese).HasMaxLength(CaseTag.LongestName);
        builder.Property(t => t.English).HasMaxLength(CaseTag.LongestName);
        builder.Property(t => t.Color).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(t => t.Chinese).IsUnique();
    }
}
