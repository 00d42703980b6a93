using System.Buffers.Text;
using System.Text;
using Exemption.Framework.Domain;

namespace Exemption.Framework.Http;

/// <summary>Where a page of a keyset list ended: the sort value and the id of its last row, in a form clients hand back unread.</summary>
public readonly record struct Cursor(DateTime At, Guid Id)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{At.Ticks}.{Id:N}"));

    /// <summary>Null stays null; what is no cursor of ours is a 400.</summary>
    public static Cursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
            return new Cursor(new DateTime(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc), Guid.ParseExact(parts[1], "N"));
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InputException("after", "Exemption:InvalidField");
        }
    }
}
