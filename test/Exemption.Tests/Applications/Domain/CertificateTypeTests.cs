using Exemption.Applications;
using Exemption.Applications.Domain;

namespace Exemption.Tests.Applications.Domain;

/// <summary>Which courses a certificate of one level exempts for whom.</summary>
public sealed class CertificateTypeTests
{
    [Fact]
    public void It_is_what_was_described_last()
    {
        var type = new CertificateType();
        type.Describe("T1", "样例", "样例机构", true, "[A-Z]+", false, DateTime.UnixEpoch);
        type.Describe("T2", "样例二", "样例机构二", false, null, true, DateTime.UnixEpoch.AddDays(1));
        (type.Code, type.Name, type.Issuer, type.HasExpiry, type.NumberPattern, type.IsActive, type.ChangedAt).ShouldBe(("T2", "样例二", "样例机构二", false, null, true, DateTime.UnixEpoch.AddDays(1)));
    }

    [Fact]
    public void A_new_offer_takes_the_place_of_the_old_one()
    {
        var type = Offering(Course("1", CertificateLevel.Elementary));
        type.Offer([Course("2", CertificateLevel.Advanced)]);
        type.Courses.Select(c => c.Code).ShouldBe(["2"]);
        type.OffersLevel(CertificateLevel.Elementary).ShouldBeFalse();
        type.OffersLevel(CertificateLevel.Advanced).ShouldBeTrue();
    }

    [Fact]
    public void A_level_is_offered_as_soon_as_one_course_has_it()
    {
        var type = Offering(Course("1", CertificateLevel.Elementary), Course("2", CertificateLevel.Advanced));
        Enum.GetValues<CertificateLevel>().Where(type.OffersLevel).ShouldBe([CertificateLevel.Elementary, CertificateLevel.Advanced]);
    }

    [Fact]
    public void Courses_are_those_of_the_level_that_are_open_to_the_major()
    {
        var type = Offering(Course("1", CertificateLevel.Elementary), Course("2", CertificateLevel.Elementary, "A", "B"), Course("3", CertificateLevel.Advanced), Course("4", CertificateLevel.Advanced, "C"));
        type.CoursesFor(CertificateLevel.Elementary, "B").Select(c => c.Code).ShouldBe(["1", "2"]);
        type.CoursesFor(CertificateLevel.Elementary, "C").Select(c => c.Code).ShouldBe(["1"]);
        type.CoursesFor(CertificateLevel.Advanced, "C").Select(c => c.Code).ShouldBe(["3", "4"]);
        type.CoursesFor(CertificateLevel.Intermediate, "C").ShouldBeEmpty();
    }

    private static CertificateType Offering(params CatalogueCourse[] courses)
    {
        var type = new CertificateType();
        type.Offer(courses);
        return type;
    }

    private static CatalogueCourse Course(string code, CertificateLevel level, params string[] majors) =>
        new() { Level = level, Code = code, Name = "n", Credits = 4, MajorCodes = majors, Position = 0 };
}
