using Exemption.Framework.Events;

namespace Exemption.Framework.Domain;

/// <summary>A row with a life of its own that may announce what happened to it. Stands for ABP's <c>AggregateRoot</c>.</summary>
public abstract class AggregateRoot
{
    private readonly List<(IEvent Event, TimeSpan Delay)> _events = [];

    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <param name="delay">Nobody is told before this much time has passed, so that it can be taken back; see <see cref="IAnnouncements"/>.</param>
    protected void Raise(IEvent e, TimeSpan delay = default) => _events.Add((e, delay));

    internal IReadOnlyList<(IEvent Event, TimeSpan Delay)> TakeEvents()
    {
        (IEvent, TimeSpan)[] taken = [.. _events];
        _events.Clear();
        return taken;
    }
}
