using Exemption.Framework.MultiTenancy;

namespace Exemption.Identity.Domain;

/// <summary>Something that may be guessed at a few times only; every round of guesses makes the next wait longer.</summary>
internal abstract class Guessable
{
    public Guid Id { get; init; }
    public int Failures { get; private set; }
    public DateTime? LockedUntil { get; private set; }

    /// <summary>How often it was locked since the last right guess.</summary>
    public int Rounds { get; private set; }
}

/// <summary>The second factor of an account, whose id it has: a secret that a phone keeps too. Global because it is reached only from a user.</summary>
internal sealed class Authenticator : Guessable, IGlobal
{
    public required byte[] SecretCipher { get; set; }

    /// <summary>Null until its owner has typed a first code; before that it asks nobody for one.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The thirty seconds whose code was used last; neither that one nor an older one is taken again.</summary>
    public long LastStep { get; set; }
}

/// <summary>A browser in which somebody has signed in before; its guesses are counted apart from those of strangers. Global as <see cref="Authenticator"/>.</summary>
internal sealed class KnownDevice : Guessable, IGlobal
{
    public required Guid UserId { get; init; }

    /// <summary>The account's security stamp at the last sign-in; with a new one (password, sign-out everywhere) the browser is a stranger again.</summary>
    public required string Stamp { get; set; }

    public required DateTime SeenAt { get; set; }
}
