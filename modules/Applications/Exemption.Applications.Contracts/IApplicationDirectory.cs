namespace Exemption.Applications;

/// <summary>Which application stands behind an id, for logs that know only the id. Within the caller's tenant scope.</summary>
public interface IApplicationDirectory
{
    Task<IReadOnlyDictionary<Guid, ApplicationInfo>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>By number, whole.</summary>
    Task<Guid?> FindAsync(string number, CancellationToken ct);

    /// <summary>All of a student, newest first.</summary>
    Task<IReadOnlyList<Guid>> OfStudentAsync(Guid studentId, CancellationToken ct);
}

/// <param name="Number">Given at the first submission.</param>
/// <param name="CenterId">The learning centre.</param>
public sealed record ApplicationInfo(Guid Id, string? Number, string StudentName, Guid CenterId);
