using System.Text.RegularExpressions;
using Exemption.Framework.Localization;
using Exemption.Notification;
using Exemption.Notification.Sms;

namespace Exemption.Tests.Notification.Sms;

/// <summary>What an SMS says, and what it can never say.</summary>
public sealed partial class SmsTextsTests
{
    private static readonly SmsTexts Texts = new(new TextCatalog([typeof(NotificationModule).Assembly]));

    [Fact]
    public void It_carries_signature_name_category_and_the_way_back()
    {
        var text = Texts.Text(SmsTexts.RejectedTemplate, Texts.Parameters("样例学生", SmsTexts.CategoriesOf(["PhotoUnclear"])));
        text.ShouldBe("【西南科技大学继续教育学院】样例学生同学,您的1+X证书课程免试申请已被驳回,原因类别:照片。请登录查看。");
    }

    [Fact]
    public void Categories_are_named_once_and_two_at_most() =>
        SmsTexts.CategoriesOf(["PhotoUnclear", "PhotoIncomplete", "NameMismatch", "PhoneNotOwn"]).ShouldBe(["Photo", "Identity"]);

    [Fact]
    public void No_reason_or_an_unknown_one_is_Other()
    {
        SmsTexts.CategoriesOf([]).ShouldBe(["Other"]);
        SmsTexts.CategoriesOf(["FromTheFuture"]).ShouldBe(["Other"]);
    }

    [Fact]
    public void It_fits_one_long_message_and_has_nothing_that_carriers_refuse()
    {
        var text = Texts.Text(SmsTexts.RejectedTemplate, Texts.Parameters("买买提江·阿卜杜热西提", SmsTexts.CategoriesOf(["LevelNotQualified", "PhoneNotOwn"])));
        text.Length.ShouldBeLessThanOrEqualTo(70);
        Links().IsMatch(text).ShouldBeFalse();
    }

    [GeneratedRegex(@"https?:|www\.|[★¥]")]
    private static partial Regex Links();
}
