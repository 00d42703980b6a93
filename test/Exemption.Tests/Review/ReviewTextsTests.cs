using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Localization;
using Exemption.Review;
using Exemption.Review.Domain;

namespace Exemption.Tests.Review;

/// <summary>Every code that the desks know has its words, and the guide's words are the guide's.</summary>
public sealed class ReviewTextsTests
{
    private static readonly TextCatalog Texts = new([typeof(ReviewModule).Assembly, typeof(ApplicationsModule).Assembly]);

    [Fact]
    public void Every_code_has_a_text_in_both_languages()
    {
        var keys = Checklist.Of(ReviewStage.Center).Concat(Checklist.Of(ReviewStage.University)).Select(c => $"Checklist:{c}")
            .Concat(RejectionItems.All.Select(i => $"RejectionItem:{i}"));
        keys.Where(k => TextCatalog.Cultures.Any(c => Texts.Find(c, k) is null)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Checklist.IdNumberMatches, "身份证号码是否与填写信息一致")]
    [InlineData(Checklist.PhotosClear, "照片清晰度是否满足审核要求")]
    [InlineData(Checklist.CertificateValid, "证书是否在有效期内")]
    [InlineData(Checklist.CertificateNameMatches, "证书名称是否与系统选项匹配")]
    [InlineData(Checklist.PhoneIsOwn, "手机号码是否为本人号码")]
    [InlineData(Checklist.IdentityAccurate, "学生身份信息真实准确")]
    [InlineData(Checklist.CertificateGenuine, "1+X证书真实有效且在有效期内")]
    [InlineData(Checklist.LevelQualifies, "证书等级符合免试要求")]
    [InlineData(Checklist.MaterialsComplete, "所有材料清晰完整")]
    [InlineData(Checklist.PhotosAcceptable, "照片质量满足审核要求")]
    public void The_checklists_speak_the_guides_words(string code, string words) => Texts.Find("zh-Hans", $"Checklist:{code}")!.ShouldStartWith(words);
}
