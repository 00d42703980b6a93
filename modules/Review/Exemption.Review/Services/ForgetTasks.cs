using Exemption.Applications;
using Exemption.Framework.Data;
using Exemption.Framework.Events;
using Exemption.Review.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Review.Services;

/// <summary>Deletes the turns at the desks of an application that is gone.</summary>
[StableName("review.forget-tasks")]
internal sealed class ForgetTasks(ExemptionDbContext db) : IEventHandler<ApplicationErased>
{
    public Task HandleAsync(ApplicationErased e, CancellationToken ct) => db.Set<ReviewTask>().Where(t => t.ApplicationId == e.ApplicationId).ExecuteDeleteAsync(ct);
}
