using System.Reflection;
using System.Xml.Linq;
using Exemption.Applications;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Host.Hosting;
using Exemption.Identity;
using Exemption.Imaging;
using Exemption.Notification;
using Exemption.Printing;
using Exemption.Reading;
using Exemption.Review;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.EntityFrameworkCore;
using NetArchTest.Rules;

namespace Exemption.Tests.Architecture;

/// <summary>The arrows of the house, as drawn in README.md.</summary>
public sealed class ModuleBoundaryTests
{
    // To add an arrow, add it here and say why in docs/decisions.
    private static readonly Dictionary<Type, string[]> AllowedArrows = new()
    {
        [typeof(IdentityModule)] = ["Exemption.Identity.Contracts"],
        [typeof(ApplicationsModule)] = ["Exemption.Applications.Contracts", "Exemption.Identity.Contracts", "Exemption.Applications.Imaging", "Exemption.Applications.Reading"],
        [typeof(ReviewModule)] = ["Exemption.Applications.Contracts", "Exemption.Identity.Contracts"],
        [typeof(NotificationModule)] = ["Exemption.Applications.Contracts", "Exemption.Identity.Contracts"],
        [typeof(PrintingModule)] = ["Exemption.Applications.Contracts", "Exemption.Identity.Contracts"],
    };

    private static readonly Assembly[] Contracts = [typeof(IApplicationDesk).Assembly, typeof(IUserDirectory).Assembly];

    public static TheoryData<Type> Modules => [.. AllowedArrows.Keys];

    [Theory, MemberData(nameof(Modules))]
    public void Module_points_only_along_its_arrows(Type module)
    {
        var points = module.Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("Exemption.", StringComparison.Ordinal) && n != "Exemption.Framework");
        points.Except(AllowedArrows[module]).ShouldBeEmpty($"{module.Assembly.GetName().Name} may not see these; go through their Contracts");
    }

    [Theory, MemberData(nameof(Modules))]
    public void Project_file_points_only_along_its_arrows(Type module)
    {
        // An unused reference does not show in the assembly, so the project file is read too.
        var points = ProjectReferences(module.Assembly).Where(n => n != "Exemption.Framework");
        points.Except(AllowedArrows[module]).ShouldBeEmpty();
    }

    [Fact]
    public void Contracts_point_at_the_framework_alone() =>
        Contracts.SelectMany(ProjectReferences).Where(n => n != "Exemption.Framework").ShouldBeEmpty();

    [Fact]
    public void Framework_knows_no_module() => typeof(AppService).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
        .Where(n => n.StartsWith("Exemption.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Imaging_library_knows_pictures_and_nothing_else()
    {
        // docs/decisions/0020: it can be measured, and replaced, without a host.
        var imaging = typeof(DocumentFinder).Assembly;
        ProjectReferences(imaging).ShouldBeEmpty();
        imaging.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n != "SkiaSharp" && !n.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Reading_library_knows_pictures_and_nothing_else()
    {
        // docs/decisions/0023.
        var reading = typeof(DocumentReader).Assembly;
        ProjectReferences(reading).ShouldBe(["Exemption.Applications.Imaging"]);
        reading.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n is not ("SkiaSharp" or "Microsoft.ML.OnnxRuntime" or "Exemption.Applications.Imaging") && !n.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Modules))]
    public void Module_shows_nothing_but_its_module_class(Type module) => module.Assembly.GetExportedTypes().ShouldBe([module]);

    [Theory, MemberData(nameof(Modules))]
    public void Domain_knows_neither_database_nor_web(Type module)
    {
        var result = Types.InAssembly(module.Assembly).That().ResideInNamespaceMatching(@"\.Domain$")
            .ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http").GetResult();
        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }

    [Fact]
    public void No_foreign_key_crosses_a_module()
    {
        using var db = DesignTimeContext.Create(mySql: false);
        db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys())
            .Where(fk => fk.DeclaringEntityType.ClrType.Assembly != fk.PrincipalEntityType.ClrType.Assembly)
            .Select(fk => fk.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_table_carries_its_modules_prefix()
    {
        using var db = DesignTimeContext.Create(mySql: false);
        var prefixes = ModuleList.All.ToDictionary(m => m.Assembly, m => m.TablePrefix);
        db.Model.GetEntityTypes().Where(e => prefixes.TryGetValue(e.ClrType.Assembly, out var prefix) && !e.GetTableName()!.StartsWith(prefix, StringComparison.Ordinal))
            .Select(e => e.GetTableName()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_endpoint_demands_a_declared_permission_or_says_that_it_is_open()
    {
        var declared = ModuleList.All.SelectMany(m => m.Permissions).Select(p => p.Name).ToHashSet();
        foreach (var (service, method) in Endpoints())
        {
            var demanded = method.GetCustomAttributes<RequirePermissionAttribute>().Concat(service.GetCustomAttributes<RequirePermissionAttribute>()).Select(a => a.Name).ToList();
            var open = method.IsDefined(typeof(AllowAnonymousAttribute)) || service.IsDefined(typeof(AllowAnonymousAttribute));
            var signedIn = method.IsDefined(typeof(AuthorizeAttribute)) || service.IsDefined(typeof(AuthorizeAttribute));
            (demanded.Count > 0 || open || signedIn).ShouldBeTrue($"{service.Name}.{method.Name} does not say who may call it");
            demanded.Where(d => !declared.Contains(d)).ShouldBeEmpty($"{service.Name}.{method.Name} demands what no module declares");
        }
    }

    [Fact]
    public void Permission_names_are_declared_once() => ModuleList.All.SelectMany(m => m.Permissions).GroupBy(p => p.Name).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void Only_the_migrations_projects_name_a_database_provider() =>
        Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/host/Exemption.Migrations.", StringComparison.Ordinal) && !f.Contains("/test/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("Pomelo", StringComparison.Ordinal) || text.Contains("EntityFrameworkCore.Sqlite\"", StringComparison.Ordinal)))
            .Select(Path.GetFileName).ShouldBeEmpty();

    internal static IEnumerable<(Type Service, MethodInfo Method)> Endpoints() =>
        from module in AllowedArrows.Keys
        from service in module.Assembly.GetTypes()
        where service.IsSubclassOf(typeof(AppService)) && !service.IsAbstract
        from method in service.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.GetCustomAttributes<HttpMethodAttribute>().Any()
        select (service, method);

    private static IEnumerable<string> ProjectReferences(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        var project = Directory.EnumerateFiles(Path.Combine(Repository.Root, "modules"), $"{name}.csproj", SearchOption.AllDirectories).Single();
        return XDocument.Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
    }
}
