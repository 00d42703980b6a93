using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;
using Exemption.Review.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>审核要点 of both desks as data (F-49, F-50). A change is a new version for turns to come; turns that have begun, and all that is decided, keep theirs.</summary>
[Route("api/review/checklist"), RequirePermission(ReviewPermissions.Checklist)]
internal sealed partial class ChecklistAppService(ExemptionDbContext db, ICurrentUser user, TextCatalog texts, TimeProvider clock) : AppService
{
    private const int MostItems = 20;

    /// <summary>The version in force, and what a point can rest on.</summary>
    [HttpGet]
    public async Task<ChecklistDto> GetAsync(CancellationToken ct) => ToDto(await db.CurrentChecklistAsync(ct));

    /// <summary>Makes a new version hold for all turns to come. 400 for a point that could not be ticked; 409 <c>Review:ChecklistChanged</c> when somebody else has changed it meanwhile.</summary>
    [HttpPut]
    public async Task<ChecklistDto> SetAsync(ChecklistVersionInput input, CancellationToken ct)
    {
        var items = Check(input.Items);
        var present = await db.CurrentChecklistAsync(ct);
        if (input.Number != present.Number)
        {
            throw new BusinessException(ReviewErrors.ChecklistChanged);
        }

        var version = new ChecklistVersion { Number = present.Number + 1, Items = items, Since = clock.GetUtcNow().UtcDateTime, SetById = user.Id };
        db.Add(version);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.Broke(nameof(ChecklistVersion)))
        {
            throw new BusinessException(ReviewErrors.ChecklistChanged);
        }

        return ToDto(version);
    }

    private static List<ChecklistItem> Check(IReadOnlyList<ChecklistItemDto> items)
    {
        List<FieldError> wrong = [];
        for (var i = 0; i < items.Count; i++)
        {
            Demand(CodeShape().IsMatch(items[i].Code), $"items[{i}].code", ReviewErrors.CheckCode);
            Demand(items.Count(x => x.Stage == items[i].Stage && x.Code == items[i].Code) == 1, $"items[{i}].code", ReviewErrors.CheckRepeated);
            Demand(!string.IsNullOrWhiteSpace(items[i].Chinese), $"items[{i}].chinese", ReviewErrors.CheckText);
            Demand(!string.IsNullOrWhiteSpace(items[i].English), $"items[{i}].english", ReviewErrors.CheckText);
            // Without evidence the system would tick it always.
            Demand(!items[i].BySystem || items[i].Evidence.Count > 0, $"items[{i}].evidence", ReviewErrors.CheckEvidence);
        }

        // A desk without a point would approve what nobody looked at.
        Demand(Enum.GetValues<ReviewStage>().All(s => items.Count(i => i.Stage == s) is > 0 and <= MostItems), "items", ReviewErrors.CheckCount);
        return wrong.Count == 0 ? [.. items.Select(i => i.ToItem())] : throw new InputException(wrong);

        void Demand(bool right, string field, string code)
        {
            if (!right)
            {
                wrong.Add(new FieldError(field, code));
            }
        }
    }

    private ChecklistDto ToDto(ChecklistVersion version) => new(
        version.Number, version.Since, [.. version.Items.Select(ChecklistItemDto.From)], [.. Enum.GetValues<Evidence>().Select(e => new EvidenceDto(e, texts[$"Evidence:{e}"]))]);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,31}$")]
    private static partial Regex CodeShape();
}

/// <param name="Number">Of the version in force; hand it back with a change.</param>
/// <param name="Items">Of both desks, each in the order of its screen.</param>
internal sealed record ChecklistDto(int Number, DateTime Since, IReadOnlyList<ChecklistItemDto> Items, IReadOnlyList<EvidenceDto> Evidence);

internal sealed record EvidenceDto(Evidence Code, string Text);

internal sealed record ChecklistItemDto
{
    [StringLength(32)]
    public required string Code { get; init; }

    [EnumDataType(typeof(ReviewStage))]
    public required ReviewStage Stage { get; init; }

    [StringLength(200)]
    public required string Chinese { get; init; }

    [StringLength(200)]
    public required string English { get; init; }

    /// <summary>Ticked by the system while all evidence holds.</summary>
    public required bool BySystem { get; init; }

    [MaxLength(8)]
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public static ChecklistItemDto From(ChecklistItem i) => new()
    {
        Code = i.Code, Stage = i.Stage, Chinese = i.Chinese, English = i.English, BySystem = i.BySystem, Evidence = i.Evidence,
    };

    public ChecklistItem ToItem() => new()
    {
        Code = Code, Stage = Stage, Chinese = Chinese.Trim(), English = English.Trim(), BySystem = BySystem, Evidence = [.. Evidence.Distinct()],
    };
}

internal sealed record ChecklistVersionInput
{
    public required int Number { get; init; }

    [MaxLength(40)]
    public required IReadOnlyList<ChecklistItemDto> Items { get; init; }
}
