using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Timing;
using Exemption.Review.Data;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>
/// Counts what happens, for its centre and for all centres together. The rows commit together with the delivery mark, so each happening counts once; one after another, for most of
/// them count in the same rows.
/// </summary>
[StableName("review.count"), OneAtATime]
internal sealed class CountFigures(ExemptionDbContext db, ICurrentTenant tenant) : IEventHandler<ApplicationStatusChanged>, IEventHandler<StudentNotReached>
{
    public async Task HandleAsync(ApplicationStatusChanged e, CancellationToken ct)
    {
        if (Figures.Of(e) is not { } figure)
        {
            return;
        }

        // Seen across centres: the sum of all of them belongs to none.
        using var _ = tenant.AcrossTenants();
        var decidedBy = figure.StageOf() is { } stage ? await DecidedByAsync(e, stage, ct) : null;
        db.Add(CountedCase.Of(e, figure, decidedBy));
        List<(Figure, string)> counted = [(figure, FigurePart.Whole), .. e.Reasons.Distinct().Select(r => (figure, FigurePart.For(r)))];
        if (decidedBy is { } person)
        {
            counted.Add((figure, FigurePart.By(person)));
        }

        if (figure.StageOf() == ReviewStage.Center && await IsFirstAsync(e, ct))
        {
            counted.Add((Figure.FirstDecided, FigurePart.Whole));
            if (figure == Figure.CenterApproved)
            {
                counted.Add((Figure.FirstPassed, FigurePart.Whole));
            }
        }

        await CountAsync(e.TenantId, e.At, counted, ct);
    }

    public async Task HandleAsync(StudentNotReached e, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        db.Add(new CountedCase { TenantId = e.TenantId, ApplicationId = e.ApplicationId, Figure = Figure.SmsFailed, At = e.At });
        await CountAsync(e.TenantId, e.At, [(Figure.SmsFailed, FigurePart.Whole)], ct);
    }

    private async Task CountAsync(Guid center, DateTime at, List<(Figure Figure, string Part)> counted, CancellationToken ct)
    {
        var day = Shanghai.DayOf(at);
        foreach (var (scope, owner) in new[] { (center, (Guid?)center), (DailyFigure.AllCenters, null) })
        {
            var known = (await db.Set<DailyFigure>().OfDay(scope, day).ToListAsync(ct)).ToDictionary(f => (f.Figure, f.Part));
            foreach (var (figure, part) in counted)
            {
                if (!known.TryGetValue((figure, part), out var row))
                {
                    db.Add(row = new DailyFigure { TenantId = owner, Scope = scope, Day = day, Figure = figure, Part = part });
                }

                row.CountOne();
            }
        }
    }

    /// <summary>Whose turn the decision ended: the first that was closed no earlier than it was made. A later one may be closed already.</summary>
    private async Task<Guid?> DecidedByAsync(ApplicationStatusChanged e, ReviewStage stage, CancellationToken ct)
    {
        var at = ReviewTask.Instant(e.At);
        return await db.Set<ReviewTask>().AsNoTracking().Where(t => t.ApplicationId == e.ApplicationId && t.Stage == stage && t.ClosedBy != null && t.ClosedAt >= at)
            .OrderBy(t => t.ClosedAt).Select(t => t.ClosedBy).FirstOrDefaultAsync(ct);
    }

    private async Task<bool> IsFirstAsync(ApplicationStatusChanged e, CancellationToken ct)
    {
        var at = ReviewTask.Instant(e.At);
        return !await db.Set<ReviewTask>().AnyAsync(t => t.ApplicationId == e.ApplicationId && t.Stage == ReviewStage.Center && t.ClosedBy != null && t.ClosedAt < at, ct);
    }
}
