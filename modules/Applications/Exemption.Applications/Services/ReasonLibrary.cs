using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Localization;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Looks into the library of rejection reasons: some dozens of rows, so nothing is paged.</summary>
internal sealed class ReasonLibrary(ExemptionDbContext db, TextCatalog texts) : IReasonTexts
{
    public const int LongestNote = 100;

    public async Task<ReasonTexts> ReadAsync(CancellationToken ct) =>
        new((await db.Set<ReasonWording>().AsNoTracking().ToListAsync(ct)).ToDictionary(w => w.Key, w => w.Words), texts);

    public async Task<RejectionChoices> ChoicesAsync(CancellationToken ct)
    {
        var words = await ReadAsync(ct);
        return new RejectionChoices([.. (await ActiveAsync(ct)).Select(r => new RejectionReasonChoice(r.Code, words[r.Key], r.NeedsNote, r.Items))], RejectionItems.All);
    }

    /// <summary>The points of a rejection as they are kept: with the wording in force, in the order of the form. Refuses what the library does not allow.</summary>
    public async Task<IReadOnlyList<RejectionPoint>> KeepAsync(IReadOnlyList<RejectionPoint> points, CancellationToken ct)
    {
        if (points.Count == 0)
        {
            throw new InputException("points", ApplicationErrors.RejectionPointMissing);
        }

        var reasons = (await ActiveAsync(ct)).ToDictionary(r => r.Code);
        var kept = points.Select(p => Keep(p, reasons.GetValueOrDefault(p.Reason))).DistinctBy(p => (p.Item, p.Reason));
        return [.. kept.OrderBy(p => RejectionItems.All.ToList().IndexOf(p.Item))];
    }

    private static RejectionPoint Keep(RejectionPoint point, RejectionReason? reason)
    {
        if (reason?.Items.Contains(point.Item) != true)
        {
            throw new InputException("points", ApplicationErrors.ReasonNotForItem);
        }

        var note = FieldText.Free(point.Note);
        return note is null && reason.NeedsNote ? throw new InputException("points", ApplicationErrors.ReasonNeedsNote)
            : note?.Length > LongestNote ? throw new InputException("points", "Exemption:TooLong")
            : new RejectionPoint(point.Item, reason.Key, note);
    }

    private Task<List<RejectionReason>> ActiveAsync(CancellationToken ct) =>
        db.Set<RejectionReason>().AsNoTracking().Where(r => r.IsActive).OrderBy(r => r.Position).ThenBy(r => r.Code).ToListAsync(ct);
}
