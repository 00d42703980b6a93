namespace Exemption.Identity;

/// <summary>The fictitious students of the demo with their whole ID numbers, for modules that make demo data of their own. Registered only in a demo.</summary>
public interface IDemoRegister
{
    /// <summary>Over all centres, in a steady order. Seeding calls it after Identity's own seeding (order 0).</summary>
    Task<IReadOnlyList<DemoStudent>> ListAsync(CancellationToken ct);
}

/// <param name="Profile">As <see cref="IUserDirectory.FindStudentAsync"/> gives it.</param>
/// <param name="IdNumber">As the register holds it.</param>
/// <param name="HasSignedIn">Whoever has not cannot have applied either.</param>
public sealed record DemoStudent(StudentProfile Profile, string IdNumber, bool HasSignedIn);
