using System.Text.Json;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Framework.Events;

/// <summary>One event for one subscriber; a failing subscriber keeps nobody else waiting. Global because the dispatcher serves all tenants.</summary>
internal sealed class OutboxMessage : IGlobal
{
    public long Id { get; init; }
    public Guid? TenantId { get; init; }
    public required Guid SubjectId { get; init; }
    public required string EventName { get; init; }
    public required string Subscriber { get; init; }
    public required string Payload { get; init; }
    public required DateTime DueAt { get; set; }
    public DateTime? DoneAt { get; set; }
    public DateTime? GivenUpAt { get; set; }
    public string? LockedBy { get; set; }
    public DateTime? LockedUntil { get; set; }
    public int Attempts { get; set; }

    /// <summary>The exception's type only: its message may hold personal data.</summary>
    public string? LastError { get; set; }
}

/// <summary>Who listens to what, under names that survive a rename.</summary>
internal sealed record Subscription(Type Event, Type Handler)
{
    public string EventName { get; } = StableNameAttribute.Of(Event);
    public string Name { get; } = StableNameAttribute.Of(Handler);

    public bool WaitsForOthers { get; } = Handler.IsDefined(typeof(WaitsForOthersAttribute), false);

    public bool IsOneAtATime { get; } = Handler.IsDefined(typeof(OneAtATimeAttribute), false);

    public static IEnumerable<Subscription> In(System.Reflection.Assembly assembly) =>
        from handler in assembly.GetTypes()
        where handler is { IsClass: true, IsAbstract: false }
        from i in handler.GetInterfaces()
        where i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEventHandler<>)
        select new Subscription(i.GetGenericArguments()[0], handler);

    public OutboxMessage Address(IEvent e, Guid subjectId, Guid? tenantId, DateTime dueAt) => new()
    {
        TenantId = tenantId,
        SubjectId = subjectId,
        EventName = EventName,
        Subscriber = Name,
        Payload = JsonSerializer.Serialize(e, Event),
        DueAt = dueAt,
    };
}
