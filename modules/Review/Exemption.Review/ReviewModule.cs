using Exemption.Applications;
using Exemption.Framework.Modularity;
using Exemption.Framework.Permissions;
using Exemption.Framework.Retention;
using Exemption.Framework.Seeding;
using Exemption.Review.Seeding;
using Exemption.Review.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Review;

/// <summary>The two desks that decide applications, the learning centre's and the university's, and the logs of who saw and did what.</summary>
public sealed class ReviewModule : AppModule
{
    public override string TablePrefix => "rev_";

    public override IReadOnlyList<PermissionDefinition> Permissions { get; } =
    [
        new(ReviewPermissions.Center, Side.Tenant, RoleNames.CenterAdmin),
        new(ReviewPermissions.University, Side.Host, RoleNames.UniversityReviewer),
        new(ReviewPermissions.TakeOver, Side.Both, RoleNames.CenterAdmin, RoleNames.UniversityReviewer),
        new(ReviewPermissions.Export, Side.Host, RoleNames.UniversityReviewer) { Parent = ReviewPermissions.University },
        new(ReviewPermissions.Calendar, Side.Host, RoleNames.HostAdmin),
        new(ReviewPermissions.CenterExport, Side.Tenant, RoleNames.CenterAdmin) { Parent = ReviewPermissions.Center },
        new(ReviewPermissions.Undo, Side.Both, RoleNames.UniversityReviewer),
        new(ReviewPermissions.Amend, Side.Both, RoleNames.CenterAdmin, RoleNames.UniversityReviewer),
        new(ReviewPermissions.Checklist, Side.Host, RoleNames.HostAdmin),
        new(ReviewPermissions.Tags, Side.Host, RoleNames.HostAdmin),
        new(ReviewPermissions.Logs, Side.Host, RoleNames.Auditor, RoleNames.HostAdmin),
    ];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ReviewDesk>();
        services.AddScoped<ReviewReader>();
        services.AddScoped<BulkDesk>();
        services.AddScoped<CertificateChecks>();
        services.AddSingleton(CertificatePlatform.Read(configuration));
        services.AddScoped<DuplicateDesk>();
        services.AddScoped<ClaimDesk>();
        services.AddSingleton<QueueTerms>();
        services.AddSingleton<DeskNews>();
        services.AddScoped<QueueDesk>();
        services.AddScoped<ReviewTurns>();
        services.AddScoped<Checks>();
        services.AddScoped<CheckWords>();
        services.AddScoped<EvidenceFinder>();
        services.AddScoped<PastCases>();
        services.AddScoped<WholeNumbers>();
        services.AddScoped<PauseDesk>();
        services.AddScoped<TagDesk>();
        services.AddSingleton<NoteTerms>();
        services.AddScoped<NoteDesk>();
        services.AddScoped<MentionDesk>();
        services.AddScoped<IRetentionRule, PurgeNotes>();
        services.AddScoped<LogNames>();
        services.AddScoped<FiguresDesk>();
        services.AddScoped<FiguresFile>();
        services.AddScoped<IDataSeedContributor, ChecklistSeed>();
        services.AddScoped<ICheckedPoints, ReadCheckedPoints>();
    }
}
