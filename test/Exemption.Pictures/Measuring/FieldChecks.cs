using System.Globalization;
using Exemption.Reading;

namespace Exemption.Pictures.Measuring;

/// <summary>What was read beside what is printed, both without spaces.</summary>
internal static class FieldChecks
{
    public static IEnumerable<(string Name, string? Read, bool IsSure, string Right)> Of(ReadMeasurement one) => one.Truth.Kind switch
    {
        PictureKind.Front => Front(one, IdFrontFields.Of(one.Reading)),
        PictureKind.Back => Back(one, IdBackFields.Of(one.Reading)),
        PictureKind.Certificate => Certificate(one, CertificateFields.Of(one.Reading)),
        _ => [],
    };

    private static IEnumerable<(string, string?, bool, string)> Front(ReadMeasurement one, IdFrontFields read)
    {
        yield return Text(one, "name", read.Name);
        yield return Text(one, "sex", read.Sex);
        yield return Text(one, "address", read.Address);
        yield return Text(one, "idNumber", read.IdNumber);
        yield return Day("birth", read.Birth, $"{True(one, "birthYear")}-{True(one, "birthMonth"),2}-{True(one, "birthDay"),2}".Replace(' ', '0'));
    }

    private static IEnumerable<(string, string?, bool, string)> Back(ReadMeasurement one, IdBackFields read)
    {
        yield return Text(one, "authority", read.Authority);
        var validity = True(one, "validity").Split('-');
        yield return Day("validFrom", read.ValidFrom, validity[0].Replace('.', '-'));
        yield return read.IsLongTerm ? ("validUntil", read.ValidUntil?.Text, read.ValidUntil?.IsSure ?? false, validity[1]) : Day("validUntil", read.ValidUntil, validity[1].Replace('.', '-'));
    }

    private static IEnumerable<(string, string?, bool, string)> Certificate(ReadMeasurement one, CertificateFields read)
    {
        yield return Text(one, "name", read.Name);
        yield return Text(one, "idNumber", read.IdNumber);
        yield return Text(one, "skill", read.Title);
        yield return Text(one, "level", read.Level);
        yield return Text(one, "certificateNumber", read.Number);
        yield return Text(one, "issuer", read.Issuer);
        yield return Day("issuedOn", read.IssuedOn, DateOnly.ParseExact(True(one, "issuedOn"), "yyyy年M月d日", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static (string, string?, bool, string) Text(ReadMeasurement one, string name, ReadField? read) => (name, read?.Text, read?.IsSure ?? false, Bare(True(one, name)));

    private static (string, string?, bool, string) Day(string name, ReadField? read, string right) =>
        (name, read?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), read?.IsSure ?? false, right);

    private static string True(ReadMeasurement one, string name) => one.Truth.Fields.FirstOrDefault(f => f.Name == name)?.Value ?? string.Empty;

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
