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

/// <summary>On a handler that spends its time waiting for somebody outside the house; more of its messages are delivered at once.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WaitsForOthersAttribute : Attribute;

/// <summary>On a handler whose messages mostly write the same rows: at once they would only be in each other's way.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OneAtATimeAttribute : Attribute;

/// <summary>
/// Thrown by a handler that can do nothing at all for the moment, such as while its provider is down. The message does not count as tried, and the subscriber's
/// other messages wait too, untouched: an outage of an hour costs no writes, and all of them are due the moment it ends.
/// </summary>
public sealed class NotNowException(TimeSpan pause) : Exception
{
    public TimeSpan For { get; } = pause;
}

/// <summary>What a handler may know about the delivery it serves.</summary>
public sealed class Delivery
{
    /// <summary>Above one when somebody has begun before and did not come to the end: what that one did outside is unknown.</summary>
    public int Attempt { get; internal set; } = 1;
}

/// <summary>Takes back what was announced, as long as nobody has been told.</summary>
public interface IAnnouncements
{
    /// <summary>
    /// Removes, in the caller's unit of work, what waits for its time to be told of one event, for all its subscribers. False when one of them has been told or is
    /// being told; and where one begins in this very moment, the caller's save fails as a lost race does.
    /// </summary>
    Task<bool> WithdrawAsync<T>(Guid subjectId, Func<T, bool> which, CancellationToken ct) where T : IEvent;
}

/// <summary>Puts work for later into the same transaction as its cause. Stands for ABP's <c>IBackgroundJobManager</c>.</summary>
public interface IBackgroundJobManager
{
    /// <param name="job">What is to be done; every handler of its type gets it once.</param>
    /// <param name="subjectId">Messages of one subscriber about one subject run in order.</param>
    /// <param name="delay">Not before this much time has passed.</param>
    void Enqueue(IEvent job, Guid subjectId, TimeSpan? delay = null);

    /// <summary>Jobs of this type, of all centres, that wait for their time or their turn.</summary>
    Task<IReadOnlyList<T>> WaitingAsync<T>(CancellationToken ct) where T : IEvent;
}
