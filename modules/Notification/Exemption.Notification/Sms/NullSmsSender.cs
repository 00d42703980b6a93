namespace Exemption.Notification.Sms;

/// <summary>Stands where no provider is set up: refuses every message, so that 经办记录 shows 短信发送失败 instead of a silence that looks like success.</summary>
internal sealed class NullSmsSender : ISmsSender
{
    public const string NotConfigured = "NotConfigured";

    public Task<SmsReceipt> SendAsync(SmsOrder order, CancellationToken ct) => throw new SmsRefusedException(NotConfigured);
}
