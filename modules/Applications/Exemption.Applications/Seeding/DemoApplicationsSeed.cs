using System.Diagnostics;
using System.Globalization;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Localization;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Seeding;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Seeding;

/// <summary>Fills the demo with applications in every status, each moved there by the aggregate itself, so that history, notices and SMS follow as in life.</summary>
internal sealed class DemoApplicationsSeed(
    ExemptionDbContext db, DemoStoryteller teller, DemoPhotographer photographer, ILearningCenterDirectory centers, ICurrentTenant tenant, TimeProvider clock,
    IDemoRegister? register = null, IDemoPhotoSource? source = null) : IDataSeedContributor
{
    // After the catalogue.
    public int Order => 11;

    public async Task SeedAsync(SeedContext context, CancellationToken ct)
    {
        if (!context.Demo || register is null)
        {
            return;
        }

        using var _ = tenant.AcrossTenants();   // the demo fills all centres
        if (await db.Set<ExemptionApplication>().AnyAsync(ct))
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var stories = await StoriesAsync(register, ct);
        if (source is not null)
        {
            await photographer.PhotographAsync(stories, source, ct);
        }

        var declaration = (await db.ReadTextsAsync(ct)).DeclarationVersion;
        foreach (var story in stories.OrderBy(s => s.StartedAt))
        {
            // Numbers first: making the first one of a year saves, and nothing half told must be saved with it.
            var number = story.IsSubmitted ? await NumberAsync(ct) : string.Empty;
            teller.Tell(story, new DemoSubmission(number, story.Application.WindowId!.Value, declaration));
        }

        // Whoever was photographed has consented before: at the beginning of the first story.
        var wording = await db.Set<ConsentWording>().AsNoTracking().OrderByDescending(w => w.Version).FirstAsync(ct);
        db.AddRange(stories.Where(s => s.HasPhotos).GroupBy(s => s.Student.Profile.UserId).Select(g => g.MinBy(s => s.StartedAt)!)
            .Select(s => PhotoConsent.Give(s.Student.Profile.CenterId, s.Student.Profile.UserId, null, wording, TextCatalog.DefaultCulture, s.StartedAt)));
        db.AddRange(stories.Select(s => s.Application));
        await db.SaveChangesAsync(ct);
        context.Report(string.Create(CultureInfo.InvariantCulture, $"Demo: {stories.Count} applications in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s."));
    }

    private async Task<IReadOnlyList<DemoStory>> StoriesAsync(IDemoRegister known, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var window = await db.FindOpenWindowAsync(now, ct);
        var types = await db.Set<CertificateType>().AsNoTracking().Include(t => t.Courses).OrderBy(t => t.Code).ToListAsync(ct);
        var contacts = (await centers.ListAsync(ct)).ToDictionary(c => c.Id, c => c.ContactName);
        var students = (await known.ListAsync(ct)).Where(s => s.HasSignedIn).ToList();
        return window is null || types.Count == 0 || students.Count == 0 ? [] : DemoStoryteller.Begin(students, types, contacts, window, now);
    }

    private async Task<string> NumberAsync(CancellationToken ct)
    {
        var year = Shanghai.Today(clock).Year;
        return ApplicationNumbers.Format(year, await db.NextNumberAsync(ApplicationNumbers.CounterOf(year), ct));
    }
}
