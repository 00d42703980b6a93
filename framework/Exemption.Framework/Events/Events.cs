namespace Exemption.Framework.Events;

/// <summary>Something that has happened, or a job to be done; values only, no personal data, readable in five years. Carries a <see cref="StableNameAttribute"/>.</summary>
public interface IEvent;

/// <summary>
/// Runs after the cause has committed, in its own unit of work, in the tenant of the cause.
/// Never saves: the dispatcher commits the handler's rows and the delivery mark together. May run again after a failure.
/// </summary>
public interface IEventHandler<in TEvent> where TEvent : IEvent
{
    Task HandleAsync(TEvent e, CancellationToken ct);
}

/// <summary>The name that is stored in the outbox, so that renaming a class never orphans a stored message.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class StableNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    internal static string Of(Type type) => type.GetCustomAttributes(typeof(StableNameAttribute), false) is [StableNameAttribute a]
        ? a.Name
        : throw new InvalidOperationException($"{type} needs a [StableName].");
}

/// <summary>Puts work for later into the same transaction as its cause. Stands for ABP's <c>IBackgroundJobManager</c>.</summary>
public interface IBackgroundJobManager
{
    /// <param name="job">What is to be done; every handler of its type gets it once.</param>
    /// <param name="subjectId">Messages of one subscriber about one subject run in order.</param>
    /// <param name="delay">Not before this much time has passed.</param>
    void Enqueue(IEvent job, Guid subjectId, TimeSpan? delay = null);
}
