using Exemption.Framework.MultiTenancy;

namespace Exemption.Review.Domain;

/// <summary>A word that staff may put on cases, to find them again (F-45). Global because the university keeps one list for all desks. Retired, never deleted: what carries it still shows it.</summary>
internal sealed class CaseTag : IGlobal
{
    public const int LongestName = 30;
    public const int Most = 60;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Chinese { get; set; }
    public required string English { get; set; }
    public required TagColor Color { get; set; }

    /// <summary>Put on no further case.</summary>
    public bool IsRetired { get; set; }

    public string NameIn(string culture) => culture.StartsWith("zh", StringComparison.Ordinal) ? Chinese : English;
}

/// <summary>Few, and each readable in words on its ground: a colour alone says nothing to whoever does not see it.</summary>
internal enum TagColor
{
    Grey,
    Blue,
    Green,
    Amber,
    Red,
    Purple,
}
