using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Localization;
using Exemption.Framework.Timing;
using Exemption.Identity;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <param name="Text">What was found, in the viewer's language: why it holds, or why a person must look.</param>
internal sealed record Finding(bool Holds, string Text);

/// <summary>Finds out on the server what the checklist's points rest on. A request says nothing of it.</summary>
internal sealed class EvidenceFinder(
    ExemptionDbContext db, IUserDirectory users, IApplicationDesk applications, IDuplicates duplicates, IPhotoReadings readings, TextCatalog texts, TimeProvider clock)
{
    private DateOnly Today => Shanghai.Today(clock);

    /// <param name="others">What <see cref="IDuplicates.OfAsync"/> answered, where the caller has asked already.</param>
    public async Task<IReadOnlyDictionary<Evidence, Finding>> FindAsync(
        ApplicationDetail a, Actor viewer, IReadOnlyList<DuplicateDto>? others, IReadOnlyCollection<Evidence> asked, CancellationToken ct)
    {
        Dictionary<Evidence, Finding> found = [];
        PhotoReadingsDto? read = null;
        foreach (var evidence in asked.Distinct())
        {
            found[evidence] = evidence switch
            {
                Evidence.DataComplete => Complete(a),
                Evidence.PhotosPresent => Photos(a),
                Evidence.IdNumberRegistered => Shared(others ??= await duplicates.OfAsync(a.Id, viewer, ct), DuplicateGround.SameIdNumber) ?? await RegisteredAsync(a, ct),
                Evidence.PhoneRegistered => Phone(a, await users.FindStudentAsync(a.Student.Id, ct)),
                Evidence.CertificateListed => await ListedAsync(a, ct),
                Evidence.CertificateCurrent => Current(a),
                Evidence.CertificateUnused => Unused(others ??= await duplicates.OfAsync(a.Id, viewer, ct)),
                Evidence.CertificateLookedUp => await LookedUpAsync(a, ct),
                Evidence.CoursesOffered => Offered(a),
                Evidence.IdNumberRead => Read(read ??= await readings.ReadAsync(a.Id, viewer, ct), "idNumber", PhotoKind.IdFront),
                Evidence.NameRead => Read(read ??= await readings.ReadAsync(a.Id, viewer, ct), "name", PhotoKind.IdFront, PhotoKind.Certificate),
                Evidence.CertificateNumberRead => Read(read ??= await readings.ReadAsync(a.Id, viewer, ct), "certificateNumber", PhotoKind.Certificate),
                _ => throw new ArgumentOutOfRangeException(nameof(asked), evidence, null),
            };
        }

        return found;
    }

    private Finding Complete(ApplicationDetail a) => a.Problems.Count == 0
        ? new(true, texts["Hint:DataComplete"])
        : new(false, Say("Hint:Problems", ("problems", string.Join(texts["Hint:And"], a.Problems.Select(p => p.Message).Distinct()))));

    private async Task<Finding> LookedUpAsync(ApplicationDetail a, CancellationToken ct)
    {
        var last = await db.Set<CertificateCheck>().AsNoTracking().Where(c => c.ApplicationId == a.Id && c.At >= (a.SubmittedAt ?? DateTime.MaxValue))
            .OrderByDescending(c => c.At).FirstOrDefaultAsync(ct);
        return last is null ? new(false, texts["Hint:NotLookedUp"]) : new(last.Result == CheckResult.Confirmed, Say("Hint:LookedUp", ("result", texts[$"CheckResult:{last.Result}"])));
    }

    private Finding Photos(ApplicationDetail a)
    {
        if (a.Photos.Select(p => p.Kind).Distinct().Count() < Enum.GetValues<PhotoKind>().Length)
        {
            return new(false, Say("Hint:PhotosMissing", ("count", a.Photos.Count)));
        }

        var smallest = a.Photos.MinBy(p => p.Width * p.Height)!;
        return new(true, Say("Hint:PhotosPresent", ("width", smallest.Width), ("height", smallest.Height)));
    }

    private async Task<Finding> RegisteredAsync(ApplicationDetail a, CancellationToken ct)
    {
        if (a.IdNumber is not { } number || IdNumber.Problem(number, Today) is not null)
        {
            return new(false, texts["Hint:IdNumberWrong"]);
        }

        return await users.HasIdNumberAsync(a.Student.Id, number, ct) switch
        {
            true => new(true, texts["Hint:IdNumberRegistered"]),
            false => new(false, texts["Hint:IdNumberDiffers"]),
            null => new(false, texts["Hint:IdNumberUnregistered"]),
        };
    }

    private Finding Phone(ApplicationDetail a, StudentProfile? register) => register?.Phone switch
    {
        null or "" => new(false, texts["Hint:PhoneUnregistered"]),
        var phone when phone == a.Phone => new(true, texts["Hint:PhoneRegistered"]),
        _ => new(false, texts["Hint:PhoneDiffers"]),
    };

    private async Task<Finding> ListedAsync(ApplicationDetail a, CancellationToken ct) =>
        (await applications.ReadFilterOptionsAsync(ct)).CertificateTypes.Any(t => t.Id == a.CertificateTypeId)
            ? new(true, Say("Hint:CertificateListed", ("name", a.CertificateTypeName), ("issuer", a.Issuer)))
            : new(false, texts["Hint:CertificateUnlisted"]);

    /// <summary>A date that is missing although this certificate has one is among the problems.</summary>
    private Finding Current(ApplicationDetail a)
    {
        if (a.IssuedOn is not { } issued || issued > Today || a.Problems.Any(p => p.Field is "issuedOn" or "validUntil"))
        {
            return new(false, a.ValidUntil < Today ? Say("Hint:Expired", ("day", Day(a.ValidUntil))) : texts["Hint:DatesWrong"]);
        }

        return a.ValidUntil is not { } last ? new(true, texts["Hint:NoExpiry"]) : new(last >= Today, Say(last < Today ? "Hint:Expired" : "Hint:ValidUntil", ("day", Day(last))));
    }

    private Finding Unused(IReadOnlyList<DuplicateDto> others) => Shared(others, DuplicateGround.SameCertificate)
        ?? new(true, texts[others.Any(o => o.Grounds.Contains(DuplicateGround.SameCertificate)) ? "Hint:CertificateCleared" : "Hint:CertificateUnused"]);

    /// <summary>What keeps a number from counting as this student's own; null where nothing does. Of another centre's application no more is said than that there is one.</summary>
    private Finding? Shared(IReadOnlyList<DuplicateDto> others, DuplicateGround ground)
    {
        var same = others.Where(o => o.Grounds.Contains(ground) && o.Verdict is DuplicateVerdict.Open or DuplicateVerdict.AgainstThis).ToList();
        return same.Count == 0 ? null
            : same.Any(o => o.Verdict == DuplicateVerdict.AgainstThis) ? new(false, texts[$"Hint:{ground}:Against"])
            : same.Any(o => o.Other is null) ? new(false, texts[$"Hint:{ground}:Elsewhere"])
            : new(false, Say($"Hint:{ground}:Used", ("count", same.Count)));
    }

    private Finding Offered(ApplicationDetail a) =>
        new(a.Courses.Count > 0 && a.Problems.All(p => p.Field is not ("courseCodes" or "certificateLevel")), Say("Hint:CoursesExempted", ("count", a.Courses.Count)));

    /// <summary>Holds when every photograph named says what was typed, and none says otherwise. Not read, not sure and different all leave the point to a person.</summary>
    private Finding Read(PhotoReadingsDto read, string field, params PhotoKind[] demanded)
    {
        var checks = read.Checks.Where(c => c.Field == field).ToList();
        var unread = demanded.Where(kind => checks.All(c => c.Photo != kind)).ToList();
        if (unread.Count > 0)
        {
            return new(false, texts[read.Photos.Any(p => unread.Contains(p.Kind) && p.State == ReadingState.Waiting) ? "Hint:NotReadYet" : "Hint:NotRead"]);
        }

        var holds = checks.All(c => c.Answer == Agreement.Agrees || (c.Answer == Agreement.NotSure && !demanded.Contains(c.Photo)));
        var told = holds ? checks.Where(c => c.Answer == Agreement.Agrees) : checks.Where(c => c.Answer != Agreement.Agrees);
        return new(holds, string.Join(texts["Hint:And"], told.Select(c => c.Message).Distinct()));
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private string Say(string key, params (string Name, object? Value)[] values) => texts.Format(key, values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
