using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>Tells Printing what each desk ticked in the turn in which it last approved.</summary>
internal sealed class ReadCheckedPoints(ExemptionDbContext db) : ICheckedPoints
{
    public async Task<IReadOnlyList<CheckedPoints>> ReadAsync(Guid applicationId, CancellationToken ct)
    {
        // A turn that ended in a rejection was decided, too, but then the desk's approval came in a later one.
        var decided = await db.Set<ReviewTask>().AsNoTracking().Where(t => t.ApplicationId == applicationId && t.ClosedBy != null && t.UndoneAt == null).ToListAsync(ct);
        List<CheckedPoints> points = [];
        foreach (var turn in decided.GroupBy(t => t.Stage).OrderBy(g => g.Key).Select(g => g.MaxBy(t => t.OpenedAt)!))
        {
            points.Add(Of(turn, await db.ChecklistAsync(turn, ct)));
        }

        return points;
    }

    private static CheckedPoints Of(ReviewTask turn, ChecklistVersion checklist) => new(
        turn.Stage == ReviewStage.Center ? ActorSide.Center : ActorSide.University,
        [.. checklist.Of(turn.Stage).Select(i => new CheckedPoint(i.Code, i.Chinese, turn.Ticks.Any(t => t.Code == i.Code)))]);
}
