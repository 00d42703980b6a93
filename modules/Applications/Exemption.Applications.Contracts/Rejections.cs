using System.Globalization;
using Exemption.Framework.Localization;

namespace Exemption.Applications;

/// <summary>One thing a rejection asks for: this item, for this reason.</summary>
/// <param name="Item">Field or photo as the draft names them, or <c>whole</c>.</param>
/// <param name="Reason">In a decision the code of a reason; in what is kept, the key of the wording that was given.</param>
/// <param name="Note">At most 100 characters; some reasons need one.</param>
public sealed record RejectionPoint(string Item, string Reason, string? Note);

/// <summary>The same for a reader: the words as they were when they were given, and the drawings beside them.</summary>
public sealed record RejectionPointDto(string Item, ReasonDto Reason, string? Note, string? GoodExample, string? BadExample);

/// <summary>What the student still has to do after a rejection.</summary>
/// <param name="OpenFields">Everything that may be changed; all of it where the rejection names nothing.</param>
public sealed record FixListDto(IReadOnlyList<FixPointDto> Points, IReadOnlyList<string> OpenFields);

/// <param name="IsChanged">Another value or picture than in the submission that was rejected.</param>
/// <param name="Unchanged">Why the student leaves it as it is.</param>
public sealed record FixPointDto(string Item, bool IsChanged, string? Unchanged);

/// <summary>What a desk may reject with.</summary>
public sealed record RejectionChoices(IReadOnlyList<RejectionReasonChoice> Reasons, IReadOnlyList<string> Items);

/// <param name="Items">What it may be given for.</param>
public sealed record RejectionReasonChoice(string Code, string Text, bool NeedsNote, IReadOnlyList<string> Items);

/// <summary>The words of rejection reasons for whoever tells of a rejection.</summary>
public interface IReasonTexts
{
    Task<ReasonTexts> ReadAsync(CancellationToken ct);
}

/// <param name="Sms">A word or two for a short message; always Chinese.</param>
public sealed record ReasonWords(string Chinese, string English, string Sms, string? GoodExample, string? BadExample);

/// <summary>All wordings there ever were, by key. What no wording tells, such as a withdrawal by the machine, stands among the texts of the program.</summary>
public sealed class ReasonTexts(IReadOnlyDictionary<string, ReasonWords> wordings, TextCatalog texts)
{
    public ReasonWords? Find(string key) => wordings.GetValueOrDefault(key);

    /// <summary>In the reader's language.</summary>
    public string this[string key] => In(CultureInfo.CurrentUICulture.Name, key);

    public string In(string culture, string key) => wordings.TryGetValue(key, out var words)
        ? culture == TextCatalog.DefaultCulture ? words.Chinese : words.English
        : texts.Find(culture, $"RejectionReason:{key}") ?? key;
}
