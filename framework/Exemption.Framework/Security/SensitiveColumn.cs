using System.Text;

namespace Exemption.Framework.Security;

/// <summary>A column that holds something encrypted, so that a change of keys finds it. Each module names its own in its module class; a test finds those that are not named.</summary>
/// <param name="Entity">The row.</param>
/// <param name="Property">The property that holds the cipher.</param>
/// <param name="Column">What <c>ISensitiveData.Protect</c> was told; null where the property holds the wrapped key of a file.</param>
public sealed record SensitiveColumn(Type Entity, string Property, string? Column)
{
    /// <summary>The property that holds the blind index of the same value, if there is one.</summary>
    public string? IndexProperty { get; init; }

    /// <summary>Of a wrapped key: another id of the row that its place names.</summary>
    public string? OtherId { get; init; }

    /// <summary>Of a wrapped key: the place, from the row's id and the other one.</summary>
    public Func<Guid, Guid, string>? Place { get; init; }

    internal byte[] PlaceOf(Guid id, Guid other) => Column is null ? Encoding.UTF8.GetBytes(Place!(id, other)) : SensitiveData.Place(Column, id);
}
