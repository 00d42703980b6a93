using System.Reflection;
using System.Text.Json;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Framework.Events;

/// <summary>Runs a subscriber's handler in the tenant of the cause, with no transaction open, and commits its rows together with the done-mark.</summary>
internal sealed class OutboxDelivery(Subscription[] subscriptions, IServiceScopeFactory scopes, TimeProvider clock)
{
    private readonly Dictionary<string, Subscription> _events = subscriptions.ToDictionary(s => s.EventName);

    public async Task HandleAsync(OutboxMessage message, int attempt, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ExemptionDbContext>();
        message.DoneAt = null;
        db.Attach(message);
        services.GetRequiredService<Delivery>().Attempt = attempt;
        using var _ = services.GetRequiredService<ICurrentTenant>().Change(message.TenantId);
        await InvokeAsync(services, message, ct);
        message.DoneAt = clock.GetUtcNow().UtcDateTime;
        using var turn = await services.GetRequiredService<WriteQueue>().EnterBehindAsync(db, ct);
        await db.SaveChangesAsync(ct);
    }

    private Task InvokeAsync(IServiceProvider services, OutboxMessage message, CancellationToken ct)
    {
        var subscription = _events[message.EventName];
        var e = JsonSerializer.Deserialize(message.Payload, subscription.Event);
        var handler = services.GetRequiredService(subscription.Handler);
        var handle = typeof(IEventHandler<>).MakeGenericType(subscription.Event).GetMethod(nameof(IEventHandler<IEvent>.HandleAsync))!;
        return (Task)handle.Invoke(handler, BindingFlags.DoNotWrapExceptions, null, [e, ct], null)!;
    }
}
