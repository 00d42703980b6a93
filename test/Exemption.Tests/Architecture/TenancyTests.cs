using System.Reflection;
using Exemption.Framework.Data;
using Exemption.Framework.Modularity;
using Exemption.Framework.MultiTenancy;
using Exemption.Host.Hosting;
using Exemption.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Tests.Architecture;

/// <summary>The tenant filter is always on, and whoever lifts it is on this list.</summary>
public sealed class TenancyTests
{
    /// <summary>File names of the classes that may call <c>AcrossTenants</c>, each with its reason beside the call.</summary>
    private static readonly string[] MaySeeAcrossTenants =
    [
        "UniversityReviewAppService.cs",
        "UniversityChecksAppService.cs",
        "RecordCheckAppService.cs",
        "UniversityClaimsAppService.cs",
        "UniversityQueuesAppService.cs",
        "UniversityNotesAppService.cs",
        "UniversityPausesAppService.cs",
        "UniversityTagsAppService.cs",
        "UniversityExportAppService.cs",
        "UniversityFiguresAppService.cs",
        "UniversityDuplicatesAppService.cs",
        "UniversityAmendmentsAppService.cs",
        "DuplicateSearch.cs",
        "CountFigures.cs",
        "SmsOutboxAppService.cs",
        "SignInDesk.cs",
        "SessionCheck.cs",
        "Registrar.cs",
        "IdentitySeed.cs",
        "DemoPeople.cs",
        "UsersAppService.cs",
        "PermissionsAppService.cs",
        "LearningCentersAppService.cs",
        "PhotosAppService.cs",
        "ReadingsAppService.cs",
        "PhotoRereading.cs",
        "PhotoThresholdsAppService.cs",
        "DemoApplicationsSeed.cs",
        "PrintingAppService.cs",
        "DailyPurge.cs",
        "DailyReminder.cs",
        "LegalHolds.cs",
        "RetentionAppService.cs",
        "LogsAppService.cs",
    ];

    [Fact]
    public void Only_listed_classes_see_across_tenants()
    {
        var callers = Repository.SourceFiles().Where(f => !f.Contains("/framework/Exemption.Framework/MultiTenancy/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains(".AcrossTenants(", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!);
        callers.Except(MaySeeAcrossTenants).ShouldBeEmpty();
    }

    /// <summary>A pair belongs to two centres at once, so no filter stands beneath it; each of these cuts what it tells.</summary>
    private static readonly string[] MayReadPairs = ["DuplicateSearch.cs", "Duplicates.cs", "ApplicationList.cs", "ApplicationEraser.cs"];

    [Fact]
    public void Only_listed_classes_read_pairs_of_duplicates()
    {
        var readers = Repository.SourceFiles().Where(f => File.ReadAllText(f).Contains("Set<DuplicatePair>", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!);
        readers.Except(MayReadPairs).ShouldBeEmpty();
    }

    [Fact]
    public void Every_table_of_a_module_belongs_to_a_tenant_or_says_why_not()
    {
        using var db = DesignTimeContext.Create(mySql: false);
        var strays = db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.ClrType.Namespace!.StartsWith("Exemption", StringComparison.Ordinal))
            .Where(e => typeof(IMultiTenant).IsAssignableFrom(e.ClrType) || typeof(IMayHaveTenant).IsAssignableFrom(e.ClrType)
                ? e.GetQueryFilter() is null
                : !typeof(IGlobal).IsAssignableFrom(e.ClrType));
        strays.Select(e => e.ClrType.FullName).ShouldBeEmpty();
    }
}
