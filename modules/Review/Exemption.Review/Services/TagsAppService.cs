using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>The list of tags that desks may put on cases (F-45).</summary>
[Route("api/review/tags"), RequirePermission(ReviewPermissions.Tags)]
internal sealed class TagsAppService(ExemptionDbContext db) : AppService
{
    /// <summary>All, retired ones last.</summary>
    [HttpGet]
    public async Task<ListDto<CaseTagDto>> ListAsync(CancellationToken ct) =>
        new([.. (await db.Set<CaseTag>().AsNoTracking().ToListAsync(ct)).OrderBy(t => t.IsRetired).ThenBy(t => t.Id).Select(ToDto)]);

    /// <summary>Adds one. 400 for a name that is missing, too long or there already.</summary>
    [HttpPost]
    public async Task<CaseTagDto> AddAsync(CaseTagInput input, CancellationToken ct)
    {
        var (chinese, english) = await CheckedAsync(input, null, ct);
        if (await db.Set<CaseTag>().CountAsync(ct) >= CaseTag.Most)
        {
            throw new BusinessException(ReviewErrors.TagsFull);
        }

        var tag = new CaseTag { Chinese = chinese, English = english, Color = input.Color, IsRetired = input.IsRetired };
        db.Add(tag);
        return await SaveAsync(tag, ct);
    }

    /// <summary>Renames, recolours, retires or brings back. Cases show it as it is now.</summary>
    [HttpPut("{id:guid}")]
    public async Task<CaseTagDto> ChangeAsync(Guid id, CaseTagInput input, CancellationToken ct)
    {
        var tag = await db.Set<CaseTag>().SingleOrDefaultAsync(t => t.Id == id, ct) ?? throw new EntityNotFoundException();
        (tag.Chinese, tag.English) = await CheckedAsync(input, id, ct);
        (tag.Color, tag.IsRetired) = (input.Color, input.IsRetired);
        return await SaveAsync(tag, ct);
    }

    private async Task<(string Chinese, string English)> CheckedAsync(CaseTagInput input, Guid? self, CancellationToken ct)
    {
        var (chinese, english) = (Name("chinese", input.Chinese), Name("english", input.English));
        return await db.Set<CaseTag>().AnyAsync(t => t.Chinese == chinese && t.Id != self, ct) ? throw new InputException("chinese", ReviewErrors.TagExists) : (chinese, english);
    }

    private async Task<CaseTagDto> SaveAsync(CaseTag tag, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Broke(nameof(CaseTag)))
        {
            throw new InputException("chinese", ReviewErrors.TagExists);
        }

        return ToDto(tag);
    }

    private static string Name(string field, string? text) => text?.Trim() switch
    {
        null or "" => throw new InputException(field, ReviewErrors.TagName),
        { Length: > CaseTag.LongestName } => throw new InputException(field, "Exemption:TooLong"),
        var name => name,
    };

    private static CaseTagDto ToDto(CaseTag t) => new(t.Id, t.Chinese, t.English, t.Color, t.IsRetired);
}

/// <summary>A tag as it is maintained.</summary>
internal sealed record CaseTagDto(Guid Id, string Chinese, string English, TagColor Color, bool IsRetired);

/// <param name="Chinese">At most 30 characters, and no other tag's.</param>
/// <param name="English">At most 30 characters.</param>
internal sealed record CaseTagInput(string? Chinese, string? English, TagColor Color, bool IsRetired);
