using System.Globalization;
using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>Puts tags on cases and takes them off, the same at both desks. The caller has checked the permission and set the tenant scope.</summary>
internal sealed class TagDesk(ExemptionDbContext db, IApplicationDesk applications, DeskNews news)
{
    /// <summary>All tags in the language of the request; retired ones too, for cases that carry them.</summary>
    public async Task<IReadOnlyList<TagDto>> ChoicesAsync(CancellationToken ct) =>
        [.. (await db.Set<CaseTag>().AsNoTracking().ToListAsync(ct)).OrderBy(t => t.IsRetired).ThenBy(t => t.Id)
            .Select(t => new TagDto(t.Id, t.NameIn(CultureInfo.CurrentUICulture.Name), t.Color, t.IsRetired))];

    public async Task PutOnAsync(Guid id, Guid tagId, Actor actor, CancellationToken ct)
    {
        var tag = await db.Set<CaseTag>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == tagId, ct) ?? throw new EntityNotFoundException();
        if (tag.IsRetired)
        {
            throw new BusinessException(ReviewErrors.TagRetired);
        }

        Tell(id, await applications.TagAsync(id, tagId, on: true, actor, ct), actor);
    }

    public async Task TakeOffAsync(Guid id, Guid tagId, Actor actor, CancellationToken ct) => Tell(id, await applications.TagAsync(id, tagId, on: false, actor, ct), actor);

    /// <summary>Both desks see the same tags.</summary>
    private void Tell(Guid id, Guid center, Actor actor)
    {
        foreach (var stage in Enum.GetValues<ReviewStage>())
        {
            news.Tell(stage, center, new DeskEvent(DeskEventKind.Tagged, id, actor.Id));
        }
    }
}

/// <param name="Name">In the language of the request.</param>
internal sealed record TagDto(Guid Id, string Name, TagColor Color, bool IsRetired);
