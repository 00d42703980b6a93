namespace Exemption.Review.Domain;

/// <summary>A point that is ticked, and by whom.</summary>
/// <param name="ById">The person; null for the system, and for ticks older than this record.</param>
/// <param name="Evidence">What held when the system ticked it; empty for a person.</param>
internal sealed record Tick(string Code, Guid? ById, IReadOnlyList<Evidence> Evidence)
{
    private const char Parts = '/';
    private const char And = '+';

    public static Tick ByPerson(string code, Guid by) => new(code, by, []);

    public static Tick BySystem(ChecklistItem item) => new(item.Code, null, item.Evidence);

    public bool IsBySystem => Evidence.Count > 0;

    /// <summary>One word, as the database keeps it: <c>Code</c>, <c>Code/person</c> or <c>Code//Evidence+Evidence</c>. Ticks from before there was a second part read as what they are.</summary>
    public override string ToString() => IsBySystem ? $"{Code}{Parts}{Parts}{string.Join(And, Evidence)}" : ById is { } person ? $"{Code}{Parts}{person:N}" : Code;

    public static Tick Parse(string word) => word.Split(Parts) switch
    {
        [var code, "", var evidence] => new Tick(code, null, [.. evidence.Split(And).Select(Enum.Parse<Evidence>)]),
        [var code, var person] => new Tick(code, Guid.ParseExact(person, "N"), []),
        var parts => new Tick(parts[0], null, []),
    };
}
