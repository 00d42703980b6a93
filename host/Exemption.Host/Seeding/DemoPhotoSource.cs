using Exemption.Applications;
using Exemption.Host.Seeding.Specimens;
using Exemption.Identity;

namespace Exemption.Host.Seeding;

/// <summary>Gives the demo's applications their drawn photographs; one in eleven is soft, dim or has glare, so that a rejection has its reason.</summary>
internal sealed class DemoPhotoSource : IDemoPhotoSource, IDisposable
{
    private readonly SpecimenPictures _pictures = new();
    private readonly DemoWords _words = SpecimenWords.Load().Demo;

    public byte[] Draw(PhotoKind kind, DemoPerson person, int seed)
    {
        var look = new SpecimenLook(seed, seed % 11 == 7 ? (SpecimenFault)(1 + seed % 3) : SpecimenFault.None);
        var sex = IdNumber.IsMale(person.IdNumber) ? _words.Male : _words.Female;
        return kind switch
        {
            PhotoKind.IdFront => _pictures.IdFront(new IdCardFront(person.Name, sex, IdNumber.BirthDate(person.IdNumber)!.Value, person.Address, person.IdNumber), look),
            PhotoKind.IdBack => _pictures.IdBack(new IdCardBack(_words.Authority, person.IssuedOn.AddYears(-3), person.IssuedOn.AddYears(17)), look),
            _ => _pictures.Certificate(
                new CertificateSheet(person.Name, sex, person.IdNumber, person.CertificateName, LevelOf(person.Level), person.CertificateNumber, person.Issuer, person.IssuedOn, null, seed), look),
        };
    }

    public void Dispose() => _pictures.Dispose();

    private string LevelOf(CertificateLevel level) => level switch
    {
        CertificateLevel.Elementary => _words.Elementary,
        CertificateLevel.Intermediate => _words.Intermediate,
        _ => _words.Advanced,
    };
}
