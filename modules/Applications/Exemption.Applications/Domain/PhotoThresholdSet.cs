using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;
using Exemption.Imaging.Judging;

namespace Exemption.Applications.Domain;

/// <summary>
/// The thresholds by which photographs are judged from a moment on. Rows are only added: every photograph names the set it was judged by. Where there is
/// none, the imaging library's own hold. Global: one university, one measure.
/// </summary>
internal sealed class PhotoThresholdSet : IGlobal, IAppendOnly
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Counts from 1; unique, so that of two who change the present set one is refused.</summary>
    public required int Number { get; init; }
    public required PhotoThresholds Card { get; init; }
    public required PhotoThresholds Certificate { get; init; }
    public required DateTime Since { get; init; }
    public required Guid SetById { get; init; }

    /// <summary>What holds for a kind; where there is no set, the built-in thresholds.</summary>
    public static PhotoThresholds Of(PhotoThresholdSet? set, PhotoKind kind) =>
        kind == PhotoKind.Certificate ? set?.Certificate ?? PhotoThresholds.Certificate : set?.Card ?? PhotoThresholds.Card;
}
