namespace Exemption.Framework.Seeding;

/// <summary>Fills an empty database with what a module needs, and with demo data where asked. Runs at every start and must do nothing the second time. Stands for ABP's <c>IDataSeedContributor</c>.</summary>
public interface IDataSeedContributor
{
    /// <summary>Smaller first: Identity 0, Applications 10, Review 20 …</summary>
    int Order { get; }

    Task SeedAsync(SeedContext context, CancellationToken ct);
}

/// <param name="Demo">Whether to make the demo data as well.</param>
/// <param name="Report">Says one line of progress to whoever started the host.</param>
public sealed record SeedContext(bool Demo, Action<string> Report);

/// <summary>Accounts that the demo offers on the sign-in page, and that the host prints at start.</summary>
/// <param name="UserName">Account or 准考证号.</param>
/// <param name="Password">Known to everybody; demo only.</param>
/// <param name="Label">Code of the text that says who this is.</param>
public sealed record DemoAccount(string UserName, string Password, string Label);

/// <summary>Collects what seeding has to tell the person at the console.</summary>
public sealed class SeedReport
{
    public List<DemoAccount> DemoAccounts { get; } = [];

    /// <summary>Account and one-time password of the first host administrator of an empty system.</summary>
    public DemoAccount? FirstAdministrator { get; set; }
}
