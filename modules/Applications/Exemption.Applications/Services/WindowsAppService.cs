using System.ComponentModel.DataAnnotations;
using Exemption.Applications.Domain;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Applications.Services;

/// <summary>Opens and closes the application windows (U-19).</summary>
[Route("api/catalogue/windows")]
[RequirePermission(ApplicationPermissions.Windows)]
internal sealed class WindowsAppService(ExemptionDbContext db, TimeProvider clock) : AppService
{
    /// <summary>All windows, the latest first.</summary>
    [HttpGet]
    public async Task<ListDto<WindowMaintenanceDto>> ListAsync(CancellationToken ct) =>
        new([.. (await db.Set<ApplicationWindow>().AsNoTracking().OrderByDescending(w => w.OpensAt).ToListAsync(ct)).Select(ToDto)]);

    /// <summary>A new window. 400 <c>Applications:WindowOrder</c> when it closes before it opens.</summary>
    [HttpPost]
    public async Task<WindowMaintenanceDto> CreateAsync(WindowInput input, CancellationToken ct)
    {
        var window = new ApplicationWindow();
        Describe(window, input);
        db.Add(window);
        await db.SaveChangesAsync(ct);
        return ToDto(window);
    }

    /// <summary>Changes a window. 409 <c>Exemption:Conflict</c> when somebody else has changed it.</summary>
    [HttpPut("{id:guid}")]
    public async Task<WindowMaintenanceDto> UpdateAsync(Guid id, WindowInput input, CancellationToken ct)
    {
        var window = await db.Set<ApplicationWindow>().SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw new EntityNotFoundException();
        Versions.Demand(window, input.Version);
        Describe(window, input);
        await db.SaveChangesAsync(ct);
        return ToDto(window);
    }

    private static void Describe(ApplicationWindow window, WindowInput input)
    {
        if (input.ClosesAt <= input.OpensAt)
        {
            throw new InputException("closesAt", ApplicationErrors.WindowOrder);
        }

        var name = FieldText.Free(input.Name) ?? throw new InputException("name", ApplicationErrors.Required);
        window.Describe(name, input.OpensAt.UtcDateTime, input.ClosesAt.UtcDateTime, input.CorrectionGraceDays);
    }

    private WindowMaintenanceDto ToDto(ApplicationWindow w) =>
        new(w.Id, w.Version, w.Name, w.OpensAt, w.ClosesAt, w.CorrectionGraceDays, w.IsOpenAt(clock.GetUtcNow().UtcDateTime));
}

internal sealed record WindowMaintenanceDto(Guid Id, int Version, string Name, DateTime OpensAt, DateTime ClosesAt, int CorrectionGraceDays, bool IsOpen);

internal sealed record WindowInput
{
    public int? Version { get; init; }

    [StringLength(64)]
    public required string Name { get; init; }
    public required DateTimeOffset OpensAt { get; init; }
    public required DateTimeOffset ClosesAt { get; init; }

    [Range(0, 60)]
    public int CorrectionGraceDays { get; init; } = 7;
}
