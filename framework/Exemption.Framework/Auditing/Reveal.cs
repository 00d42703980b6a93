using Exemption.Framework.Domain;

namespace Exemption.Framework.Auditing;

/// <summary>Why somebody asks for a whole number: a code whose text the pages know, and words where the code says nothing.</summary>
public sealed record RevealReason(string Code, string? Words)
{
    /// <summary>The one that says nothing by itself, so words must.</summary>
    public const string Other = nameof(Other);

    public const int LongestWords = 200;

    public static IReadOnlyList<string> Codes { get; } = ["CompareDocument", "ContactPerson", "AnswerInquiry", "CorrectEntry", Other];
}

/// <summary>What a page asks to see whole of what it shows masked.</summary>
/// <param name="Fields">Names of the masked fields, at least one.</param>
/// <param name="Reason">CompareDocument, ContactPerson, AnswerInquiry, CorrectEntry or Other.</param>
/// <param name="Note">Needed with Other, at most 200 characters.</param>
public sealed record RevealInput(IReadOnlyList<string>? Fields, string? Reason, string? Note)
{
    /// <summary>The fields, each once, and the reason; 400 for what is unknown or missing.</summary>
    public (IReadOnlyList<string> Fields, RevealReason Reason) Check(IReadOnlyList<string> known)
    {
        List<FieldError> wrong = [];
        var fields = (Fields ?? []).Distinct().ToList();
        var words = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        Refuse(fields.Count == 0, "fields", "Exemption:Required");
        Refuse(fields.Except(known).Any(), "fields", "Exemption:InvalidField");
        Refuse(string.IsNullOrEmpty(Reason), "reason", "Exemption:ReasonRequired");
        Refuse(Reason is { Length: > 0 } && !RevealReason.Codes.Contains(Reason), "reason", "Exemption:InvalidField");
        Refuse(Reason == RevealReason.Other && words is null, "note", "Exemption:ReasonRequired");
        Refuse(words?.Length > RevealReason.LongestWords, "note", "Exemption:TooLong");
        return wrong.Count == 0 ? (fields, new RevealReason(Reason!, words)) : throw new InputException(wrong);

        void Refuse(bool isWrong, string field, string code)
        {
            if (isWrong)
            {
                wrong.Add(new FieldError(field, code));
            }
        }
    }
}
