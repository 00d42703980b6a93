using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exemption.Framework.Data;

/// <summary>The shape of columns that hold what <c>ISensitiveData</c> makes, and the one way to search in them.</summary>
public static class SensitiveColumns
{
    /// <summary>
    /// A blind index of 16 bytes, or 17 under a later key. The column is wider than its value on purpose: the MySQL driver, told to keep ids as 16 bytes,
    /// reads every binary column of exactly that width as an id, and the row that holds it can then not be read at all.
    /// </summary>
    public static PropertyBuilder<T> IsBlindIndex<T>(this PropertyBuilder<T> property) => property.HasMaxLength(20);

    /// <summary>Rows whose index is one of these: <c>i = @a OR i = @b</c>, which both databases answer from the index; a list in one parameter they would not.</summary>
    public static IQueryable<T> WhereIndex<T>(this IQueryable<T> rows, Expression<Func<T, byte[]?>> column, IReadOnlyList<byte[]> indexes)
    {
        var any = indexes.Select(i => (Expression)Expression.Equal(column.Body, Expression.Property(Expression.Constant(new Box(i)), nameof(Box.Value))))
            .Aggregate(Expression.OrElse);
        return rows.Where(Expression.Lambda<Func<T, bool>>(any, column.Parameters));
    }

    /// <summary>A property of an object becomes a parameter of the query; a constant would be compiled anew each time.</summary>
    private sealed record Box(byte[] Value);
}
