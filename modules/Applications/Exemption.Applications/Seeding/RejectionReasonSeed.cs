using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Seeding;

/// <summary>
/// Gives every system its first rejection reasons, older ones too, whose rejections name the same codes. The university maintains them from then on.
/// </summary>
internal sealed class RejectionReasonSeed(ExemptionDbContext db, TimeProvider clock) : IDataSeedContributor
{
    public int Order => 10;

    public async Task SeedAsync(SeedContext context, CancellationToken ct)
    {
        if (await db.Set<RejectionReason>().AnyAsync(ct))
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (seed, position) in ReferenceData.Read<IReadOnlyList<SeedReason>>("RejectionReasons.json").Select((s, i) => (s, i)))
        {
            var reason = new RejectionReason { Code = seed.Code };
            reason.Describe(position, seed.Items, seed.NeedsNote, isActive: true);
            db.Add(reason);
            db.Add(reason.Say(new ReasonWords(seed.Chinese, seed.English, seed.Sms, seed.GoodExample, seed.BadExample), now));
        }

        await db.SaveChangesAsync(ct);
    }

    private sealed record SeedReason(
        string Code, string Chinese, string English, string Sms, IReadOnlyList<string> Items, bool NeedsNote, string? GoodExample, string? BadExample);
}
