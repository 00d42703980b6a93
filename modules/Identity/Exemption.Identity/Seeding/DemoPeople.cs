using System.Globalization;
using Exemption.Framework.Data;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Permissions;
using Exemption.Framework.Seeding;
using Exemption.Identity.Accounts;
using Exemption.Identity.Domain;
using Exemption.Identity.Registers;
using Exemption.Identity.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Exemption.Identity.Seeding;

/// <summary>Made-up centres, staff and students, so that the system can be tried without real people. ID numbers have an area code that was never given out.</summary>
internal sealed class DemoPeople(
    ExemptionDbContext db, ICurrentTenant tenant, Registrar registrar, StudentSecrets secrets, Passwords passwords, SeedReport report) : IDemoRegister
{
    private const string Password = "Exempt2026";

    /// <summary>Every eighth student has not signed in yet.</summary>
    private const int EveryNthWithoutPassword = 8;

    private static readonly DemoFile File = SeedFile.Read<DemoFile>("demo-people.json");

    /// <summary>The host's own switch, or the plain one.</summary>
    public static bool Wanted(IConfiguration configuration) => configuration.GetValue("EXEMPTION_DEMO", configuration.GetValue("Demo", false));

    public async Task SeedAsync(SeedContext context, CancellationToken ct)
    {
        if (!await db.Set<LearningCenter>().AnyAsync(ct))
        {
            // One hash for all: hashing fifty passwords would take longer than everything else together.
            var hash = await passwords.HashAsync(Password, ct);
            await AddUniversityAsync(hash, ct);
            await AddCentersAsync(hash, ct);
            await db.SaveChangesAsync(ct);
            context.Report($"Demo: {File.Centers.Count} learning centers, {File.Students.Count} students.");
        }

        Tell();
    }

    public async Task<IReadOnlyList<DemoStudent>> ListAsync(CancellationToken ct)
    {
        using var _ = tenant.AcrossTenants();   // the demo fills all centres
        var tickets = File.Students.Select((_, i) => Ticket(i)).ToList();
        var students = await db.Set<Student>().AsNoTracking().Where(s => tickets.Contains(s.AdmissionTicketNumber)).OrderBy(s => s.AdmissionTicketNumber).ToListAsync(ct);
        return [.. students.Select(s => new DemoStudent(
            new StudentProfile(s.Id, s.TenantId, s.Name, s.AdmissionTicketNumber, s.MajorCode, s.MajorName, secrets.PhoneOf(s)), secrets.IdNumberOf(s)!, !WaitsForFirstSignIn(tickets.IndexOf(s.AdmissionTicketNumber))))];
    }

    private async Task AddUniversityAsync(string hash, CancellationToken ct)
    {
        foreach (var person in File.University)
        {
            Open(await registrar.AddAsync(null, person.UserName, person.Name, [person.Role], ct: ct), hash);
        }
    }

    /// <summary>With the shared password, and with an address: ABP's account forms cannot be saved without one.</summary>
    private static void Open(User user, string hash)
    {
        user.SetPassword(hash, mustChange: false);
        user.Email = $"{user.UserName}@example.invalid";
        user.NormalizedEmail = user.Email.ToUpperInvariant();
    }

    private async Task AddCentersAsync(string hash, CancellationToken ct)
    {
        var majors = SeedFile.Read<List<Major>>("majors.json");
        var centers = new List<LearningCenter>();
        foreach (var demo in File.Centers)
        {
            var center = new LearningCenter(demo.Code, demo.Name);
            center.SetContact(demo.Admins[0].Name, demo.Phone);
            db.Add(center);
            centers.Add(center);
            foreach (var person in demo.Admins)
            {
                Open(await registrar.AddAsync(center.Id, person.UserName, person.Name, [RoleNames.CenterAdmin], ct: ct), hash);
            }
        }

        for (var i = 0; i < File.Students.Count; i++)
        {
            var student = await registrar.AddStudentAsync(
                centers[i % centers.Count].Id, Ticket(i), File.Students[i], IdNumberOf(i), $"199{i + 1:00000000}", majors[i % majors.Count], ct);
            if (!WaitsForFirstSignIn(i))
            {
                db.Set<User>().Local.FindEntry(student.Id)!.Entity.SetPassword(hash, mustChange: false);
            }
        }
    }

    private void Tell()
    {
        report.DemoAccounts.AddRange(
        [
            new DemoAccount(Ticket(0), Password, "Demo:Student"),
            new DemoAccount(Ticket(1), Password, "Demo:OtherStudent"),
            new DemoAccount(Ticket(EveryNthWithoutPassword - 1), IdNumberOf(EveryNthWithoutPassword - 1), "Demo:FirstSignIn"),
            new DemoAccount(File.Centers[0].Admins[0].UserName, Password, "Demo:CenterAdmin"),
            new DemoAccount(File.Centers[1].Admins[0].UserName, Password, "Demo:OtherCenterAdmin"),
            .. File.University.Select(p => new DemoAccount(p.UserName, Password, LabelOf(p.Role))),
        ]);
    }

    private static string LabelOf(string role) => role switch
    {
        RoleNames.HostAdmin => "Demo:HostAdmin",
        RoleNames.Auditor => "Demo:Auditor",
        _ => "Demo:UniversityReviewer",
    };

    private static bool WaitsForFirstSignIn(int i) => i % EveryNthWithoutPassword == EveryNthWithoutPassword - 1;

    private static string Ticket(int i) => string.Create(CultureInfo.InvariantCulture, $"51992600{i + 1:0000}");

    private static string IdNumberOf(int i)
    {
        var birth = new DateOnly(1996, 3, 1).AddDays(i * 67);
        var first17 = string.Create(CultureInfo.InvariantCulture, $"519999{birth:yyyyMMdd}{i + 1:000}");
        return first17 + IdNumber.CheckCharacter(first17);
    }

    private sealed record DemoFile(List<DemoPerson> University, List<DemoCenter> Centers, List<string> Students);

    private sealed record DemoCenter(string Code, string Name, string Phone, List<DemoPerson> Admins);

    private sealed record DemoPerson(string UserName, string Name, string Role);
}
