using Exemption.Applications.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Applications.Data;

internal sealed class AmendmentConfiguration : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.Property(a => a.ActorName).HasMaxLength(64);
        builder.Property(a => a.ActorSide).HasConversion<string>().HasMaxLength(32);
        builder.Property(a => a.Fields).HasMaxLength(200).HasWordsConversion();
        builder.Property(a => a.Reason).HasMaxLength(400);
        builder.Property(a => a.ContentCipher).HasMaxLength(60_000);
        builder.HasOne<ExemptionApplication>().WithMany().HasForeignKey(a => a.ApplicationId);
        builder.HasIndex(a => new { a.ApplicationId, a.At, a.Id });
    }
}

internal static class AmendmentQueries
{
    /// <summary>In the order in which they were made.</summary>
    public static IQueryable<Amendment> OfApplication(this IQueryable<Amendment> rows, Guid applicationId) =>
        rows.Where(a => a.ApplicationId == applicationId).OrderBy(a => a.At).ThenBy(a => a.Id);
}
