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
        builder.Property(t => t.Ticks).HasColumnName("Checked").HasMaxLength(4000).HasConversion(
            ticks => string.Join(Separator, ticks),
            text => Read(text),
            new ValueComparer<IReadOnlyList<Tick>>((a, b) => string.Join(Separator, a!) == string.Join(Separator, b!), t => t.Count, t => t));

        builder.Property(t => t.UndoReason).HasMaxLength(400);

        // Databases count NULLs as distinct: any number of closed turns, one open one.
        builder.HasIndex(t => new { t.ApplicationId, t.Stage, t.IsOpen }).IsUnique();
        builder.HasIndex(t => new { t.ApplicationId, t.Stage, t.OpenedAt });
        // "Decided today": a person sits at one desk, so the person leads.
        builder.HasIndex(t => new { t.ClosedBy, t.ClosedAt });
    }

    private static Tick[] Read(string text) => [.. text.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(Tick.Parse)];
}
