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
    public void It_carries_signature_name_reason_and_the_way_back() =>
        Text("样例学生", "照片").ShouldBe("【西南科技大学继续教育学院】样例学生同学，您的1+X证书课程免试申请已被驳回，原因类别：照片。请登录查看。");

    [Fact]
    public void Reasons_are_named_once_and_two_at_most()
    {
        Text("样例", "照片", "照片", "身份信息", "手机号码").ShouldContain("照片、身份信息。");
        Text("样例").ShouldContain("其他");
    }

    [Fact]
    public void It_fits_one_long_message_and_has_nothing_that_carriers_refuse()
    {
        // The longest words that the library takes.
        var text = Text("买买提江·阿卜杜热西提", "证书有效期", "身份证照片");
        text.Length.ShouldBeLessThanOrEqualTo(70);
        Links().IsMatch(text).ShouldBeFalse();
    }

    private static string Text(string name, params string[] words) => Texts.Text(SmsTexts.RejectedTemplate, Texts.Parameters(name, words));

    [GeneratedRegex(@"https?:|www\.|[★¥]")]
    private static partial Regex Links();
}
