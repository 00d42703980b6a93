using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Review.Data;

internal sealed class DailyFigureConfiguration : IEntityTypeConfiguration<DailyFigure>
{
    public void Configure(EntityTypeBuilder<DailyFigure> builder)
    {
        builder.Property(f => f.Figure).HasConversion<string>().HasMaxLength(32);
        builder.Property(f => f.Part).HasMaxLength(64);
        // A page of figures is one range of it.
        builder.HasIndex(f => new { f.Scope, f.Day, f.Figure, f.Part }).IsUnique();
    }
}

internal sealed class CountedCaseConfiguration : IEntityTypeConfiguration<CountedCase>
{
    public void Configure(EntityTypeBuilder<CountedCase> builder)
    {
        builder.Property(c => c.Figure).HasConversion<string>().HasMaxLength(32);
        builder.Property(c => c.Reasons).HasMaxLength(512);
        builder.HasIndex(c => new { c.TenantId, c.Figure, c.At, c.Id });
        builder.HasIndex(c => new { c.Figure, c.At, c.Id });
        builder.HasIndex(c => c.ApplicationId);
    }
}
