namespace Exemption.Applications;

/// <summary>
/// What each desk ticked when it last approved an application. Review answers and Printing asks; neither may see the other, so the question stands here.
/// </summary>
public interface ICheckedPoints
{
    /// <summary>One entry per desk that approved, the centre first; within the caller's tenant scope.</summary>
    Task<IReadOnlyList<CheckedPoints>> ReadAsync(Guid applicationId, CancellationToken ct);
}

/// <summary>A desk's checklist at its decision.</summary>
public sealed record CheckedPoints(ActorSide Side, IReadOnlyList<CheckedPoint> Points);

/// <param name="Text">In Chinese, as the version of the checklist had it by which the desk decided.</param>
/// <param name="Checked">Ticked by the reviewer, or by the system.</param>
public sealed record CheckedPoint(string Code, string Text, bool Checked);
