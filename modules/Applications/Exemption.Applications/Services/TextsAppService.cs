using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Contacts, guide and declaration, as the university words them (U-22, S-28).</summary>
[Route("api/catalogue/texts")]
[RequirePermission(ApplicationPermissions.Texts)]
internal sealed class TextsAppService(ExemptionDbContext db, TimeProvider clock) : AppService
{
    /// <summary>The texts as they are.</summary>
    [HttpGet]
    public async Task<SiteTextsDto> GetAsync(CancellationToken ct) => SiteTextsDto.From(await FindAsync(ct));

    /// <summary>Changes them. 400 <c>Applications:DeclarationVersionUnchanged</c> when the declaration is reworded under its old version; 409 when stale.</summary>
    [HttpPut]
    public async Task<SiteTextsDto> UpdateAsync(SiteTextsDto input, CancellationToken ct)
    {
        var texts = await FindAsync(ct);
        Versions.Demand(texts, input.Version);
        var version = FieldText.Free(input.DeclarationVersion) ?? throw new InputException("declarationVersion", ApplicationErrors.Required);
        await KeepWordingAsync(version, input.DeclarationText, ct);
        (texts.UniversityContactName, texts.UniversityPhone) = (input.UniversityContactName.Trim(), input.UniversityPhone.Trim());
        (texts.SupportName, texts.SupportPhone) = (input.SupportName.Trim(), input.SupportPhone.Trim());
        (texts.GuideMarkdown, texts.DeclarationText, texts.DeclarationVersion) = (input.GuideMarkdown, input.DeclarationText, version);
        await db.SaveChangesAsync(ct);
        return SiteTextsDto.From(texts);
    }

    private Task<SiteTexts> FindAsync(CancellationToken ct) => db.Set<SiteTexts>().SingleAsync(t => t.Id == SiteTexts.TheId, ct);

    /// <summary>A version names one wording for good: students have accepted it by that name.</summary>
    private async Task KeepWordingAsync(string version, string text, CancellationToken ct)
    {
        var known = await db.Set<DeclarationWording>().AsNoTracking().SingleOrDefaultAsync(d => d.Version == version, ct);
        if (known is null)
        {
            db.Add(new DeclarationWording { Version = version, Text = text, Since = clock.GetUtcNow().UtcDateTime });
        }
        else if (known.Text != text)
        {
            throw new InputException("declarationVersion", ApplicationErrors.DeclarationVersionUnchanged);
        }
    }
}

internal sealed record SiteTextsDto
{
    public required int Version { get; init; }

    [StringLength(64)]
    public required string UniversityContactName { get; init; }

    [StringLength(32)]
    public required string UniversityPhone { get; init; }

    [StringLength(64)]
    public required string SupportName { get; init; }

    [StringLength(32)]
    public required string SupportPhone { get; init; }

    [StringLength(40_000)]
    public required string GuideMarkdown { get; init; }

    [StringLength(10_000)]
    public required string DeclarationText { get; init; }

    [StringLength(32)]
    public required string DeclarationVersion { get; init; }

    public static SiteTextsDto From(SiteTexts t) => new()
    {
        Version = t.Version,
        UniversityContactName = t.UniversityContactName,
        UniversityPhone = t.UniversityPhone,
        SupportName = t.SupportName,
        SupportPhone = t.SupportPhone,
        GuideMarkdown = t.GuideMarkdown,
        DeclarationText = t.DeclarationText,
        DeclarationVersion = t.DeclarationVersion,
    };
}
