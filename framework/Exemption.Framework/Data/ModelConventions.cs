using Exemption.Framework.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Exemption.Framework.Data;

/// <summary>Rules that hold for every table on both databases.</summary>
internal static class ModelConventions
{
    public static void Add(ModelConfigurationBuilder configuration)
    {
        // Both providers read a DateTime back without its kind; everything stored is UTC.
        configuration.Properties<DateTime>().HaveConversion<UtcConverter>();
        configuration.Conventions.Add(_ => new GuardedRows());
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class GuardedRows : IModelFinalizingConvention
    {
        public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
        {
            foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
            {
                // Ids are made in code (Guid v7), so EF must not take "key already set" to mean "row already stored".
                if (entity.FindProperty("Id") is { } id && id.ClrType == typeof(Guid))
                {
                    id.Builder.ValueGenerated(ValueGenerated.Never);
                }

                if (typeof(IHasVersion).IsAssignableFrom(entity.ClrType))
                {
                    entity.FindProperty(nameof(IHasVersion.Version))!.Builder.IsConcurrencyToken(true);
                }
            }
        }
    }
}
