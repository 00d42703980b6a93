using System.Net.Mail;
using System.Text.RegularExpressions;
using Exemption.Framework.Domain;

namespace Exemption.Identity.Services;

/// <summary>Phone numbers as they are written in mainland China.</summary>
internal static partial class Phones
{
    /// <summary>A mobile number, to which an SMS can go.</summary>
    public static bool IsMobile(string text) => Mobile().IsMatch(text);

    /// <summary>A mobile or a landline with area code and extension, such as 0816-2419000-801.</summary>
    public static bool IsPhone(string text) => Any().IsMatch(text);

    [GeneratedRegex(@"^1[3-9]\d{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^\+?[0-9][0-9 \-]{5,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Any();
}

/// <summary>Mail addresses in inputs.</summary>
internal static class EmailCheck
{
    public static string? Email(this InputCheck check, string field, string? value)
    {
        var email = check.Optional(field, value, 128);
        check.That(email is null || (MailAddress.TryCreate(email, out var address) && address.Address == email), field, "Identity:EmailFormat");
        return email;
    }
}

/// <summary>ABP's concurrency stamp: hand it back with a change; a stale one is refused. One that is left out is not checked.</summary>
internal static class Stamps
{
    public static void Demand(string? present, string? seen)
    {
        if (!string.IsNullOrEmpty(seen) && seen != present)
        {
            throw new BusinessException("Exemption:Conflict");
        }
    }

    /// <summary>The same for rows that count versions.</summary>
    public static void Demand(int present, int seen)
    {
        if (seen != present)
        {
            throw new BusinessException("Exemption:Conflict").With("version", present);
        }
    }
}

/// <summary>ABP's dictionary of extension values, which nobody here fills.</summary>
internal static class Extra
{
    public static readonly IReadOnlyDictionary<string, object> None = new Dictionary<string, object>();
}
