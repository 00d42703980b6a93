using System.Security.Cryptography;
using Exemption.Applications;
using Exemption.Applications.Domain;
using Exemption.Framework.Auditing;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Framework.Modularity;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Security;
using Exemption.Host.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Tests.Faults.Kit;

/// <summary>
/// What must hold in every database the product has ever written, and what must be in it because somebody was told so. Looks from outside, with the product's own model.
/// </summary>
internal sealed class Invariants(string folder, string? mySql)
{
    private static readonly Dictionary<HandlingAction, string[]> AuditedAs = new()
    {
        [HandlingAction.Submit] = ["Submission.Submit"],
        [HandlingAction.Recall] = ["MyApplications.Recall"],
        [HandlingAction.CenterApprove] = ["CenterReview.Approve"],
        [HandlingAction.ReturnToCenter] = ["UniversityReview.Return"],
        [HandlingAction.Undo] = ["CenterReview.Undo", "UniversityReview.Undo"],
        [HandlingAction.TakeBack] = ["CenterReview.TakeBack", "UniversityReview.TakeBack"],
        [HandlingAction.UniversityApprove] = ["UniversityReview.Approve"],
        [HandlingAction.Reject] = ["CenterReview.Reject", "UniversityReview.Reject"],
    };

    private readonly List<string> _broken = [];

