namespace Exemption.Identity;

/// <summary>What other modules may know about people. Reads within the current tenant; the university's people have none.</summary>
public interface IUserDirectory
{
    /// <summary>The register's entry of a student, or null when there is none in the current tenant.</summary>
    Task<StudentProfile?> FindStudentAsync(Guid userId, CancellationToken ct);

    /// <summary>The student with this 准考证号, or null when there is none in the current tenant.</summary>
    Task<Guid?> FindStudentIdAsync(string admissionTicketNumber, CancellationToken ct);

    /// <summary>Whether the register holds this ID number for the student; null when the register holds none.</summary>
    Task<bool?> HasIdNumberAsync(Guid userId, string idNumber, CancellationToken ct);
}

/// <summary>A self-study student as the register knows them (S-04, S-05, S-07, S-08).</summary>
/// <param name="UserId">Also the id of the account.</param>
/// <param name="CenterId">The learning centre, which is the tenant.</param>
/// <param name="Name">As on the ID card.</param>
/// <param name="AdmissionTicketNumber">准考证号, also the account name.</param>
/// <param name="MajorCode">Such as <c>W120102</c>.</param>
/// <param name="MajorName">专业.</param>
/// <param name="Phone">As registered; the application asks again.</param>
public sealed record StudentProfile(Guid UserId, Guid CenterId, string Name, string AdmissionTicketNumber, string MajorCode, string MajorName, string? Phone);

/// <summary>The learning centres; each is a tenant, and their names are no secret.</summary>
public interface ILearningCenterDirectory
{
    Task<IReadOnlyList<LearningCenterInfo>> ListAsync(CancellationToken ct);

    Task<LearningCenterInfo?> FindAsync(Guid id, CancellationToken ct);
}

/// <summary>A learning centre with the contact its students see (C-18).</summary>
public sealed record LearningCenterInfo(Guid Id, string Code, string Name, string ContactName, string ContactPhone, bool IsActive);

/// <summary>Who stands behind the id of an account, for whoever must answer for what was done. Within the caller's tenant scope; accounts taken off the lists are named too.</summary>
public interface IAccountDirectory
{
    Task<IReadOnlyDictionary<Guid, AccountInfo>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>By account name, whole; a student's is the 准考证号.</summary>
    Task<Guid?> FindAsync(string userName, CancellationToken ct);
}

/// <summary>Who works here, for whoever would call a colleague. Looks at the side asked for, whatever the caller's tenant scope; names of staff are no secret among staff.</summary>
public interface IStaffDirectory
{
    /// <summary>Who holds the permission now, of a centre or, with null, of the university; by name.</summary>
    Task<IReadOnlyList<AccountInfo>> HoldersAsync(string permission, Guid? centerId, CancellationToken ct);
}

/// <param name="CenterId">Null on the university's side.</param>
public sealed record AccountInfo(Guid Id, string UserName, string Name, Guid? CenterId);
