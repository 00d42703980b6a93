using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>News on the students' home page.</summary>
[Route("api/catalogue/announcements")]
[RequirePermission(ApplicationPermissions.Texts)]
internal sealed class AnnouncementsAppService(ExemptionDbContext db, TimeProvider clock) : AppService
{
    /// <summary>The latest two hundred, hidden ones too.</summary>
    [HttpGet]
    public async Task<ListDto<AnnouncementDto>> ListAsync(CancellationToken ct) =>
        new([.. (await db.Set<Announcement>().AsNoTracking().OrderByDescending(a => a.PublishedAt).Take(200).ToListAsync(ct)).Select(AnnouncementDto.From)]);

    /// <summary>A new one; shown from <c>publishedAt</c> on, which is now unless given.</summary>
    [HttpPost]
    public async Task<AnnouncementDto> CreateAsync(AnnouncementInput input, CancellationToken ct)
    {
        var announcement = new Announcement { PublishedAt = clock.GetUtcNow().UtcDateTime };
        Describe(announcement, input);
        db.Add(announcement);
        await db.SaveChangesAsync(ct);
        return AnnouncementDto.From(announcement);
    }

    /// <summary>Changes one. 409 <c>Exemption:Conflict</c> when somebody else has changed it.</summary>
    [HttpPut("{id:guid}")]
    public async Task<AnnouncementDto> UpdateAsync(Guid id, AnnouncementInput input, CancellationToken ct)
    {
        var announcement = await FindAsync(id, ct);
        Versions.Demand(announcement, input.Version);
        Describe(announcement, input);
        await db.SaveChangesAsync(ct);
        return AnnouncementDto.From(announcement);
    }

    /// <summary>Removes one for good.</summary>
    [HttpDelete("{id:guid}")]
    public async Task<NoContentResult> DeleteAsync(Guid id, CancellationToken ct)
    {
        db.Remove(await FindAsync(id, ct));
        await db.SaveChangesAsync(ct);
        return NoContent();
    }

    private async Task<Announcement> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<Announcement>().SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new EntityNotFoundException();

    private static void Describe(Announcement a, AnnouncementInput input)
    {
        a.Title = FieldText.Free(input.Title) ?? throw new InputException("title", ApplicationErrors.Required);
        a.Body = FieldText.Free(input.Body) ?? throw new InputException("body", ApplicationErrors.Required);
        a.PublishedAt = input.PublishedAt?.UtcDateTime ?? a.PublishedAt;
        a.IsActive = input.IsActive;
    }
}

internal sealed record AnnouncementDto(Guid Id, int Version, string Title, string Body, DateTime PublishedAt, bool IsActive)
{
    public static AnnouncementDto From(Announcement a) => new(a.Id, a.Version, a.Title, a.Body, a.PublishedAt, a.IsActive);
}

internal sealed record AnnouncementInput
{
    public int? Version { get; init; }

    [StringLength(100)]
    public required string Title { get; init; }

    [StringLength(4000)]
    public required string Body { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public bool IsActive { get; init; } = true;
}
