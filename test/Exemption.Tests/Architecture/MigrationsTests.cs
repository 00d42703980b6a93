using Exemption.Host.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Architecture;

public sealed class MigrationsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_change_of_the_model_is_without_its_migration(bool mySql)
    {
        using var db = DesignTimeContext.Create(mySql);
        db.Database.HasPendingModelChanges().ShouldBeFalse("add one on both databases; docs/operations.md says how");
    }

    [Fact]
    public void Every_indexed_text_fits_the_index_of_both_databases()
    {
        using var db = DesignTimeContext.Create(mySql: true);
        var unlimited = from entity in db.Model.GetEntityTypes()
                        from index in entity.GetIndexes()
                        from property in index.Properties
                        where (property.ClrType == typeof(string) || property.ClrType == typeof(byte[])) && property.GetMaxLength() is null
                        select $"{entity.ClrType.Name}.{property.Name}";
        unlimited.ShouldBeEmpty();
    }
}
