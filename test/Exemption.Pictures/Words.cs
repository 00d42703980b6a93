using System.Reflection;
using System.Text.Json;

namespace Exemption.Pictures;

/// <summary>Everything that may stand on a drawn document, all of it fictitious.</summary>
internal sealed record Words(
    string[] Surnames, string[] GivenMale, string[] GivenFemale, string[] GivenRare, string[] LongNames, string[] Nations, string[] Areas, string[] Cities,
    string[] Districts, string[] Streets, string[] Ends, string[] AuthorityEnds, string[] Issuers, string[] Skills, string[] Levels, string Male, string Female,
    CardWords Card, CertificateWords Certificate, OtherWords Other, string Text)
{
    public static Words All { get; } = Load();

    private static Words Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Exemption.Pictures.Words.json")!;
        return JsonSerializer.Deserialize<Words>(stream, JsonSerializerOptions.Web)!;
    }
}

internal sealed record CardWords(
    string Name, string Sex, string Nation, string Birth, string Year, string Month, string Day, string Address, string Number, string Top, string Title, string Authority,
    string Validity, string Until, string Specimen);

internal sealed record CertificateWords(
    string Mark, string Title, string Latin, string Name, string Sex, string IdNumber, string Skill, string Level, string Number, string Issuer, string IssuedOn, string Date,
    string Body, string Check, string Specimen, string Ministry, string Seal, string Member);

internal sealed record OtherWords(
    string Student, string School, string Department, string StudentNumber, string Major, string[] Departments, string Bank, string BankKind, string Letter, string[] Messages);
