using Exemption.Framework.MultiTenancy;

namespace Exemption.Notification.Domain;

internal enum SmsState
{
    /// <summary>Waits for its next try.</summary>
    Queued,

    /// <summary>The provider has taken it.</summary>
    Sent,

    /// <summary>Refused for good, or tried too often.</summary>
    Failed,
}

/// <summary>One SMS to one student and what became of it. Its id is the out id that the provider tells repetitions by.</summary>
internal sealed class SmsMessage : IMultiTenant
{
    public const string PhoneColumn = "ntf.phone";

    /// <summary>Four hours of trying at five minutes, as long as an evening's outage lasts.</summary>
    public const int MostAttempts = 48;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private SmsMessage()
    {
    }

    public Guid Id { get; private init; }
    public Guid TenantId { get; private init; }
    public Guid ApplicationId { get; private init; }
    public byte[] Phone { get; private init; } = [];
    public string TemplateCode { get; private init; } = string.Empty;

    /// <summary>Name and category of the reason, and nothing else.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; private init; } = new Dictionary<string, string>();

    public SmsState State { get; private set; }
    public int Attempts { get; private set; }
    public string? ProviderId { get; private set; }

    /// <summary>Cause of the last failure as a code or the name of an exception.</summary>
    public string? LastError { get; private set; }

    /// <summary>The gateway whose answer never came, so that it is asked before the message is sent again.</summary>
    public string? UnclearGateway { get; private set; }
    public DateTime? UnclearSince { get; private set; }

    public DateTime QueuedAt { get; private init; }
    public DateTime? SentAt { get; private set; }
    public DateTime? FailedAt { get; private set; }

    /// <param name="id">Made beforehand, because the phone's cipher is bound to it.</param>
    public static SmsMessage Queue(Guid id, Guid tenantId, Guid applicationId, byte[] phone, string template, IReadOnlyDictionary<string, string> parameters, DateTime at) => new()
    {
        Id = id,
        TenantId = tenantId,
        ApplicationId = applicationId,
        Phone = phone,
        TemplateCode = template,
        Parameters = parameters,
        QueuedAt = at,
    };

    public void Sent(string providerId, DateTime at)
    {
        Attempts++;
        (State, ProviderId, SentAt, LastError) = (SmsState.Sent, providerId, at, null);
    }

    /// <summary>The last try may have come through.</summary>
    public void MayBeAt(string gateway, DateTime at) => (UnclearGateway, UnclearSince) = (gateway, UnclearSince ?? at);

    /// <summary>The last try certainly did not come through, and the gateway was asked about those before.</summary>
    public void IsNowhere() => (UnclearGateway, UnclearSince) = (null, null);

    /// <summary>Counts a try that came to nothing and may pass; the pause until the next, or null when there have been enough.</summary>
    public TimeSpan? Missed(string error)
    {
        if (Attempts + 1 >= MostAttempts)
        {
            return null;
        }

        Attempts++;
        LastError = error;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Attempts, 16)));
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>Ends it: refused for good, or tried too often.</summary>
    public void Fail(string error, DateTime at)
    {
        Attempts++;
        (State, FailedAt, LastError) = (SmsState.Failed, at, error);
    }
}
