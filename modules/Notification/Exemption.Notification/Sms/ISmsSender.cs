namespace Exemption.Notification.Sms;

/// <summary>
/// The door to whoever delivers SMS. Stands for ABP's <c>ISmsSender</c>. Called with no transaction open, and again with the same
/// <see cref="SmsOrder.OutId"/> when the outcome is unknown: the provider must send an out id once.
/// </summary>
internal interface ISmsSender
{
    /// <summary>
    /// Returns when the provider has taken the message. Throws <see cref="SmsRefusedException"/> when trying again is of no use, <c>NotNowException</c> when no message
    /// can be taken at the moment, <see cref="SmsUnclearException"/> when the provider may have it, anything else when this one should be tried again.
    /// </summary>
    Task<SmsReceipt> SendAsync(SmsOrder order, CancellationToken ct);
}

/// <param name="OutId">Our id of the message; the provider tells repetitions by it.</param>
/// <param name="Phone">11 digits.</param>
/// <param name="TemplateCode">Template registered with the provider, which demands the exact text of it.</param>
/// <param name="Parameters">Values of the template; never free text, ID or certificate numbers.</param>
/// <param name="Text">Signature and template filled in, for providers that take whole texts.</param>
internal sealed record SmsOrder(Guid OutId, string Phone, string TemplateCode, IReadOnlyDictionary<string, string> Parameters, string Text)
{
    /// <summary>Set when an earlier try may have come through; the provider is asked first then.</summary>
    public SmsDoubt? Doubt { get; init; }
}

/// <param name="Gateway">Which gateway may have the message, or null when any may.</param>
internal sealed record SmsDoubt(string? Gateway, DateTime Since);

/// <param name="ProviderId">What the provider calls the message.</param>
internal sealed record SmsReceipt(string ProviderId);

/// <summary>The provider will never take this message: unknown number, blocked template, no provider at all.</summary>
internal sealed class SmsRefusedException(string code) : Exception(code)
{
    /// <summary>Short cause, such as <c>NotConfigured</c>; never personal data.</summary>
    public string Code { get; } = code;
}

/// <summary>The request went out and no readable answer came: the gateway may have the message.</summary>
internal sealed class SmsUnclearException(string gateway, string code) : Exception(code)
{
    public string Gateway { get; } = gateway;

    public string Code { get; } = code;
}

/// <summary>The gateway certainly does not have the message, and may take it later.</summary>
internal sealed class SmsNotTakenException(string code) : Exception(code)
{
    public string Code { get; } = code;
}
