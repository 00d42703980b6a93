namespace Exemption.Applications;

/// <summary>Draws the fictitious photographs of the demo data; only the host of a demo has one.</summary>
public interface IDemoPhotoSource
{
    /// <summary>A JPEG of about 1600 pixels, plainly marked as a specimen.</summary>
    byte[] Draw(PhotoKind kind, DemoPerson person, int seed);
}

/// <summary>What a specimen shows.</summary>
public sealed record DemoPerson(
    string Name, string IdNumber, string Address, string CertificateName, CertificateLevel Level, string CertificateNumber, string Issuer, DateOnly IssuedOn);
