using Exemption.Framework.Events;

namespace Exemption.Framework.Domain;

/// <summary>A row with a life of its own that may announce what happened to it. Stands for ABP's <c>AggregateRoot</c>.</summary>
public abstract class AggregateRoot
{
    private readonly List<IEvent> _events = [];

    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    protected void Raise(IEvent e) => _events.Add(e);

    internal IReadOnlyList<IEvent> TakeEvents()
    {
        IEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }
}
