using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Localization;
using Exemption.Framework.Permissions;
using Exemption.Identity.Domain;
using Exemption.Identity.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

internal sealed record FeatureListDto(IReadOnlyList<FeatureGroupDto> Groups);

internal sealed record FeatureGroupDto(string Name, string DisplayName, IReadOnlyList<FeatureDto> Features);

internal sealed record FeatureDto(
    string Name, string DisplayName, string Value, FeatureProviderDto Provider, string Description, ValueTypeDto ValueType, int Depth, string? ParentName);

internal sealed record FeatureProviderDto(string Name, string? Key);

internal sealed record ValueTypeDto(string Name, IReadOnlyDictionary<string, object> Properties, ValidatorDto Validator);

internal sealed record ValidatorDto(string Name, IReadOnlyDictionary<string, object> Properties);

internal sealed record UpdateFeaturesInput(IReadOnlyList<UpdateFeatureInput>? Features);

internal sealed record UpdateFeatureInput(string? Name, string? Value);

/// <summary>The switches of one centre, or of all where no key is given; ABP's shapes.</summary>
[Route("api/feature-management/features"), Authorize, AnswersNotFound]
internal sealed class FeaturesAppService(ExemptionDbContext db, TextCatalog texts, GrantCache cache, IPermissionChecker permissions) : AppService
{
    /// <summary>The present values and where each comes from: T the centre's own, C the value of all centres, D the built-in one.</summary>
    [HttpGet]
    public async Task<FeatureListDto> GetAsync(string? providerName, string? providerKey, CancellationToken ct)
    {
        var key = await KeyAsync(providerName, providerKey, ct);
        var values = await db.Set<FeatureValue>().AsNoTracking().Where(f => f.ProviderKey == key || f.ProviderKey == Features.AllCenters)
            .ToDictionaryAsync(f => (f.ProviderKey, f.Name), f => f.Value, ct);
        var provider = values.ContainsKey((key, Features.Enable)) && key != Features.AllCenters ? new FeatureProviderDto("T", key)
            : values.ContainsKey((Features.AllCenters, Features.Enable)) ? new FeatureProviderDto("C", null) : new FeatureProviderDto("D", null);
        var feature = new FeatureDto(
            Features.Enable, texts[$"Feature:{Features.Enable}"], Features.Find(values, Features.Enable, key) ?? "true", provider, texts[$"Feature:{Features.Enable}:Description"],
            new ValueTypeDto("ToggleStringValueType", Extra.None, new ValidatorDto("BOOLEAN", Extra.None)), 0, null);
        return new FeatureListDto([new FeatureGroupDto("Exemption", texts["FeatureGroup:Exemption"], [feature])]);
    }

    /// <summary>Switches; takes effect like a permission. 400 for an unknown feature or a value that is neither true nor false.</summary>
    [HttpPut]
    public async Task<NoContentResult> UpdateAsync(string? providerName, string? providerKey, UpdateFeaturesInput input, CancellationToken ct)
    {
        var key = await KeyAsync(providerName, providerKey, ct);
        foreach (var change in input.Features ?? [])
        {
            if (change.Name != Features.Enable || !bool.TryParse(change.Value, out var on))
            {
                throw new InputException("features", "Identity:UnknownFeature");
            }

            var row = await db.Set<FeatureValue>().SingleOrDefaultAsync(f => f.ProviderKey == key && f.Name == change.Name, ct)
                ?? db.Add(new FeatureValue { ProviderKey = key, Name = change.Name, Value = string.Empty }).Entity;
            row.Value = on ? "true" : "false";
        }

        await db.SaveChangesAsync(ct);
        cache.Forget();
        return NoContent();
    }

    /// <summary>Back to the value of all centres, or to the built-in one.</summary>
    [HttpDelete]
    public async Task<NoContentResult> ResetAsync(string? providerName, string? providerKey, CancellationToken ct)
    {
        var key = await KeyAsync(providerName, providerKey, ct);
        db.RemoveRange(await db.Set<FeatureValue>().Where(f => f.ProviderKey == key).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        cache.Forget();
        return NoContent();
    }

    private async Task<string> KeyAsync(string? provider, string? key, CancellationToken ct)
    {
        var demanded = string.IsNullOrEmpty(key) ? IdentityPermissions.HostFeatures : IdentityPermissions.TenantsManageFeatures;
        if (!(await permissions.GrantedAsync(ct)).Contains(demanded))
        {
            throw new BusinessException("Exemption:Forbidden", 403);
        }

        if (string.IsNullOrEmpty(key))
        {
            return Features.AllCenters;
        }

        return provider == "T" && Guid.TryParse(key, out var id) && await db.Set<LearningCenter>().AnyAsync(c => c.Id == id, ct)
            ? id.ToString()
            : throw new EntityNotFoundException();
    }
}
