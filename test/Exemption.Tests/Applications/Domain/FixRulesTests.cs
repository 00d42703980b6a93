using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Domain;

namespace Exemption.Tests.Applications.Domain;

/// <summary>What a rejection opens, and when it is answered.</summary>
public sealed class FixRulesTests
{
    private static readonly SubmittedContent Before = new()
    {
        Student = new StudentSnapshot("n", "t", "m", "mn"),
        IdNumber = "519999199603010014",
        Phone = "13800000001",
        CertificateNumber = "TEST2026001",
        CertificateLevel = CertificateLevel.Elementary,
        IssuedOn = new DateOnly(2025, 6, 30),
        Courses = [new CourseDto("00015", "a", 4), new CourseDto("02133", "b", 3)],
        Photos = new Dictionary<PhotoKind, Guid> { [PhotoKind.IdFront] = Guid.NewGuid(), [PhotoKind.Certificate] = Guid.NewGuid() },
    };

    [Theory]
    [InlineData("phone", "phone")]
    [InlineData("photos.IdFront", "photos.IdFront")]
    [InlineData("issuedOn", "issuedOn,validUntil")]
    [InlineData("certificateLevel", "certificateLevel,courseCodes")]
    [InlineData("certificateTypeId", "certificateTypeId,certificateLevel,courseCodes,certificateNumber,validUntil")]
    public void An_item_opens_itself_and_what_must_follow_it(string item, string open) => FixRules.OpenFields([item], []).ShouldBe(open.Split(','));

    [Fact]
    public void The_whole_opens_everything_and_so_does_a_rejection_that_names_nothing()
    {
        FixRules.OpenFields([], []).ShouldBe(RejectionItems.Fields);
        FixRules.OpenFields(["phone", RejectionItems.Whole], []).ShouldBe(RejectionItems.Fields);
    }

    [Fact]
    public void What_hinders_the_submission_by_itself_is_open_too_with_its_followers() =>
        FixRules.OpenFields(["phone"], [new FieldError("certificateTypeId", "x")]).ShouldBe(["phone", "certificateTypeId", "certificateLevel", "courseCodes", "certificateNumber", "validUntil"]);

    [Fact]
    public void Changed_is_what_differs_and_the_order_of_courses_does_not_count()
    {
        FixRules.Changed(Before, Before with { Courses = [.. Before.Courses.Reverse()] }).ShouldBeEmpty();
        FixRules.Changed(Before, Before with
        {
            Phone = "13800000002",
            ValidUntil = new DateOnly(2028, 6, 30),
            Courses = [Before.Courses[0]],
            Photos = new Dictionary<PhotoKind, Guid>(Before.Photos) { [PhotoKind.Certificate] = Guid.NewGuid(), [PhotoKind.IdBack] = Guid.NewGuid() },
        }).ShouldBe(["phone", "courseCodes", "validUntil", "photos.IdBack", "photos.Certificate"]);
    }

    [Fact]
    public void An_item_is_answered_by_a_change_or_by_a_remark()
    {
        FixRules.IsAnswered("phone", ["phone"], []).ShouldBeTrue();
        FixRules.IsAnswered("phone", ["remark"], []).ShouldBeFalse();
        FixRules.IsAnswered("phone", [], [new FixAnswer("phone", "x")]).ShouldBeTrue();
        FixRules.IsAnswered(RejectionItems.Whole, ["remark"], []).ShouldBeTrue();
        FixRules.IsAnswered(RejectionItems.Whole, [], []).ShouldBeFalse();
    }
}
