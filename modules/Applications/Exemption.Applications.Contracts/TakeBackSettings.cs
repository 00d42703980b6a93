namespace Exemption.Applications;

/// <summary>How long a decision may be taken back by whoever made it, before anybody is told of it (<c>Decisions:TakeBackSeconds</c>; 0: not at all).</summary>
public sealed record TakeBackSettings(int Seconds)
{
    public TimeSpan Window => TimeSpan.FromSeconds(Seconds);

    /// <summary>When the decision is told: what is asked for at the last moment must still come in time.</summary>
    public TimeSpan ToldAfter => Seconds == 0 ? TimeSpan.Zero : Window + TimeSpan.FromSeconds(2);
}
