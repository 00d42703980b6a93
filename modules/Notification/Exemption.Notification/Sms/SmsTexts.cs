using System.Globalization;
using Exemption.Framework.Localization;

namespace Exemption.Notification.Sms;

/// <summary>Writes what an SMS says: signature, name, a word for each reason, 请登录查看. There is no way in for anything else.</summary>
internal sealed class SmsTexts(TextCatalog texts)
{
    /// <summary>Codes of the templates, to be registered with the provider in the words of <c>Sms:Template:…</c>.</summary>
    public const string RejectedTemplate = "Rejected";

    public const string ReminderTemplate = "CorrectionDue";

    /// <summary>Providers cut long values, so no more than this many reasons are named.</summary>
    private const int MostReasons = 2;

    /// <param name="words">What the reasons say in a short message, each a word or two from the library.</param>
    public IReadOnlyDictionary<string, string> Parameters(string name, IEnumerable<string> words) => new Dictionary<string, string>
    {
        ["name"] = name,
        ["reason"] = string.Join(Say("Sms:And"), words.Distinct().DefaultIfEmpty(Say("Sms:Category:Other")).Take(MostReasons)),
    };

    public IReadOnlyDictionary<string, string> ReminderParameters(string name, DateOnly lastDay) => new Dictionary<string, string>
    {
        ["name"] = name,
        ["day"] = lastDay.ToString(Say("Sms:DayFormat"), CultureInfo.InvariantCulture),
    };

    /// <summary>Always in Chinese: the template is registered in Chinese, and a phone has no language setting.</summary>
    public string Text(string template, IReadOnlyDictionary<string, string> parameters) =>
        Say("Sms:Signature") + texts.Format(TextCatalog.DefaultCulture, $"Sms:Template:{template}", parameters.Select(p => KeyValuePair.Create(p.Key, (object?)p.Value)));

    private string Say(string key) => texts.Find(TextCatalog.DefaultCulture, key) ?? key;
}
