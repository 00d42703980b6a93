using Exemption.Applications;
using Exemption.Identity;

namespace Exemption.Review.Services;

/// <summary>Puts names to the ids of a page of a log. Within the caller's tenant scope, which the caller lifts.</summary>
internal sealed class LogNames(IAccountDirectory accounts, IApplicationDirectory applications, ILearningCenterDirectory centers)
{
    private IReadOnlyDictionary<Guid, AccountInfo> _accounts = new Dictionary<Guid, AccountInfo>();
    private IReadOnlyDictionary<Guid, ApplicationInfo> _applications = new Dictionary<Guid, ApplicationInfo>();
    private Dictionary<Guid, string> _centers = [];

    public async Task LoadAsync(IReadOnlyCollection<Guid> people, IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        _accounts = await accounts.NamesAsync([.. people.Union(subjects)], ct);
        _applications = await applications.NamesAsync([.. subjects.Distinct()], ct);
        _centers = (await centers.ListAsync(ct)).ToDictionary(c => c.Id, c => c.Name);
    }

    public PersonDto Person(Guid? id) => id is { } known && _accounts.TryGetValue(known, out var account)
        ? new PersonDto(account.UserName, account.Name, Center(account.CenterId))
        : new PersonDto(null, null, null);

    public SubjectDto Subject(Guid id) =>
        _applications.TryGetValue(id, out var application) ? new SubjectDto(id.ToString(), application.Number, application.StudentName, Center(application.CenterId))
        : _accounts.TryGetValue(id, out var account) ? new SubjectDto(id.ToString(), account.UserName, account.Name, Center(account.CenterId))
        : new SubjectDto(id.ToString(), null, null, null);

    /// <summary>An application by its number; a student by 准考证号, who is all their applications and the entry in the register; nobody by anything else.</summary>
    public async Task<IReadOnlyList<Guid>?> FindSubjectsAsync(string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (await applications.FindAsync(text.Trim(), ct) is { } application)
        {
            return [application];
        }

        return await accounts.FindAsync(text.Trim(), ct) is { } person ? [person, .. await applications.OfStudentAsync(person, ct)] : [];
    }

    public Task<Guid?> FindViewerAsync(string userName, CancellationToken ct) => accounts.FindAsync(userName.Trim(), ct);

    private string? Center(Guid? id) => id is { } center ? _centers.GetValueOrDefault(center) : null;
}
