using Microsoft.Extensions.Configuration;

namespace Exemption.Framework.Retention;

/// <summary>Reads the periods of <c>Retention:…</c>; what cannot be, or is less than law demands, keeps the host from starting.</summary>
public sealed class RetentionSettings(IConfiguration configuration)
{
    /// <summary>The longest half year: 网络安全法 demands six months of logs.</summary>
    public const int SixMonths = 184;

    private const int MostDays = 36_500;

    public RetentionPeriod Days(string name, int usual, int least = 0) => new(Read(name, usual, Math.Max(least, 1), MostDays), LeastDays: least);

    public RetentionPeriod Years(string name, int usual) => new(Read(name, usual, 1, 100), InYears: true);

    private int Read(string name, int usual, int least, int most)
    {
        var amount = configuration.GetValue($"Retention:{name}", usual);
        return amount >= least && amount <= most
            ? amount
            : throw new InvalidOperationException($"Retention:{name} is {amount}, but must be between {least} and {most}.");
    }
}
