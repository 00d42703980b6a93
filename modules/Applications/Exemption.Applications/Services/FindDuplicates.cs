using Exemption.Framework.Events;

namespace Exemption.Applications.Services;

/// <summary>
/// Looks for the same certificate or person elsewhere whenever an application moves or is amended. After the commit: of two that are submitted in the same moment neither sees the other before,
/// and the later of their messages sees both.
/// </summary>
[StableName("applications.find-duplicates"), OneAtATime]
internal sealed class FindDuplicates(DuplicateSearch search) : IEventHandler<ApplicationStatusChanged>, IEventHandler<ApplicationAmended>
{
    public Task HandleAsync(ApplicationStatusChanged e, CancellationToken ct) => search.RefreshAsync(e.ApplicationId, ct);

    public Task HandleAsync(ApplicationAmended e, CancellationToken ct) => search.RefreshAsync(e.ApplicationId, ct);
}
