using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>A day that is not what its weekday says: a public holiday, or a day worked in exchange. Global because the state makes one calendar for all.</summary>
internal sealed class CalendarDay : IGlobal
{
    public const int LongestName = 32;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required DateOnly Day { get; init; }
    public required bool IsWorkday { get; set; }

    /// <summary>国庆节, or what the day is exchanged for.</summary>
    public string? Name { get; set; }
}
