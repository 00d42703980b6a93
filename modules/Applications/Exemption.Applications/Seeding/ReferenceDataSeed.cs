using System.Globalization;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Seeding;
using Exemption.Framework.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Exemption.Applications.Seeding;

/// <summary>
/// Gives an empty system the guide, the contacts and the declaration. A demo also gets a catalogue, a window around today and news; the issuers in it are fictitious,
/// so a real system starts without them. <c>Seed:SampleCatalogue</c> asks for them outside a demo.
/// </summary>
internal sealed class ReferenceDataSeed(ExemptionDbContext db, IConfiguration configuration, TimeProvider clock) : IDataSeedContributor
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public int Order => 10;

    public async Task SeedAsync(SeedContext context, CancellationToken ct)
    {
        // The texts' one row is written last; where it stands, everything has been seeded, and what is missing was removed on purpose.
        if (await db.Set<SiteTexts>().AnyAsync(ct))
        {
            return;
        }

        var data = ReferenceData.Read<ReferenceData>("ReferenceData.json");
        if (context.Demo || configuration.GetValue("Seed:SampleCatalogue", false))
        {
            db.AddRange(data.CertificateTypes.Select(ToType));
            db.AddRange(data.Windows.Select(ToWindow));
            db.AddRange(data.Announcements.Select(a => new Announcement { Title = a.Title, Body = a.Body, PublishedAt = Now.AddDays(-a.DaysAgo), IsActive = true }));
        }

        var texts = ToTexts(data.Texts);
        db.Add(texts);
        db.Add(new DeclarationWording { Version = texts.DeclarationVersion, Text = texts.DeclarationText, Since = Now });
        await db.SaveChangesAsync(ct);
    }

    private CertificateType ToType(SeedCertificateType t)
    {
        var type = new CertificateType();
        type.Describe(t.Code, t.Name, t.Issuer, t.HasExpiry, null, true, Now);
        type.Offer(t.Levels.SelectMany(l => l.Value.Select((c, i) => new CatalogueCourse
        {
            Level = l.Key, Code = c.Code, Name = c.Name, Credits = c.Credits, MajorCodes = c.MajorCodes ?? [], Position = i,
        })));
        return type;
    }

    private ApplicationWindow ToWindow(SeedWindow w)
    {
        var (opens, closes) = (Shanghai.DayOf(Now).AddDays(w.OpensInDays), Shanghai.DayOf(Now).AddDays(w.ClosesInDays));
        var window = new ApplicationWindow();
        window.Describe(w.Name.Replace("{year}", opens.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), Shanghai.StartOf(opens), Shanghai.StartOf(closes), w.GraceDays);
        return window;
    }

    private static SiteTexts ToTexts(SeedTexts t) => new()
    {
        UniversityContactName = t.UniversityContactName,
        UniversityPhone = t.UniversityPhone,
        SupportName = t.SupportName,
        SupportPhone = t.SupportPhone,
        GuideMarkdown = string.Join('\n', t.Guide),
        DeclarationText = string.Join('\n', t.Declaration),
        DeclarationVersion = t.DeclarationVersion,
    };
}
