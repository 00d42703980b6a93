using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Exemption.Applications.Deadlines;

/// <summary>How many days before its last day a correction is reminded of; what cannot be keeps the host from starting.</summary>
internal sealed class ReminderSettings
{
    private const int MostDays = 60;

    public ReminderSettings(IConfiguration configuration)
    {
        Hour = configuration.GetValue("Deadlines:Hour", 9);
        var text = configuration.GetValue("Deadlines:ReminderDays", "7,2")!;
        Days = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => int.TryParse(d, CultureInfo.InvariantCulture, out var days) ? days : -1).Order()];
        if (Hour is < 0 or > 23 || Days.Any(d => d is < 0 or > MostDays))
        {
            throw new InvalidOperationException($"Deadlines:ReminderDays must be days from 0 to {MostDays}, divided by commas, and Deadlines:Hour an hour.");
        }
    }

    /// <summary>From the last reminder to the first.</summary>
    public IReadOnlyList<int> Days { get; }

    /// <summary>From which hour of Shanghai: nobody wants an SMS at night.</summary>
    public int Hour { get; }

    /// <summary>The reminder that is due so many days before the last, if one is.</summary>
    public int? Due(int daysLeft) => Days.Where(d => daysLeft <= d).Select(d => (int?)d).FirstOrDefault();
}
