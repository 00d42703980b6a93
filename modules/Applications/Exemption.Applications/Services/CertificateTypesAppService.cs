using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>The catalogue of certificates, levels and the courses they exempt (U-18, U-21). Nothing is deleted: stored applications point at it.</summary>
[Route("api/catalogue/certificate-types")]
[RequirePermission(ApplicationPermissions.Catalogue)]
internal sealed class CertificateTypesAppService(ExemptionDbContext db, TimeProvider clock) : AppService
{
    /// <summary>All entries by code, inactive ones too.</summary>
    [HttpGet]
    public async Task<ListDto<CertificateTypeDto>> ListAsync(CancellationToken ct) =>
        new([.. (await db.Set<CertificateType>().AsNoTracking().Include(t => t.Courses).OrderBy(t => t.Code).ToListAsync(ct)).Select(CertificateTypeDto.From)]);

    /// <summary>A new entry. 409 <c>Applications:CodeTaken</c>; 400 for a pattern that is no regular expression in linear time.</summary>
    [HttpPost]
    public async Task<CertificateTypeDto> CreateAsync(CertificateTypeInput input, CancellationToken ct)
    {
        var type = new CertificateType();
        Describe(type, input);
        db.Add(type);
        return await SaveAsync(type, ct);
    }

    /// <summary>Changes an entry. 409 <c>Exemption:Conflict</c> when somebody else has changed it.</summary>
    [HttpPut("{id:guid}")]
    public async Task<CertificateTypeDto> UpdateAsync(Guid id, CertificateTypeInput input, CancellationToken ct)
    {
        var type = await db.Set<CertificateType>().Include(t => t.Courses).SingleOrDefaultAsync(t => t.Id == id, ct) ?? throw new EntityNotFoundException();
        Versions.Demand(type, input.Version);
        Describe(type, input);
        return await SaveAsync(type, ct);
    }

    private void Describe(CertificateType type, CertificateTypeInput input)
    {
        var pattern = FieldText.Free(input.NumberPattern);
        if (pattern is not null && !DraftRules.IsUsablePattern(pattern))
        {
            throw new InputException("numberPattern", ApplicationErrors.PatternInvalid);
        }

        if (input.Levels.DistinctBy(l => l.Level).Count() != input.Levels.Count || input.Levels.Any(l => l.Courses.Count == 0 || l.Courses.DistinctBy(c => FieldText.Code(c.Code)).Count() != l.Courses.Count))
        {
            throw new InputException("levels", ApplicationErrors.LevelRepeated);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        type.Describe(Text("code", FieldText.Code(input.Code)), Text("name", FieldText.Free(input.Name)), Text("issuer", FieldText.Free(input.Issuer)), input.HasExpiry, pattern, input.IsActive, now);
        type.Offer(input.Levels.SelectMany(l => l.Courses.Select((c, i) => c.ToCourse(l.Level, i))));
    }

    private async Task<CertificateTypeDto> SaveAsync(CertificateType type, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Broke($"CertificateType_{nameof(CertificateType.Code)}") || e.Broke($"CertificateType.{nameof(CertificateType.Code)}"))
        {
            throw new BusinessException(ApplicationErrors.CodeTaken);
        }

        return CertificateTypeDto.From(type);
    }

    private static string Text(string field, string? text) => text ?? throw new InputException(field, ApplicationErrors.Required);
}

internal static class Versions
{
    /// <summary>Somebody else has changed it meanwhile.</summary>
    public const string Conflict = "Exemption:Conflict";

    /// <summary>Refuses a change that was begun on an older version.</summary>
    public static void Demand(IHasVersion row, int? version)
    {
        if (row.Version != version)
        {
            throw new BusinessException(Conflict).With("version", row.Version);
        }
    }
}

internal sealed record CertificateTypeDto(
    Guid Id, int Version, string Code, string Name, string Issuer, bool HasExpiry, string? NumberPattern, bool IsActive, IReadOnlyList<CatalogueLevelDto> Levels)
{
    public static CertificateTypeDto From(CertificateType t) => new(
        t.Id, t.Version, t.Code, t.Name, t.Issuer, t.HasExpiry, t.NumberPattern, t.IsActive,
        [.. t.Courses.GroupBy(c => c.Level).OrderBy(g => g.Key).Select(g => new CatalogueLevelDto
        {
            Level = g.Key,
            Courses = [.. g.OrderBy(c => c.Position).Select(c => new CatalogueCourseDto { Code = c.Code, Name = c.Name, Credits = c.Credits, MajorCodes = c.MajorCodes })],
        })]);
}

internal sealed record CertificateTypeInput
{
    public int? Version { get; init; }

    [StringLength(32)]
    public required string Code { get; init; }

    [StringLength(100)]
    public required string Name { get; init; }

    [StringLength(100)]
    public required string Issuer { get; init; }
    public bool HasExpiry { get; init; }

    [StringLength(200)]
    public string? NumberPattern { get; init; }
    public bool IsActive { get; init; } = true;

    [MaxLength(3)]
    public IReadOnlyList<CatalogueLevelDto> Levels { get; init; } = [];
}

internal sealed record CatalogueLevelDto
{
    [EnumDataType(typeof(CertificateLevel))]
    public required CertificateLevel Level { get; init; }

    [MaxLength(60)]
    public required IReadOnlyList<CatalogueCourseDto> Courses { get; init; }
}

internal sealed record CatalogueCourseDto
{
    [StringLength(16)]
    public required string Code { get; init; }

    [StringLength(100)]
    public required string Name { get; init; }

    [Range(0, 60)]
    public required decimal Credits { get; init; }

    [MaxLength(50)]
    public IReadOnlyList<string> MajorCodes { get; init; } = [];

    public CatalogueCourse ToCourse(CertificateLevel level, int position) => new()
    {
        Level = level,
        Code = FieldText.Code(Code) ?? throw new InputException("levels", ApplicationErrors.Required),
        Name = FieldText.Free(Name) ?? throw new InputException("levels", ApplicationErrors.Required),
        Credits = Credits,
        MajorCodes = [.. MajorCodes.Select(FieldText.Code).OfType<string>().Select(m => m.Length <= 16 && !m.Contains(',', StringComparison.Ordinal) ? m : throw new InputException("levels", "Exemption:TooLong")).Distinct()],
        Position = position,
    };
}
