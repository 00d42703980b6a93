using System.Text.Json;
using System.Text.Json.Serialization;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Review.Data;

internal sealed class ChecklistVersionConfiguration : IEntityTypeConfiguration<ChecklistVersion>
{
    /// <summary>By name, as everything stored that somebody may read in five years.</summary>
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<ChecklistVersion> builder)
    {
        builder.Property(v => v.Items).HasConversion(
            items => JsonSerializer.Serialize(items, Json),
            text => JsonSerializer.Deserialize<ChecklistItem[]>(text, Json)!,
            // Rows are only added; nothing in one changes.
            new ValueComparer<IReadOnlyList<ChecklistItem>>((a, b) => ReferenceEquals(a, b), i => i.Count, i => i));
        builder.HasIndex(v => v.Number).IsUnique();
    }
}
