using Exemption.Framework.Data;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>Which points are to be confirmed: now, and in a turn that began under an earlier version.</summary>
internal static class Checklists
{
    /// <summary>The version in force. Seeding has made sure that there is one.</summary>
    public static Task<ChecklistVersion> CurrentChecklistAsync(this ExemptionDbContext db, CancellationToken ct) =>
        db.Set<ChecklistVersion>().AsNoTracking().Latest().FirstAsync(ct);

    public static Task<ChecklistVersion> ChecklistAsync(this ExemptionDbContext db, ReviewTask turn, CancellationToken ct) =>
        db.Set<ChecklistVersion>().AsNoTracking().Numbered(turn.ChecklistNumber).SingleAsync(ct);

    public static IQueryable<ChecklistVersion> Latest(this IQueryable<ChecklistVersion> versions) => versions.OrderByDescending(v => v.Number).Take(1);

    public static IQueryable<ChecklistVersion> Numbered(this IQueryable<ChecklistVersion> versions, int number) => versions.Where(v => v.Number == number);
}
