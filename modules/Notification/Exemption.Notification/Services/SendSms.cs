using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.Security;
using Exemption.Framework.Timing;
using Exemption.Notification.Domain;
using Exemption.Notification.Sms;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Notification.Services;

/// <summary>Job: one try to hand an SMS to the provider.</summary>
[StableName("notification.sms-due")]
internal sealed record SmsDue(Guid SmsId) : IEvent;

/// <summary>
/// Hands an SMS over while no transaction is open, and records what became of it: sent, failed for good, or another try later. Each try is a
/// message of its own in the outbox, committed with the count of the last; a crash in between repeats the try under the same out id.
/// </summary>
[StableName("notification.send-sms"), WaitsForOthers]
internal sealed class SendSms(
    ExemptionDbContext db, IApplicationDesk applications, ISmsSender sender, IBackgroundJobManager jobs, SmsTexts texts, ISensitiveData sensitive, Delivery delivery, TimeProvider clock)
    : IEventHandler<SmsDue>
{
    /// <summary>Well within the outbox's lease.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task HandleAsync(SmsDue e, CancellationToken ct)
    {
        var sms = await db.Set<SmsMessage>().SingleAsync(m => m.Id == e.SmsId, ct);
        if (sms.State != SmsState.Queued)
        {
            return;
        }

        var phone = sensitive.Reveal(SmsMessage.PhoneColumn, sms.Id, sms.Phone);
        var (receipt, error, final) = await HandOverAsync(sms, phone, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (receipt is not null)
        {
            sms.Sent(receipt.ProviderId, now);
            await NoteAsync(sms, HandlingAction.SmsSent, phone, ct);
            return;
        }

        if (!final && sms.Missed(error!) is { } pause)
        {
            jobs.Enqueue(new SmsDue(sms.Id), sms.Id, Jitter.Shorten(pause));
            return;
        }

        sms.Fail(error!, now);
        await NoteAsync(sms, HandlingAction.SmsFailed, phone, ct);
    }

    private async Task<(SmsReceipt? Receipt, string? Error, bool Final)> HandOverAsync(SmsMessage sms, string phone, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var order = new SmsOrder(sms.Id, phone, sms.TemplateCode, sms.Parameters, texts.Text(sms.TemplateCode, sms.Parameters)) { Doubt = DoubtOf(sms) };
        try
        {
            return (await sender.SendAsync(order, either.Token), null, false);
        }
        catch (SmsRefusedException ex)
        {
            return (null, ex.Code, true);
        }
        catch (SmsUnclearException ex)
        {
            sms.MayBeAt(ex.Gateway, clock.GetUtcNow().UtcDateTime);
            return (null, ex.Code, false);
        }
        catch (SmsNotTakenException ex)
        {
            sms.IsNowhere();
            return (null, ex.Code, false);
        }
        // A provider may fail in any way, and its message may quote the phone: the type is enough, and every one means "again later".
        catch (Exception ex) when (ex is not NotNowException && !ct.IsCancellationRequested)
        {
            return (null, ex.GetType().Name, false);
        }
    }

    /// <summary>Whoever had this delivery before us may have died between sending and committing.</summary>
    private SmsDoubt? DoubtOf(SmsMessage sms) =>
        sms.UnclearSince is { } since ? new SmsDoubt(sms.UnclearGateway, since)
        : delivery.Attempt > 1 ? new SmsDoubt(null, clock.GetUtcNow().UtcDateTime)
        : null;

    private Task NoteAsync(SmsMessage sms, HandlingAction action, string phone, CancellationToken ct) =>
        applications.NoteAsync(sms.ApplicationId, action, Actor.System, Mask.Phone(phone), ct);
}
