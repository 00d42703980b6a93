using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Data;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Applications.Services;

/// <summary>The wording of the consent to ID photos in both languages. A change is a new version, to which every student has to consent anew.</summary>
[Route("api/catalogue/consent-text")]
[RequirePermission(ApplicationPermissions.Texts)]
internal sealed class ConsentTextAppService(ExemptionDbContext db, PhotoConsents consents, TimeProvider clock) : AppService
{
    /// <summary>The wording in force.</summary>
    [HttpGet]
    public async Task<ConsentTextDto> GetAsync(CancellationToken ct) => ConsentTextDto.From(await consents.WordingAsync(ct));

    /// <summary>Puts another wording in force. The same wording changes nothing; 409 <c>Exemption:Conflict</c> when somebody else has worded it meanwhile.</summary>
    [HttpPut]
    public async Task<ConsentTextDto> UpdateAsync(ConsentTextInput input, CancellationToken ct)
    {
        var current = await consents.WordingAsync(ct);
        if (input.Version != current.Version)
        {
            throw new BusinessException("Exemption:Conflict").With("version", current.Version);
        }

        var (chinese, english) = (input.Chinese.ToText("chinese"), input.English.ToText("english"));
        if (chinese == current.Chinese && english == current.English && input.AllowsReading == current.AllowsReading)
        {
            return ConsentTextDto.From(current);
        }

        var next = new ConsentWording { Version = current.Version + 1, Chinese = chinese, English = english, AllowsReading = input.AllowsReading, Since = clock.GetUtcNow().UtcDateTime };
        db.Add(next);
        await db.CommitConsentAsync(ct);
        return ConsentTextDto.From(next);
    }
}

/// <param name="AllowsReading">It says that a machine reads the photographs; while it does not, none is read.</param>
internal sealed record ConsentTextDto(int Version, DateTime Since, ConsentText Chinese, ConsentText English, bool AllowsReading)
{
    public static ConsentTextDto From(ConsentWording w) => new(w.Version, w.Since, w.Chinese, w.English, w.AllowsReading);
}

internal sealed record ConsentTextInput
{
    public required int Version { get; init; }
    public required ConsentPartsInput Chinese { get; init; }
    public required ConsentPartsInput English { get; init; }

    /// <summary>The wording says that a machine reads the photographs. Not said is no.</summary>
    public bool AllowsReading { get; init; }
}

internal sealed record ConsentPartsInput
{
    [StringLength(2000)]
    public required string Purpose { get; init; }

    [StringLength(2000)]
    public required string Data { get; init; }

    [StringLength(2000)]
    public required string Viewers { get; init; }

    [StringLength(2000)]
    public required string Retention { get; init; }

    [StringLength(2000)]
    public required string Withdrawal { get; init; }

    /// <summary>No part may be missing: consent without knowing is none.</summary>
    public ConsentText ToText(string language)
    {
        var parts = new[] { (nameof(Purpose), Purpose), (nameof(Data), Data), (nameof(Viewers), Viewers), (nameof(Retention), Retention), (nameof(Withdrawal), Withdrawal) }
            .Select(p => (Field: $"{language}.{char.ToLowerInvariant(p.Item1[0])}{p.Item1[1..]}", Text: FieldText.Free(p.Item2))).ToList();
        var missing = parts.Where(p => p.Text is null).Select(p => new FieldError(p.Field, ApplicationErrors.Required)).ToList();
        return missing.Count == 0 ? new ConsentText(parts[0].Text!, parts[1].Text!, parts[2].Text!, parts[3].Text!, parts[4].Text!) : throw new InputException(missing);
    }
}