    /// <summary>Reads a picture's file; null where there is none. Other images of a disk are read by other means.</summary>
    public Func<string, byte[]?> ReadBlob { get; init; } = name =>
        Path.Combine(folder, "blobs", name[^4..^2], name[^2..], name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>What is broken, in words; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(Ledger ledger)
    {
        using var _ = new CurrentTenant().AcrossTenants();
        await using var db = Open();
        await IntegrityAsync(db);
        var applications = await db.Set<ExemptionApplication>().AsNoTracking().Include(a => a.Records).Include(a => a.Photos).Include(a => a.Courses).AsSplitQuery().ToDictionaryAsync(a => a.Id);
        Photos(applications.Values.SelectMany(a => a.Photos));
        await StatesAsync(db, applications.Values);
        await PromisesAsync(db, applications, ledger);
        return _broken;
    }

    private ExemptionDbContext Open()
    {
        var options = new DbContextOptionsBuilder<ExemptionDbContext>();
        Exemption.Host.Hosting.Database.Use(options, new HostSettings(folder, folder, Demo: false, mySql));
        return new ExemptionDbContext(options.Options, new ModuleCatalog(ModuleList.All), new CurrentTenant(), new WriteQueue());
    }

    private async Task IntegrityAsync(ExemptionDbContext db)
    {
        if (mySql is null)
        {
            var answer = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync();
            Demand(answer is ["ok"], $"SQLite: {string.Join("; ", answer)}");
            Demand((await db.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync()).Count == 0, "SQLite: a foreign key leads nowhere");
        }
        else
        {
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"CHECK TABLE `{table}`";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    Demand(reader.GetString(2) != "error" && (reader.GetString(2) != "status" || reader.GetString(3) == "OK"), $"{table}: {reader.GetString(3)}");
                }
            }
        }
    }

    /// <summary>Each row opens its files, and what comes out is what went in.</summary>
    private void Photos(IEnumerable<DocumentPhoto> photos)
    {
        var sensitive = new SensitiveData(KeyRing.Open(Path.Combine(folder, "keys")));
        foreach (var photo in photos)
        {
            foreach (var variant in Enum.GetValues<PhotoVariant>().Where(photo.Has))
            {
                if (ReadBlob(photo.BlobNameOf(variant)) is not { } file)
                {
                    Demand(false, $"photo {photo.Id}: no file of its {variant}");
                    continue;
                }

                try
                {
                    var plain = sensitive.OpenFile(file, photo.KeyOf(variant), DocumentPhoto.Place(photo.ApplicationId, photo.Id, variant));
                    Demand(variant != PhotoVariant.Full || SHA256.HashData(plain).AsSpan().SequenceEqual(photo.Sha256), $"photo {photo.Id}: another picture");
                }
                catch (Exception e) when (e is CryptographicException or ArgumentException)
                {
                    Demand(false, $"photo {photo.Id}: its {variant} does not open ({file.Length} bytes)");
                }
            }
        }
    }

    private async Task StatesAsync(ExemptionDbContext db, IReadOnlyCollection<ExemptionApplication> applications)
    {
        var outbox = (await db.Set<OutboxMessage>().AsNoTracking().Select(m => new { m.SubjectId, m.EventName, m.Subscriber }).ToListAsync()).ToLookup(m => m.SubjectId);
        var audits = (await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Outcome == "ok" && a.Subject != null).Select(a => new { a.Subject, a.Action }).ToListAsync()).ToLookup(a => a.Subject);
        var views = (await db.Set<AccessLogEntry>().AsNoTracking().Where(v => v.What == "record.pdf").Select(v => v.SubjectId).ToListAsync()).CountBy(id => id).ToDictionary();
        var keys = (await db.Set<IdempotencyKey>().AsNoTracking().Select(k => k.ApplicationId).ToListAsync()).CountBy(id => id).ToDictionary();
        var name = Exemption.Framework.Events.StableNameAttribute.Of(typeof(ApplicationStatusChanged));
        foreach (var a in applications)
        {
            var moves = a.Records.Where(r => r.ToStatus is not null).OrderBy(r => r.At).ThenBy(r => r.Id).ToList();
            Demand(moves.Count > 0 && moves[0].Action == HandlingAction.Created, $"{a.Id}: no record of its beginning");
            Demand(moves.Count > 0 && moves[^1].ToStatus == a.Status, $"{a.Id}: is {a.Status}, and its last record says {moves.LastOrDefault()?.ToStatus}");
            Demand(moves.Zip(moves.Skip(1)).All(p => p.First.ToStatus == p.Second.FromStatus), $"{a.Id}: a gap in its records");
            Demand(moves.Where(r => r.Action != HandlingAction.Created).All(r => AuditedAs.TryGetValue(r.Action, out var known) && audits[a.Id.ToString()].Any(e => known.Contains(e.Action))), $"{a.Id}: a decision without audit row");
            foreach (var (action, audited) in AuditedAs)
            {
                var (done, written) = (moves.Count(r => r.Action == action), audits[a.Id.ToString()].Count(e => audited.Contains(e.Action)));
                Demand(written >= done, $"{a.Id}: {done} times {action}, {written} audit rows");
            }

            foreach (var subscriber in outbox[a.Id].Where(m => m.EventName == name).CountBy(m => m.Subscriber).DefaultIfEmpty(new("anybody", 0)))
            {
                Demand(subscriber.Value == moves.Count - 1, $"{a.Id}: {moves.Count - 1} moves, {subscriber.Value} messages for {subscriber.Key}");
            }

            var submissions = moves.Count(r => r.Action == HandlingAction.Submit);
            Demand(keys.GetValueOrDefault(a.Id) == submissions, $"{a.Id}: {submissions} submissions, {keys.GetValueOrDefault(a.Id)} keys");
            Demand((a.Number is not null) == submissions > 0, $"{a.Id}: number {a.Number} after {submissions} submissions");
            Demand((a.LiveCertificateKey is not null) == a.IsLive, $"{a.Id}: holds its certificate although {a.Status}");
            Demand(a.Photos.Where(p => p.ReplacedAt is null).CountBy(p => p.Kind).All(k => k.Value == 1), $"{a.Id}: two pictures in one slot");
            Demand(!a.IsLive || a.Photos.Count(p => p.ReplacedAt is null) == 3, $"{a.Id}: submitted without its pictures");
            var prints = a.Records.Count(r => r.Action == HandlingAction.RecordPrinted);
            Demand(views.GetValueOrDefault(a.Id) >= prints, $"{a.Id}: printed {prints} times, logged {views.GetValueOrDefault(a.Id)}");
        }
    }

    private async Task PromisesAsync(ExemptionDbContext db, Dictionary<Guid, ExemptionApplication> applications, Ledger ledger)
    {
        var keys = await db.Set<IdempotencyKey>().AsNoTracking().Select(k => k.Key).ToHashSetAsync();
        foreach (var (id, page) in ledger.Pages)
        {
            if (!applications.TryGetValue(id, out var a))
            {
                Demand(false, $"{id}: lost as a whole");
                continue;
            }

            foreach (var (step, tried) in page.Tried.Where(t => Enum.TryParse<HandlingAction>(t.Key, out _)))
            {
                var (certain, there) = (page.Certain.GetValueOrDefault(step), a.Records.Count(r => r.Action.ToString() == step));
                Demand(there >= certain, $"{id}: {step} was acknowledged {certain} times and is there {there} times");
                Demand(there <= tried, $"{id}: {step} was asked for {tried} times and is there {there} times");
            }

            Demand(page.IsOpen || page.Remark is null || a.Remark == page.Remark, $"{id}: what was saved last is not there");
            foreach (var (kind, photo) in page.Photos)
            {
                Demand(page.IsOpen || a.Photos.Any(p => p.Id == photo && p.ReplacedAt is null), $"{id}: the acknowledged picture {kind} is not there");
            }

            Demand(page.SubmissionKeys.All(keys.Contains), $"{id}: a submission's key is not there");
        }
    }

    private void Demand(bool holds, string what)
    {
        if (!holds)
        {
            _broken.Add(what);
        }
    }
}
