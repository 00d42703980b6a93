using System.Diagnostics;
using CsCheck;
using Exemption.Applications;
using Exemption.Applications.Domain;

namespace Exemption.Tests.Applications.Domain;

/// <summary>Each rule of a draft refuses what it must, alone and by its own code.</summary>
public sealed class DraftRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly CertificateType Type = Offer(hasExpiry: true, pattern: "[A-Z]{2}[0-9]{8}");

    private static readonly DraftFacts Good = new(
        "51999919990101001" + Exemption.Identity.IdNumber.CheckCharacter("51999919990101001"), true, "13800000001", Type.Id, Type, CertificateLevel.Elementary, "AB12345678",
        Today.AddDays(-1), Today, ["02386"], "W120102", Taken(PhotoKind.IdFront, PhotoKind.IdBack, PhotoKind.Certificate), Today);

    private static Dictionary<PhotoKind, bool> Taken(params PhotoKind[] kinds) => kinds.ToDictionary(k => k, _ => true);

    private static CertificateType Offer(bool hasExpiry, string? pattern = null, bool active = true)
    {
        var type = new CertificateType();
        type.Describe("T", "n", "i", hasExpiry, pattern, active, DateTime.UnixEpoch);
        type.Offer(
        [
            new CatalogueCourse { Level = CertificateLevel.Elementary, Code = "02386", Name = "n", Credits = 4, MajorCodes = [], Position = 0 },
            new CatalogueCourse { Level = CertificateLevel.Elementary, Code = "09999", Name = "n", Credits = 4, MajorCodes = ["OTHER"], Position = 1 },
        ]);
        return type;
    }

    [Fact]
    public void What_is_no_ID_number_at_all_is_called_so_and_not_somebody_elses() =>
        DraftRules.Problems(Good with { IdNumber = "5199", IsInRegister = false }).ShouldBe([new("idNumber", "IdNumber:Length")]);

    [Fact]
    public void A_complete_and_correct_draft_has_no_problem() => DraftRules.Problems(Good).ShouldBeEmpty();

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "idNumber missing", "idNumber", "Exemption:Required" },
        { "idNumber short", "idNumber", "IdNumber:Length" },
        { "idNumber other person", "idNumber", "Applications:IdNumberDiffersFromRegister" },
        { "phone missing", "phone", "Exemption:Required" },
        { "phone landline", "phone", "Applications:PhoneInvalid" },
        { "phone with newline", "phone", "Applications:PhoneInvalid" },
        { "type missing", "certificateTypeId", "Exemption:Required" },
        { "type unknown", "certificateTypeId", "Applications:CertificateTypeNotOffered" },
        { "type inactive", "certificateTypeId", "Applications:CertificateTypeNotOffered" },
        { "level missing", "certificateLevel", "Exemption:Required" },
        { "number missing", "certificateNumber", "Exemption:Required" },
        { "number short", "certificateNumber", "Applications:CertificateNumberInvalid" },
        { "number with sign", "certificateNumber", "Applications:CertificateNumberInvalid" },
        { "number not of the pattern", "certificateNumber", "Applications:CertificateNumberPattern" },
        { "issued missing", "issuedOn", "Exemption:Required" },
        { "issued tomorrow", "issuedOn", "Applications:IssuedInFuture" },
        { "validity missing", "validUntil", "Exemption:Required" },
        { "expired yesterday", "validUntil", "Applications:CertificateExpired" },
        { "no course", "courseCodes", "Exemption:Required" },
        { "course unknown", "courseCodes", "Applications:CourseNotOffered" },
        { "course of another major", "courseCodes", "Applications:CourseNotOffered" },
        { "photo missing", "photos.Certificate", "Applications:PhotoMissing" },
        { "photo poor", "photos.IdBack", "Applications:PhotoPoor" },
    };

    private static DraftFacts Facts(string name) => name switch
    {
        "idNumber missing" => Good with { IdNumber = null },
        "idNumber short" => Good with { IdNumber = "5199" },
        "idNumber other person" => Good with { IsInRegister = false },
        "phone missing" => Good with { Phone = null },
        "phone landline" => Good with { Phone = "08166089268" },
        "phone with newline" => Good with { Phone = "13800000001\n" },
        "type missing" => Good with { CertificateTypeId = null, Type = null },
        "type unknown" => Good with { Type = null },
        "type inactive" => Good with { Type = Offer(hasExpiry: true, active: false) },
        "level missing" => Good with { Level = null },
        "number missing" => Good with { CertificateNumber = null },
        "number short" => Good with { CertificateNumber = "AB12345" },
        "number with sign" => Good with { CertificateNumber = "AB1234567_" },
        "number not of the pattern" => Good with { CertificateNumber = "AB123456789" },
        "issued missing" => Good with { IssuedOn = null },
        "issued tomorrow" => Good with { IssuedOn = Today.AddDays(1), ValidUntil = Today.AddDays(9) },
        "validity missing" => Good with { ValidUntil = null },
        "expired yesterday" => Good with { ValidUntil = Today.AddDays(-1) },
        "no course" => Good with { CourseCodes = [] },
        "course unknown" => Good with { CourseCodes = ["02386", "00001"] },
        "course of another major" => Good with { CourseCodes = ["09999"] },
        "photo missing" => Good with { Photos = Taken(PhotoKind.IdFront, PhotoKind.IdBack) },
        "photo poor" => Good with { Photos = new Dictionary<PhotoKind, bool>(Good.Photos) { [PhotoKind.IdBack] = false } },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    [Theory, MemberData(nameof(Wrong))]
    public void One_thing_wrong_is_told_once_and_of_that_field_alone(string name, string field, string code) =>
        DraftRules.Problems(Facts(name)).Select(p => (p.Field, p.Code)).ShouldBe([(field, code)]);

    [Fact]
    public void An_empty_draft_is_told_everything_in_the_order_of_the_form() =>
        DraftRules.Problems(new DraftFacts(null, null, null, null, null, null, null, null, null, [], "W120102", Taken(), Today)).Select(p => (p.Field, p.Code)).ShouldBe(
        [
            ("idNumber", "Exemption:Required"), ("phone", "Exemption:Required"), ("certificateTypeId", "Exemption:Required"), ("certificateLevel", "Exemption:Required"),
            ("certificateNumber", "Exemption:Required"), ("issuedOn", "Exemption:Required"), ("courseCodes", "Exemption:Required"),
            ("photos.IdFront", "Applications:PhotoMissing"), ("photos.IdBack", "Applications:PhotoMissing"), ("photos.Certificate", "Applications:PhotoMissing"),
        ]);

    [Fact]
    public void A_level_that_is_not_offered_offers_no_course_either() =>
        DraftRules.Problems(Good with { Level = CertificateLevel.Advanced }).Select(p => (p.Field, p.Code))
            .ShouldBe([("certificateLevel", "Applications:LevelNotOffered"), ("courseCodes", "Applications:CourseNotOffered")]);

    [Fact]
    public void A_certificate_may_be_issued_today_and_end_today_but_not_before_it_began()
    {
        DraftRules.Problems(Good with { IssuedOn = Today, ValidUntil = Today }).ShouldBeEmpty();
        DraftRules.Problems(Good with { IssuedOn = Today.AddDays(2), ValidUntil = Today.AddDays(1) }).Select(p => (p.Field, p.Code))
            .ShouldBe([("issuedOn", "Applications:IssuedInFuture"), ("validUntil", "Applications:ValidBeforeIssued")]);
        DraftRules.Problems(Good with { Type = Offer(hasExpiry: false), ValidUntil = Today.AddDays(-9) }).ShouldBeEmpty("what never expires has not expired");
    }

    [Theory, InlineData("AB123456", true), InlineData("AB12345", false), InlineData("A1234567890123456789012345678901234567-9", true), InlineData("A1234567890123456789012345678901234567-90", false)]
    public void A_number_has_eight_to_forty_characters(string number, bool fits) =>
        DraftRules.Problems(Good with { Type = Offer(hasExpiry: true), CertificateNumber = number }).Count.ShouldBe(fits ? 0 : 1);

    [Theory, InlineData("AB12345678|X", true), InlineData("AB1234567", false), InlineData("B12345678", false), InlineData("(", true)]
    public void A_pattern_is_one_of_the_whole_number_and_an_unusable_one_hinders_nobody(string pattern, bool fits) =>
        DraftRules.Problems(Good with { Type = Offer(hasExpiry: true, pattern) }).Count.ShouldBe(fits ? 0 : 1);

    [Fact]
    public void A_certificate_that_never_expires_needs_no_validity() =>
        DraftRules.Problems(Good with { Type = Offer(hasExpiry: false), ValidUntil = null }).ShouldBeEmpty();

    [Fact]
    public void A_register_without_an_id_number_hinders_nobody() => DraftRules.Problems(Good with { IsInRegister = null }).ShouldBeEmpty();

    [Theory, InlineData("("), InlineData(@"(a)\1"), InlineData("(?=a)b")]
    public void A_pattern_that_is_broken_or_could_run_for_ever_is_not_usable(string pattern) => DraftRules.IsUsablePattern(pattern).ShouldBeFalse();

    [Fact]
    public void An_ordinary_pattern_is_usable() => DraftRules.IsUsablePattern("[A-Z]{2}[0-9]{8}").ShouldBeTrue();

    [Fact]
    public void A_hostile_pattern_costs_no_time()
    {
        var started = Stopwatch.GetTimestamp();
        DraftRules.Problems(Good with { Type = Offer(hasExpiry: true, pattern: "(A+)+B"), CertificateNumber = new string('A', 40) }).Count.ShouldBe(1);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Folding_twice_changes_nothing() => Gen.String.Sample(text =>
        FieldText.Code(FieldText.Code(text)) == FieldText.Code(text));

    [Theory, InlineData("AB-12 ", "AB-12"), InlineData(" ab 12 ", "AB12"), InlineData("  ", null), InlineData(null, null)]
    public void Codes_are_folded(string? typed, string? stored) => FieldText.Code(typed).ShouldBe(stored);

    [Theory, InlineData("138 0000 0001", "13800000001"), InlineData("+86-138-0000-0001", "13800000001"), InlineData("13800000001", "13800000001")]
    public void Phones_are_folded(string typed, string stored) => FieldText.Phone(typed).ShouldBe(stored);
}
