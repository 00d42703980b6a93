using Exemption.Review.Domain;

namespace Exemption.Tests.Review.Domain;

/// <summary>What each desk ticks and what it may answer, written out by hand: stored ticks and reasons name these codes.</summary>
public sealed class ChecklistTests
{
    [Fact]
    public void The_centre_confirms_seven_points() => Checklist.Of(ReviewStage.Center).ShouldBe(
        ["BasicData", "IdNumberMatches", "PhotosClear", "CertificateValid", "CertificateNameMatches", "CertificateNumberMatches", "PhoneIsOwn"]);

    [Fact]
    public void The_university_confirms_six_points() => Checklist.Of(ReviewStage.University).ShouldBe(
        ["IdentityAccurate", "CertificateGenuine", "LevelQualifies", "MaterialsComplete", "PhotosAcceptable", "ConditionsMet"]);

    [Fact]
    public void The_reasons_and_items_of_a_rejection_are_these()
    {
        RejectionReasons.Codes.ShouldBe(
        [
            "PhotoUnclear", "PhotoIncomplete", "IdNumberMismatch", "NameMismatch", "CertificateNumberMismatch", "CertificateNameMismatch",
            "CertificateExpired", "LevelNotQualified", "PhoneNotOwn", "CourseNotEligible", "Other",
        ]);
        RejectionReasons.Items.ShouldBe(
        [
            "idNumber", "phone", "certificateTypeId", "certificateLevel", "certificateNumber", "issuedOn", "validUntil", "courseCodes", "remark",
            "photos.IdFront", "photos.IdBack", "photos.Certificate",
        ]);
    }

    [Fact]
    public void Only_the_reason_that_says_nothing_by_itself_needs_a_note() => RejectionReasons.Codes.Where(RejectionReasons.NeedsNote).ShouldBe(["Other"]);
}
