using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Review.Data;

internal sealed class ReviewTaskConfiguration : IEntityTypeConfiguration<ReviewTask>
{
    private const char Separator = ',';

    public void Configure(EntityTypeBuilder<ReviewTask> builder)
    {
        builder.Property(t => t.Stage).HasConversion<string>().HasMaxLength(32);
        builder.Property(t => t.Checked).HasMaxLength(512).HasConversion(
            codes => string.Join(Separator, codes),
            text => text.Split(Separator, StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), c => c.Count, c => c));

        // Databases count NULLs as distinct: any number of closed turns, one open one.
        builder.HasIndex(t => new { t.ApplicationId, t.Stage, t.IsOpen }).IsUnique();
        builder.HasIndex(t => new { t.ApplicationId, t.Stage, t.OpenedAt });
        // "Decided today": a person sits at one desk, so the person leads.
        builder.HasIndex(t => new { t.ClosedBy, t.ClosedAt });
    }
}
