using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Seeding;

/// <summary>
/// Gives every system a first wording of the consent to ID photos, older ones too: without a wording nobody could consent. Where our own wording from the
/// time before photographs were read is still in force, the present one follows it, and students are asked anew. A wording of the university's own is left alone.
/// </summary>
internal sealed class ConsentTextSeed(ExemptionDbContext db, TimeProvider clock) : IDataSeedContributor
{
    public int Order => 10;

    public async Task SeedAsync(SeedContext context, CancellationToken ct)
    {
        var texts = ReferenceData.Read<SeedConsent>("ConsentText.json");
        var latest = await db.Set<ConsentWording>().AsNoTracking().OrderByDescending(w => w.Version).FirstOrDefaultAsync(ct);
        if (latest is not null && latest.Chinese.Purpose != texts.PurposeBeforeReading)
        {
            return;
        }

        db.Add(new ConsentWording { Version = (latest?.Version ?? 0) + 1, Chinese = texts.Chinese, English = texts.English, AllowsReading = true, Since = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(ct);
    }

    private sealed record SeedConsent(string PurposeBeforeReading, ConsentText Chinese, ConsentText English);
}
