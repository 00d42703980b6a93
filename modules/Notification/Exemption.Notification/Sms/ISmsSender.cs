namespace Exemption.Notification.Sms;

/// <summary>
/// The door to whoever delivers SMS. Stands for ABP's <c>ISmsSender</c>. Called with no transaction open, and again with the same
/// <see cref="SmsOrder.OutId"/> when the outcome is unknown: the provider must send an out id once.
/// </summary>
internal interface ISmsSender
{
    /// <summary>Returns when the provider has taken the message. Throws <see cref="SmsRefusedException"/> when trying again is of no use, anything else when it is.</summary>
    Task<SmsReceipt> SendAsync(SmsOrder order, CancellationToken ct);
}

/// <param name="OutId">Our id of the message; the provider tells repetitions by it.</param>
/// <param name="Phone">11 digits.</param>
/// <param name="TemplateCode">Template registered with the provider, which demands the exact text of it.</param>
/// <param name="Parameters">Values of the template; never free text, ID or certificate numbers.</param>
/// <param name="Text">Signature and template filled in, for providers that take whole texts.</param>
internal sealed record SmsOrder(Guid OutId, string Phone, string TemplateCode, IReadOnlyDictionary<string, string> Parameters, string Text);

/// <param name="ProviderId">What the provider calls the message.</param>
internal sealed record SmsReceipt(string ProviderId);

/// <summary>The provider will never take this message: unknown number, blocked template, no provider at all.</summary>
internal sealed class SmsRefusedException(string code) : Exception(code)
{
    /// <summary>Short cause, such as <c>NotConfigured</c>; never personal data.</summary>
    public string Code { get; } = code;
}
