using System.Text.Json;

namespace Exemption.Host.Seeding.Specimens;

/// <summary>Every word that is printed on a specimen, read from the JSON beside it.</summary>
internal sealed record SpecimenWords(string Specimen, string SpecimenLatin, string Notice, CardWords Card, CertificateWords Certificate, DemoWords Demo)
{
    public static SpecimenWords Load()
    {
        var type = typeof(SpecimenWords);
        using var stream = type.Assembly.GetManifestResourceStream(type, "SpecimenWords.json")
            ?? throw new InvalidOperationException("SpecimenWords.json is not embedded.");
        return JsonSerializer.Deserialize<SpecimenWords>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>The words of both sides of an identity card.</summary>
internal sealed record CardWords(
    string Name, string Sex, string Nation, string NationValue, string Birth, string Year, string Month, string Day, string Address, string Number,
    string BackTop, string BackTitle, string Authority, string Validity, string Until);

/// <summary>The words of a certificate.</summary>
internal sealed record CertificateWords(
    string Mark, string Title, string TitleSpaced, string TitleLatin, string Name, string Sex, string IdNumber, string CertificateName, string Level,
    string Number, string Issuer, string IssuedOn, string ValidUntil, string Unlimited, string DateFormat, string Body, string Seal);

/// <summary>What the demo's people have in common.</summary>
internal sealed record DemoWords(string Male, string Female, string Authority, string Elementary, string Intermediate, string Advanced);
