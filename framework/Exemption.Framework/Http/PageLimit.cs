using Exemption.Framework.Domain;

namespace Exemption.Framework.Http;

/// <summary>How many rows a page of a keyset list has: twenty, unless the client asks for another number up to a hundred.</summary>
public static class PageLimit
{
    private const int Usual = 20;
    private const int Most = 100;

    /// <summary>400 for a number that cannot be.</summary>
    public static int Of(int? asked) => asked is null or (>= 1 and <= Most) ? asked ?? Usual : throw new InputException("limit", "Exemption:InvalidField");
}
