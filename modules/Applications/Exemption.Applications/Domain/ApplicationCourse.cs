using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>A course the application asks to be exempted from, as the catalogue named it then.</summary>
internal sealed class ApplicationCourse : IMultiTenant
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid ApplicationId { get; init; }
    public required Guid TenantId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required decimal Credits { get; init; }

    /// <summary>Student and course while the application is live, else null; unique, so that no course is exempted twice (section 1.5).</summary>
    public string? LiveKey { get; private set; }

    public void SetLive(Guid? studentId) => LiveKey = studentId is { } id ? $"{id:N}|{Code}" : null;
}
