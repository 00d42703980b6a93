using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Framework.Data;

/// <summary>The shape of columns that hold what <c>ISensitiveData</c> makes.</summary>
public static class SensitiveColumns
{
    /// <summary>
    /// A blind index of 16 bytes. The column is wider than its value on purpose: the MySQL driver, told to keep ids as 16 bytes,
    /// reads every binary column of exactly that width as an id, and the row that holds it can then not be read at all.
    /// </summary>
    public static PropertyBuilder<T> IsBlindIndex<T>(this PropertyBuilder<T> property) => property.HasMaxLength(20);
}
