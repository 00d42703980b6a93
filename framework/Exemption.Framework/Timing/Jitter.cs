using System.Security.Cryptography;

namespace Exemption.Framework.Timing;

/// <summary>Keeps those who failed together from coming back together.</summary>
public static class Jitter
{
    /// <summary>The pause or up to a quarter less, so that the longest pause stays the longest.</summary>
    public static TimeSpan Shorten(TimeSpan pause) => pause * (RandomNumberGenerator.GetInt32(750, 1001) / 1000d);
}
