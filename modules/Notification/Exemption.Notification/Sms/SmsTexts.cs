using Exemption.Framework.Localization;

namespace Exemption.Notification.Sms;

/// <summary>Writes what an SMS says: signature, name, a short category of the reason, 请登录查看. There is no way in for anything else.</summary>
internal sealed class SmsTexts(TextCatalog texts)
{
    /// <summary>Code of the one template, to be registered with the provider in the words of <c>Sms:Template:Rejected</c>.</summary>
    public const string RejectedTemplate = "Rejected";

    /// <summary>Providers cut long values, so no more than this many categories are named.</summary>
    private const int MostCategories = 2;

    private static readonly Dictionary<string, string> Categories = new()
    {
        ["PhotoUnclear"] = "Photo",
        ["PhotoIncomplete"] = "Photo",
        ["IdNumberMismatch"] = "Identity",
        ["NameMismatch"] = "Identity",
        ["CertificateNumberMismatch"] = "Certificate",
        ["CertificateNameMismatch"] = "Certificate",
        ["CertificateExpired"] = "Certificate",
        ["LevelNotQualified"] = "Conditions",
        ["CourseNotEligible"] = "Conditions",
        ["PhoneNotOwn"] = "Phone",
    };

    /// <summary>Category codes of reason codes; a reason we do not know has a category too.</summary>
    public static IReadOnlyList<string> CategoriesOf(IEnumerable<string> reasons) =>
        [.. reasons.Select(r => Categories.GetValueOrDefault(r, "Other")).Distinct().DefaultIfEmpty("Other").Take(MostCategories)];

    public IReadOnlyDictionary<string, string> Parameters(string name, IReadOnlyList<string> categories) => new Dictionary<string, string>
    {
        ["name"] = name,
        ["reason"] = string.Join(Say("Sms:And"), categories.Select(c => Say($"Sms:Category:{c}"))),
    };

    /// <summary>Always in Chinese: the template is registered in Chinese, and a phone has no language setting.</summary>
    public string Text(string template, IReadOnlyDictionary<string, string> parameters) =>
        Say("Sms:Signature") + texts.Format(TextCatalog.DefaultCulture, $"Sms:Template:{template}", parameters.Select(p => KeyValuePair.Create(p.Key, (object?)p.Value)));

    private string Say(string key) => texts.Find(TextCatalog.DefaultCulture, key) ?? key;
}
