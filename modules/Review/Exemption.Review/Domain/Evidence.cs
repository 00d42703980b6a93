namespace Exemption.Review.Domain;

/// <summary>What the server can find out about an application by itself. Stored by name in checklists and decisions; texts: <c>Evidence:{name}</c>.</summary>
internal enum Evidence
{
    DataComplete,
    PhotosPresent,

    /// <summary>The number's check character is right, and the register holds the same number.</summary>
    IdNumberRegistered,
    PhoneRegistered,
    CertificateListed,

    /// <summary>Issued, and not expired today.</summary>
    CertificateCurrent,

    /// <summary>No other person's application, at whichever centre, uses the certificate number.</summary>
    CertificateUnused,

    /// <summary>A person has looked it up on the platform since it was submitted, and the last look confirmed it.</summary>
    CertificateLookedUp,
    CoursesOffered,
    IdNumberRead,
    NameRead,
    CertificateNumberRead,
}
