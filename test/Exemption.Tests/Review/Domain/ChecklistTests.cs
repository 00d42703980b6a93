using Exemption.Review.Domain;

namespace Exemption.Tests.Review.Domain;

/// <summary>What each desk ticks, written out by hand: stored ticks name these codes.</summary>
public sealed class ChecklistTests
{
    [Fact]
    public void The_centre_confirms_seven_points() => Checklist.Of(ReviewStage.Center).ShouldBe(
        ["BasicData", "IdNumberMatches", "PhotosClear", "CertificateValid", "CertificateNameMatches", "CertificateNumberMatches", "PhoneIsOwn"]);

    [Fact]
    public void The_university_confirms_six_points() => Checklist.Of(ReviewStage.University).ShouldBe(
        ["IdentityAccurate", "CertificateGenuine", "LevelQualifies", "MaterialsComplete", "PhotosAcceptable", "ConditionsMet"]);
}
