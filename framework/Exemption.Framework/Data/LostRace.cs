using System.Data.Common;

namespace Exemption.Framework.Data;

/// <summary>Recognises that the database server let one of two waiting writers go first and rolled this one back (deadlock, lock wait).</summary>
public static class LostRace
{
    /// <summary>The provider wraps such a failure, sometimes more than once and not always as a <c>DbUpdateException</c>.</summary>
    public static bool Is(Exception? failure) => failure is DbException { IsTransient: true } || (failure is not null && Is(failure.InnerException));
}
