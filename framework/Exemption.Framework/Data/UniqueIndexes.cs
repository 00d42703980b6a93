using Microsoft.EntityFrameworkCore;

namespace Exemption.Framework.Data;

/// <summary>Tells which of our unique indexes said no.</summary>
public static class UniqueIndexes
{
    /// <summary>Both databases name the index or its column in the message; neither gives a code for it.</summary>
    public static bool Broke(this DbUpdateException e, string column) => e.InnerException?.Message.Contains(column, StringComparison.Ordinal) == true;
}
