using Exemption.Framework.Data;
using Exemption.Framework.Localization;
using Exemption.Framework.Seeding;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Seeding;

/// <summary>Gives every system the guide's checklists as its first version, older ones too: their decided turns were ticked by these very points.</summary>
internal sealed class ChecklistSeed(ExemptionDbContext db, TextCatalog texts, TimeProvider clock) : IDataSeedContributor
{
    public int Order => 20;

    public async Task SeedAsync(SeedContext context, CancellationToken ct)
    {
        if (await db.Set<ChecklistVersion>().AnyAsync(ct))
        {
            return;
        }

        db.Add(new ChecklistVersion
        {
            Number = 1, Items = Checklist.First((culture, code) => texts.Find(culture, $"Checklist:{code}")!), Since = clock.GetUtcNow().UtcDateTime, SetById = null,
        });
        await db.SaveChangesAsync(ct);
    }
}
