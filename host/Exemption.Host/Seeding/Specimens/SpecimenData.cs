namespace Exemption.Host.Seeding.Specimens;

/// <summary>What a photograph suffers from, so that the demo has something to reject.</summary>
internal enum SpecimenFault
{
    None,
    Soft,
    Dim,
    Glare,
}

/// <summary>How a specimen is photographed: the seed settles colour, desk and angle, the fault what went wrong.</summary>
internal sealed record SpecimenLook(int Seed, SpecimenFault Fault = SpecimenFault.None);

/// <summary>What stands on the front of an identity card; all of it is fictitious, and so is the number's area.</summary>
internal sealed record IdCardFront(string Name, string Sex, DateOnly Birth, string Address, string IdNumber);

/// <summary>What stands on the back of an identity card; no end means for life.</summary>
internal sealed record IdCardBack(string Authority, DateOnly ValidFrom, DateOnly? ValidUntil);

/// <summary>What stands on a certificate; the layout is taken modulo the number there are.</summary>
internal sealed record CertificateSheet(
    string Name, string Sex, string IdNumber, string CertificateName, string Level, string Number, string Issuer, DateOnly IssuedOn, DateOnly? ValidUntil, int Layout);
