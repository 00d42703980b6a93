using System.Security.Cryptography;
using System.Text;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Security;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Another student's application with the same certificate number or ID number.</summary>
internal sealed record Match(ExemptionApplication Other, IReadOnlyList<DuplicateGround> Grounds);

/// <summary>
/// Finds who else uses a certificate number or an ID number, at whichever centre: a certificate used at two centres is the very fraud to be found, so this looks across the tenants.
/// Whoever asks cuts the answer down to what its reader may know.
/// </summary>
internal sealed class DuplicateSearch(ExemptionDbContext db, SensitiveFields fields, ISensitiveData sensitive, ICurrentTenant tenant, TimeProvider clock)
{
    public const string SeenColumn = "app.duplicateSeen";

    private const int Limit = 20;
    private const char Part = '.';

    private static readonly IReadOnlyList<ApplicationStatus> Parties =
        [ApplicationStatus.Submitted, ApplicationStatus.Rejected, ApplicationStatus.CenterApproved, ApplicationStatus.Approved];

    /// <summary>The photos of the application must be loaded.</summary>
    public async Task<IReadOnlyList<Match>> FindAsync(ExemptionApplication a, CancellationToken ct)
    {
        if (!IsParty(a))
        {
            return [];
        }

        using var _ = tenant.AcrossTenants();
        var rows = db.Set<ExemptionApplication>().AsNoTracking().Where(x => x.Id != a.Id && x.StudentId != a.StudentId && x.SubmittedAt != null && Parties.Contains(x.Status));
        var found = new List<(ExemptionApplication Row, DuplicateGround Ground)>();
        if (a.CertificateNumber is { } number)
        {
            found.AddRange((await Latest(rows.WithCertificate(number)).ToListAsync(ct)).Select(x => (x, DuplicateGround.SameCertificate)));
        }

        if (fields.IdNumberOf(a) is { } idNumber)
        {
            found.AddRange((await Latest(rows.WithIdNumber(fields.IdNumberIndexes(idNumber))).ToListAsync(ct)).Select(x => (x, DuplicateGround.SameIdNumber)));
        }

        return [.. found.GroupBy(f => f.Row.Id).Select(g => new Match(g.First().Row, [.. g.Select(f => f.Ground)]))];
    }

    /// <summary>The pairs on record of these, by the other's id.</summary>
    public async Task<IReadOnlyDictionary<Guid, DuplicatePair>> PairsAsync(Guid id, CancellationToken ct) =>
        (await db.Set<DuplicatePair>().AsNoTracking().Touching(id).ToListAsync(ct)).ToDictionary(p => p.FirstId == id ? p.SecondId : p.FirstId);

    /// <summary>Brings the record of pairs in step with the application as it is now; the caller saves.</summary>
    public async Task RefreshAsync(Guid id, CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();
        var a = await db.Set<ExemptionApplication>().AsNoTracking().ById(id).Include(x => x.Photos).SingleOrDefaultAsync(ct);
        var matches = a is null ? [] : await FindAsync(a, ct);
        var known = await db.Set<DuplicatePair>().Touching(id).ToListAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var match in matches)
        {
            var pair = known.FirstOrDefault(p => p.Joins(id, match.Other.Id));
            if (pair is null)
            {
                db.Add(pair = DuplicatePair.Of(a!, match.Other, now));
            }

            pair.Stand(match.Grounds, HasChanged(pair, a!, match.Other), now);
        }

        foreach (var gone in known.Where(p => matches.All(m => !p.Joins(id, m.Other.Id))))
        {
            gone.End();
        }
    }

    /// <summary>Whether one of the two is another than when the pair was resolved.</summary>
    public bool HasChanged(DuplicatePair pair, ExemptionApplication one, ExemptionApplication other)
    {
        if (pair.SeenCipher is not { } cipher)
        {
            return false;
        }

        var (first, second) = pair.FirstId == one.Id ? (one, other) : (other, one);
        var seen = sensitive.Reveal(SeenColumn, pair.Id, cipher).Split(Part);
        return seen is not [var values1, var photos1, var values2, var photos2] || IsOther(first, values1, photos1) || IsOther(second, values2, photos2);
    }

    /// <summary>The two as they are now, for <see cref="HasChanged"/>.</summary>
    public byte[] Seal(DuplicatePair pair, ExemptionApplication first, ExemptionApplication second) =>
        sensitive.Protect(SeenColumn, pair.Id, string.Join(Part, Values(first), Photos(first), Values(second), Photos(second)));

    private static bool IsParty(ExemptionApplication a) => a.SubmittedAt is not null && Parties.Contains(a.Status);

    private static IQueryable<ExemptionApplication> Latest(IQueryable<ExemptionApplication> rows) => rows.OrderByDescending(x => x.Id).Take(Limit).Include(x => x.Photos);

    // Photographs end before the record does; that alone makes nobody look again.
    private bool IsOther(ExemptionApplication a, string values, string photos) => Values(a) != values || (a.PhotosDeletedAt is null && Photos(a) != photos);

    private string Values(ExemptionApplication a) => Hash($"{fields.IdNumberOf(a)}|{a.CertificateTypeId}|{a.CertificateLevel}|{a.CertificateNumber}|{a.IssuedOn:O}|{a.ValidUntil:O}");

    private static string Photos(ExemptionApplication a) => Hash(string.Join('|', a.Photos.Where(p => p.ReplacedAt is null).OrderBy(p => p.Kind).Select(p => p.Id)));

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
