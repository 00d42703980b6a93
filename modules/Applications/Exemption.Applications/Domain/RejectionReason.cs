using System.Globalization;
using System.Text.RegularExpressions;
using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>
/// A reason that a desk may reject with. Its words are kept apart, each wording for good: a rejection names the wording it was given in, so that no later
/// change reaches it. Global: one university, one set of reasons.
/// </summary>
internal sealed partial class RejectionReason : IGlobal, IHasVersion
{
    public const int LongestCode = 32;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public int Version { get; private set; } = 1;
    public required string Code { get; init; }

    /// <summary>Where it stands among the others, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>What it may be given for; see <see cref="RejectionItems"/>.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];
    public bool NeedsNote { get; private set; }
    public bool IsActive { get; private set; }

    /// <summary>Counts its wordings from 1.</summary>
    public int Wording { get; private set; }

    public string Key => KeyOf(Code, Wording);

    public static bool IsCode(string code) => code.Length <= LongestCode && CodeShape().IsMatch(code);

    public void Describe(int position, IReadOnlyList<string> items, bool needsNote, bool isActive) => (Position, Items, NeedsNote, IsActive) = (position, items, needsNote, isActive);

    /// <summary>From now on it says this.</summary>
    public ReasonWording Say(ReasonWords words, DateTime now)
    {
        Wording++;
        return new ReasonWording
        {
            Key = Key, Chinese = words.Chinese, English = words.English, Sms = words.Sms, GoodExample = words.GoodExample, BadExample = words.BadExample, Since = now,
        };
    }

    /// <summary>The first wording has the bare code, which is how rejections named reasons before there were wordings.</summary>
    private static string KeyOf(string code, int wording) => wording == 1 ? code : string.Create(CultureInfo.InvariantCulture, $"{code}.{wording}");

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();
}

/// <summary>How a reason reads from a moment on; rows are only added. Global like its reason.</summary>
internal sealed class ReasonWording : IGlobal, IAppendOnly
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Unique: of two who change the same reason one is refused.</summary>
    public required string Key { get; init; }
    public required string Chinese { get; init; }
    public required string English { get; init; }
    public required string Sms { get; init; }

    /// <summary>Code of one of our drawings; see <see cref="ReasonExamples"/>.</summary>
    public string? GoodExample { get; init; }
    public string? BadExample { get; init; }
    public required DateTime Since { get; init; }

    public ReasonWords Words => new(Chinese, English, Sms, GoodExample, BadExample);
}

/// <summary>The drawings that may stand beside a reason; the pages draw them.</summary>
internal static class ReasonExamples
{
    public static IReadOnlyList<string> Good { get; } = ["Card", "Sheet", "Number"];

    public static IReadOnlyList<string> Bad { get; } = ["Blurred", "CutOff", "Glare", "TooDark", "TooBright", "TooSmall", "NotFound", "WrongDocument", "NumberDiffers", "Expired"];
}
