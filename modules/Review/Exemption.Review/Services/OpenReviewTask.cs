using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>Keeps the desks in step with the application: leaving a desk closes its turn, coming to one opens a turn, and the open pages are told.</summary>
[StableName("review.open-task")]
internal sealed class OpenReviewTask(ExemptionDbContext db, DeskNews news) : IEventHandler<ApplicationStatusChanged>
{
    public async Task HandleAsync(ApplicationStatusChanged e, CancellationToken ct)
    {
        var open = await db.Set<ReviewTask>().Where(t => t.ApplicationId == e.ApplicationId && t.IsOpen == true).ToListAsync(ct);
        foreach (var left in open.Where(t => !t.Covers(e.At)))
        {
            left.Close(e.At);
        }

        // A reviewer may have been faster than the outbox and have opened, or even decided, this very turn.
        var at = ReviewTask.Instant(e.At);
        if (ReviewStages.Of(e.To) is { } stage
            && !await db.Set<ReviewTask>().AnyAsync(t => t.ApplicationId == e.ApplicationId && t.Stage == stage && t.OpenedAt >= at, ct))
        {
            db.Add(ReviewTask.Open(e.TenantId, e.ApplicationId, stage, e.At, (await db.CurrentChecklistAsync(ct)).Number));
        }

        // The application itself has long been committed; a page told twice fetches twice.
        if (ReviewStages.Of(e.From) is { } before)
        {
            news.Tell(before, e.TenantId, new DeskEvent(DeskEventKind.Left, e.ApplicationId));
        }

        if (ReviewStages.Of(e.To) is { } now)
        {
            news.Tell(now, e.TenantId, new DeskEvent(DeskEventKind.Came, e.ApplicationId));
        }
    }
}
