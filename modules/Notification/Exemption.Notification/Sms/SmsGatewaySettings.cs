using System.Text;
using Microsoft.Extensions.Configuration;

namespace Exemption.Notification.Sms;

/// <summary>Where one gateway is and how we prove to it who we are; docs/sms-gateway.md has the protocol, docs/operations.md the settings.</summary>
/// <param name="Name"><c>first</c> or <c>second</c>; kept with messages whose outcome is unclear.</param>
/// <param name="Url">From the configuration alone; nothing that anybody enters reaches it.</param>
internal sealed record SmsGatewaySettings(string Name, Uri Url, string KeyId, byte[] Secret, TimeSpan TimeOut)
{
    private const int ShortestSecret = 16;

    /// <summary>The gateways in the order of preference; none when the host sends no SMS. Throws when what is set cannot work.</summary>
    public static IReadOnlyList<SmsGatewaySettings> From(IConfiguration configuration)
    {
        var sms = configuration.GetSection("Sms");
        // Asking two gateways and sending must end within the patience of SendSms.
        var timeOut = TimeSpan.FromSeconds(Math.Clamp(sms.GetValue("TimeoutSeconds", 8), 1, 9));
        return Read(sms, "first", timeOut) is not { } first ? []
            : Read(sms.GetSection("Second"), "second", timeOut) is not { } second ? [first]
            : [first, second];
    }

    private static SmsGatewaySettings? Read(IConfigurationSection section, string name, TimeSpan timeOut)
    {
        if (section["Url"] is not { Length: > 0 } address)
        {
            return null;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            throw new InvalidOperationException($"{section.Path}:Url must be an absolute address without user, query or fragment.");
        }

        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        {
            throw new InvalidOperationException($"{section.Path}:Url must begin with https:// unless the gateway runs on this machine: it is sent phone numbers.");
        }

        var secret = Encoding.UTF8.GetBytes(section["Secret"] ?? string.Empty);
        return section["KeyId"] is { Length: > 0 } key && secret.Length >= ShortestSecret
            ? new SmsGatewaySettings(name, url, key, secret, timeOut)
            : throw new InvalidOperationException($"{section.Path}: KeyId and a Secret of at least {ShortestSecret} characters are needed beside Url.");
    }
}
