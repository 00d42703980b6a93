using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Review.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Review.Services;

/// <summary>
/// 通过所选 (F-55, F-56): each case in a unit of work of its own and by the same rules as alone, so that one that cannot be passed costs the others nothing.
/// Only what is ticked already passes: looking at many at once is no look at all.
/// </summary>
internal sealed class BulkDesk(IServiceScopeFactory scopes, IRefusalTexts refusals)
{
    private const int Most = 50;

    public async Task<BulkResultDto> ApproveAsync(ReviewStage stage, BulkApproveInput input, CancellationToken ct)
    {
        var rows = input.Rows ?? [];
        if (rows.Count is 0 or > Most || rows.DistinctBy(r => r.Id).Count() < rows.Count)
        {
            throw new InputException("rows", rows.Count switch { 0 => ReviewErrors.NoneSelected, > Most => ReviewErrors.TooManySelected, _ => "Exemption:InvalidField" });
        }

        List<BulkRowDto> results = [];
        foreach (var row in rows)
        {
            results.Add(new BulkRowDto(row.Id, await ApproveAsync(stage, row, input.Opinion, ct)));
        }

        return new BulkResultDto(results);
    }

    private async Task<ErrorInfo?> ApproveAsync(ReviewStage stage, BulkRowInput row, string? opinion, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ReviewDesk>().ApproveAsTickedAsync(stage, row.Id, row.Version, opinion, ct);
            return null;
        }
        // An opinion that is too long is wrong for all of them; the first row says so for the whole request.
        catch (Exception e) when (e is not InputException && refusals.Of(e) is { } known)
        {
            return known;
        }
    }
}
