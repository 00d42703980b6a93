using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>A 1+X certificate that the system offers (证书名称 (系统选项)), with the courses each level exempts. Global: the university keeps one catalogue for all centres.</summary>
internal sealed class CertificateType : IGlobal, IHasVersion
{
    private readonly List<CatalogueCourse> _courses = [];

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public int Version { get; private set; } = 1;
    public string Code { get; private set; } = string.Empty;
    public string Name { get; private set; } = string.Empty;
    public string Issuer { get; private set; } = string.Empty;
    public bool HasExpiry { get; private set; }

    /// <summary>What the numbers of this certificate look like, where that is known; a regular expression over the whole number.</summary>
    public string? NumberPattern { get; private set; }
    public bool IsActive { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public IReadOnlyList<CatalogueCourse> Courses => _courses;

    public void Describe(string code, string name, string issuer, bool hasExpiry, string? numberPattern, bool isActive, DateTime now) =>
        (Code, Name, Issuer, HasExpiry, NumberPattern, IsActive, ChangedAt) = (code, name, issuer, hasExpiry, numberPattern, isActive, now);

    public void Offer(IEnumerable<CatalogueCourse> courses)
    {
        _courses.Clear();
        _courses.AddRange(courses);
    }

    public bool OffersLevel(CertificateLevel level) => _courses.Any(c => c.Level == level);

    public IEnumerable<CatalogueCourse> CoursesFor(CertificateLevel level, string majorCode) => _courses.Where(c => c.Level == level && c.IsOpenTo(majorCode));
}

/// <summary>A course (code, name, credits) that a certificate of one level exempts. Global, like its catalogue entry.</summary>
internal sealed class CatalogueCourse : IGlobal
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CertificateTypeId { get; private init; }
    public required CertificateLevel Level { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required decimal Credits { get; init; }

    /// <summary>Majors whose students may use it; empty means all.</summary>
    public required IReadOnlyList<string> MajorCodes { get; init; }
    public required int Position { get; init; }

    public bool IsOpenTo(string majorCode) => MajorCodes.Count == 0 || MajorCodes.Contains(majorCode);
}
