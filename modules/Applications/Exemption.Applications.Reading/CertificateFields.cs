using Exemption.Reading.Fields;

namespace Exemption.Reading;

/// <summary>A certificate of whatever issuer: what labels announce, and what is known by its form where there is no label.</summary>
public sealed record CertificateFields(
    ReadField? Name, ReadField? Title, ReadField? Level, ReadField? Number, ReadField? IdNumber, ReadField? IssuedOn, ReadField? ValidUntil, ReadField? Issuer)
{
    public static CertificateFields Of(ReadingLines reading)
    {
        var page = new Page(reading);
        return new(
            CertificateValues.Name(page), CertificateValues.Title(page), CertificateValues.Level(page), CertificateValues.Number(page), Values.IdNumberIn(page),
            CertificateValues.IssuedOn(page), CertificateValues.ValidUntil(page), CertificateValues.Issuer(page));
    }
}
