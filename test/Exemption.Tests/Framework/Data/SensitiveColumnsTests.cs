using Exemption.Host.Hosting;

namespace Exemption.Tests.Framework.Data;

public sealed class SensitiveColumnsTests
{
    [Fact]
    public void No_binary_column_is_exactly_as_wide_as_an_id()
    {
        // The MySQL driver would hand out its values as ids, and no row could be read.
        using var db = DesignTimeContext.Create(mySql: true);
        db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.ClrType == typeof(byte[]) && p.GetMaxLength() == 16)
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}").ShouldBeEmpty();
    }
}
