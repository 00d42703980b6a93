using System.Globalization;

namespace Exemption.Framework.Sealing;

/// <summary>What a mark says, in the one form that is signed.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Id">The mark's own id, so that it cannot be put in place of another.</param>
/// <param name="At">When it was signed.</param>
/// <param name="Seq">Checkpoint, restore: the last link; purge: the last link purged.</param>
/// <param name="Hash">The link's hash in hexadecimal; of a purge, the hash over the numbers of its links.</param>
/// <param name="Table">Of a purge.</param>
/// <param name="Count">Of a purge: how many rows.</param>
/// <param name="Reason">Of a purge.</param>
internal sealed record MarkText(string Kind, Guid Id, DateTime At, long Seq, string Hash, string Table = "", long Count = 0, string Reason = "")
{
    public const string Checkpoint = "checkpoint";
    public const string Purge = "purge";
    public const string Restore = "restore";

    private const string Form = "exemption-log-1";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Form}|{Kind}|{Id:N}|{At:yyyy-MM-ddTHH:mm:ss.ffffffZ}|{Seq}|{Hash}|{Table}|{Count}|{Reason}");

    public static MarkText? Parse(string text) => text.Split('|') is [Form, var kind, var id, var at, var seq, var hash, var table, var count, var reason]
        && Guid.TryParseExact(id, "N", out var guid) && long.TryParse(seq, CultureInfo.InvariantCulture, out var number) && long.TryParse(count, CultureInfo.InvariantCulture, out var rows)
        && DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)
        ? new MarkText(kind, guid, moment, number, hash, table, rows, reason)
        : null;
}
