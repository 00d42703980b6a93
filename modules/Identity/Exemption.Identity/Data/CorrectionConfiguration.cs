using Exemption.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Identity.Data;

internal sealed class CorrectionRequestConfiguration : IEntityTypeConfiguration<CorrectionRequest>
{
    public void Configure(EntityTypeBuilder<CorrectionRequest> builder)
    {
        builder.Property(r => r.Field).HasConversion<string>().HasMaxLength(32);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(32);
        builder.Property(r => r.NewValueCipher).HasMaxLength(512);
        builder.Property(r => r.Reason).HasMaxLength(200);
        builder.Property(r => r.DecisionNote).HasMaxLength(200);
        builder.Property(r => r.OpenKey).HasMaxLength(64);
        builder.HasIndex(r => r.OpenKey).IsUnique();
        builder.HasIndex(r => r.DecidedAt);
        builder.HasIndex(r => new { r.StudentId, r.CreatedAt });
        builder.HasIndex(r => new { r.TenantId, r.State, r.CreatedAt, r.Id });
    }
}
