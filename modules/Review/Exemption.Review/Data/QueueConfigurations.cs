using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Review.Data;

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.Property(d => d.Name).HasMaxLength(CalendarDay.LongestName);
        builder.HasIndex(d => d.Day).IsUnique();
    }
}

internal sealed class QueueViewConfiguration : IEntityTypeConfiguration<QueueView>
{
    public void Configure(EntityTypeBuilder<QueueView> builder)
    {
        builder.Property(v => v.Stage).HasConversion<string>().HasMaxLength(32);
        builder.Property(v => v.View).HasMaxLength(QueueView.LongestText);
        builder.HasIndex(v => new { v.UserId, v.Stage }).IsUnique();
    }
}
