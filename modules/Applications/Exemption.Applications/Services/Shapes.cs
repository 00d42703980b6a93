using Exemption.Applications.Domain;
using Exemption.Framework.Users;

namespace Exemption.Applications.Services;

/// <summary>How rows of this module look outside.</summary>
internal static class Shapes
{
    public static WindowDto ToDto(this ApplicationWindow w, DateTime now) => new(w.Id, w.Name, w.OpensAt, w.ClosesAt, w.CorrectionGraceDays, w.IsOpenAt(now));

    public static List<CourseDto> ToDtos(this IEnumerable<ApplicationCourse> courses) =>
        [.. courses.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new CourseDto(c.Code, c.Name, c.Credits))];

    public static Actor AsStudent(this ICurrentUser user) => new(user.Id, user.Name, ActorSide.Student, user.TenantId);
}
