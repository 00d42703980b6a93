using Exemption.Framework.Events;
using Microsoft.Extensions.Logging;

namespace Exemption.Notification.Sms;

/// <summary>
/// Sends through an HTTP gateway, or a second one while the first has been failing for about two minutes. A message whose outcome is unclear is asked after before it is sent
/// again, and stays for half an hour with the gateway that may have it: nobody else can tell that it went out already.
/// </summary>
internal sealed class HttpSmsSender : ISmsSender, IDisposable
{
    /// <summary>With the next trial and the next look it makes two minutes.</summary>
    private static readonly TimeSpan TakeOverAfter = TimeSpan.FromSeconds(110);
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromMinutes(30);

    private readonly SmsGateway[] _gateways;
    private readonly TimeProvider _clock;

    public HttpSmsSender(IReadOnlyList<SmsGatewaySettings> settings, TimeProvider clock, ILogger<HttpSmsSender> log) =>
        (_gateways, _clock) = ([.. settings.Select(s => new SmsGateway(s, clock, log))], clock);

    private bool IsTakenOver => _gateways.Length > 1 && _gateways[0].Circuit.FailingFor >= TakeOverAfter;

    public async Task<SmsReceipt> SendAsync(SmsOrder order, CancellationToken ct)
    {
        if (order.Doubt is { } doubt && await FindAsync(order.OutId, doubt, ct) is { } receipt)
        {
            return receipt;
        }

        return await Choose().SendAsync(order, ct);
    }

    public void Dispose() => Array.ForEach(_gateways, g => g.Dispose());

    private async Task<SmsReceipt?> FindAsync(Guid outId, SmsDoubt doubt, CancellationToken ct)
    {
        var isOld = _clock.GetUtcNow().UtcDateTime - doubt.Since >= LongestDoubt;
        foreach (var gateway in _gateways.Where(g => doubt.Gateway is null || g.Name == doubt.Gateway))
        {
            if (gateway.Circuit.Enter() is { } wait)
            {
                if (isOld)
                {
                    continue;
                }

                // While others get through, only this one waits.
                throw IsTakenOver ? new SmsUnclearException(gateway.Name, "Unreachable") : NotBefore(wait);
            }

            try
            {
                if (await gateway.AskAsync(outId, ct) is { } receipt)
                {
                    return receipt;
                }
            }
            catch (SmsUnclearException) when (isOld)
            {
                // An SMS that comes twice is better than one that never comes.
            }
        }

        return null;
    }

    private SmsGateway Choose()
    {
        var first = _gateways[0];
        if (first.Circuit.Enter() is not { } wait)
        {
            return first;
        }

        if (!IsTakenOver)
        {
            throw NotBefore(wait);
        }

        return _gateways[1].Circuit.Enter() is { } second ? throw new NotNowException(second < wait ? second : wait) : _gateways[1];
    }

    /// <summary>Until the first may be tried again, or the second may take over.</summary>
    private NotNowException NotBefore(TimeSpan wait)
    {
        var takeOver = TakeOverAfter - _gateways[0].Circuit.FailingFor;
        return new NotNowException(_gateways.Length > 1 && takeOver < wait ? takeOver : wait);
    }
}
