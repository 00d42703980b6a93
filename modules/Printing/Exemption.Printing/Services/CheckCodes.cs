using Exemption.Framework.Security;

namespace Exemption.Printing.Services;

/// <summary>The short code on the paper. Only the university's key can make it, so a forged record can be told by asking for its code.</summary>
internal sealed class CheckCodes(ISensitiveData sensitive)
{
    /// <summary>Crockford's alphabet: no I, L, O or U, which are misread on paper.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <summary>A code as somebody typed or scanned it; null where it can be none.</summary>
    public static string? Fold(string typed)
    {
        var text = string.Concat(typed.ToUpperInvariant().Where(c => c is not ('-' or ' ')).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));
        return text.Length == Length && text.All(Alphabet.Contains) ? $"{text[..4]}-{text[4..]}" : null;
    }

    /// <summary>40 bits as <c>7K4M-92QD</c>; the same for each print of one approval.</summary>
    /// <param name="revocations">How often an approval of this application was undone before.</param>
    public string Of(Guid applicationId, int revocations = 0)
    {
        var hash = sensitive.BlindIndex("printing.check-code", revocations == 0 ? applicationId.ToString("N") : $"{applicationId:N}/{revocations}");
        var bits = hash.Take(5).Aggregate(0UL, (sum, b) => (sum << 8) | b);
        var code = string.Create(Length, bits, static (text, value) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, value >>= 5)
            {
                text[i] = Alphabet[(int)(value & 31)];
            }
        });
        return $"{code[..4]}-{code[4..]}";
    }
}
