using Exemption.Framework.Domain;
using Exemption.Framework.Permissions;
using Exemption.Framework.Users;

namespace Exemption.Applications.Services;

/// <summary>In what capacity the caller looks at a single application: found among their permissions, never told by them. Which application, the record check says.</summary>
internal sealed class RecordViewer(IPermissionChecker permissions, ICurrentUser user)
{
    /// <summary>Whoever has none is answered as if there were nothing.</summary>
    public async Task<Actor> DemandAsync(CancellationToken ct)
    {
        var granted = await permissions.GrantedAsync(ct);
        ActorSide? side = granted.Contains(ApplicationPermissions.ReviewUniversity) && user.TenantId is null ? ActorSide.University
            : granted.Contains(ApplicationPermissions.ReviewCenter) && user.TenantId is not null ? ActorSide.Center
            : granted.Contains(ApplicationPermissions.Mine) ? ActorSide.Student
            : null;
        return side is { } known ? new Actor(user.Id, user.Name, known, user.TenantId) : throw new EntityNotFoundException();
    }
}
