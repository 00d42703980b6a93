using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Seeding;

/// <summary>Gives every system a first wording of the consent to ID photos, older ones too: without a wording nobody could consent.</summary>
internal sealed class ConsentTextSeed(ExemptionDbContext db, TimeProvider clock) : IDataSeedContributor
{
    public int Order => 10;

    public async Task SeedAsync(SeedContext context, CancellationToken ct)
    {
        if (await db.Set<ConsentWording>().AnyAsync(ct))
        {
            return;
        }

        var texts = ReferenceData.Read<SeedConsent>("ConsentText.json");
        db.Add(new ConsentWording { Version = 1, Chinese = texts.Chinese, English = texts.English, Since = clock.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(ct);
    }

    private sealed record SeedConsent(ConsentText Chinese, ConsentText English);
}
