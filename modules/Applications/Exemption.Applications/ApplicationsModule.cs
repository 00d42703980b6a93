using Exemption.Applications.Deadlines;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Applications.Retention;
using Exemption.Applications.Seeding;
using Exemption.Applications.Services;
using Exemption.Framework.Modularity;
using Exemption.Framework.Permissions;
using Exemption.Framework.Privacy;
using Exemption.Framework.Retention;
using Exemption.Framework.Security;
using Exemption.Framework.Seeding;
using Exemption.Imaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Exemption.Applications;

/// <summary>Exemption applications: what students write and submit, how they move, and the catalogue they choose from.</summary>
public sealed class ApplicationsModule : AppModule
{
    public override string TablePrefix => "app_";

    public override IReadOnlyList<PermissionDefinition> Permissions { get; } =
    [
        new(ApplicationPermissions.Mine, Side.Tenant, RoleNames.Student),
        new(ApplicationPermissions.Catalogue, Side.Host, RoleNames.HostAdmin, RoleNames.UniversityReviewer),
        new(ApplicationPermissions.Windows, Side.Host, RoleNames.HostAdmin, RoleNames.UniversityReviewer),
        new(ApplicationPermissions.Texts, Side.Host, RoleNames.HostAdmin, RoleNames.UniversityReviewer),
        new(ApplicationPermissions.Retention, Side.Host, RoleNames.HostAdmin),
        new(ApplicationPermissions.PhotoThresholds, Side.Host, RoleNames.HostAdmin),
        new(ApplicationPermissions.RejectionReasons, Side.Host, RoleNames.HostAdmin),
    ];

    public override IReadOnlyList<SensitiveColumn> SensitiveColumns =>
    [
        new(typeof(ExemptionApplication), nameof(ExemptionApplication.IdNumberCipher), SensitiveFields.IdNumberColumn) { IndexProperty = nameof(ExemptionApplication.IdNumberIndex) },
        new(typeof(ExemptionApplication), nameof(ExemptionApplication.PhoneCipher), SensitiveFields.PhoneColumn) { IndexProperty = nameof(ExemptionApplication.PhoneIndex) },
        new(typeof(Amendment), nameof(Amendment.ContentCipher), SubmittedVersions.AmendmentColumn),
        new(typeof(DuplicatePair), nameof(DuplicatePair.SeenCipher), DuplicateSearch.SeenColumn),
        new(typeof(SubmittedVersion), nameof(SubmittedVersion.ContentCipher), SubmittedVersions.Column),
        FileKey(nameof(DocumentPhoto.FullKey), PhotoVariant.Full),
        FileKey(nameof(DocumentPhoto.ThumbnailKey), PhotoVariant.Thumbnail),
        FileKey(nameof(DocumentPhoto.OptimisedKey), PhotoVariant.Optimised),
        FileKey(nameof(DocumentPhoto.ReadingKey), PhotoVariant.Reading),
        new(typeof(ProofPicture), nameof(ProofPicture.Key), Column: null)
        {
            OtherId = nameof(ProofPicture.ApplicationId),
            Place = (picture, application) => DocumentPhoto.Place(application, picture, PhotoVariant.Full),
        },
    ];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        NativeMemory.GiveBack();
        services.AddSingleton<PhotoWorkers>();
        services.AddSingleton<PhotoPipeline>();
        services.AddSingleton<PhotoReader>();
        services.AddSingleton<PhotoParts>();
        services.AddScoped<PhotoIntake>();
        services.AddScoped<PhotoShapes>();
        services.AddScoped<ReadingChecks>();
        services.AddScoped<IPhotoReadings, CompareReadings>();
        services.AddScoped<RecordViewer>();
        services.AddSingleton(new TakeBackSettings(configuration.GetValue("Decisions:TakeBackSeconds", 5)));
        services.AddScoped<IPhotoRereading, PhotoRereading>();
        services.AddSingleton<Watermark>();
        services.AddSingleton<PhotoStore>();
        services.AddSingleton<SensitiveFields>();
        services.AddScoped<ApplicationReader>();
        services.AddScoped<FixLists>();
        services.AddScoped<SubmittedVersions>();
        services.AddScoped<Submissions>();
        services.AddScoped<ReasonLibrary>();
        services.AddScoped<IReasonTexts>(p => p.GetRequiredService<ReasonLibrary>());
        services.AddScoped<DraftWriter>();
        services.AddScoped<PhotoViewer>();
        services.AddScoped<IProofPictures, ProofPictures>();
        services.AddSingleton(new ReminderSettings(configuration));
        services.AddSingleton<DailyReminder>();
        if (configuration.GetValue("Deadlines:Enabled", configuration.GetValue("Retention:Enabled", true)))
        {
            services.AddHostedService(p => p.GetRequiredService<DailyReminder>());
        }

        services.AddScoped<PhotoConsents>();
        services.AddScoped<ConsentWithdrawal>();
        services.AddScoped<ILegalHolds, LegalHolds>();
        services.AddScoped<ApplicationEraser>();
        services.AddScoped<IRetentionRule, PurgeAbandoned>();
        services.AddScoped<IRetentionRule, PurgeRejected>();
        services.AddScoped<IRetentionRule, PurgeWithdrawn>();
        services.AddScoped<IRetentionRule, PurgeReplacedPhotos>();
        services.AddScoped<IRetentionRule, PurgeApprovedPhotos>();
        services.AddScoped<IRetentionRule, PurgeIdempotencyKeys>();
        services.AddScoped<IRetentionRule, PurgeStrayFiles>();
        services.AddScoped<IPersonalDataSource, ApplicationsOfPerson>();
        services.AddScoped<MarkedPhotos>();
        services.AddScoped<ApplicationList>();
        services.AddScoped<RelatedApplications>();
        services.AddScoped<IAmendments, Amendments>();
        services.AddScoped<DuplicateSearch>();
        services.AddScoped<IDuplicates, Duplicates>();
        services.AddScoped<IApplicationDesk, ApplicationDesk>();
        services.AddSingleton<ClaimTerms>();
        services.AddScoped<IApplicationClaims, ApplicationClaims>();
        services.AddScoped<IApplicationDirectory, ApplicationDirectory>();
        services.AddScoped<DemoStoryteller>();
        services.AddSingleton<DemoPhotographer>();
        services.AddScoped<IDataSeedContributor, ReferenceDataSeed>();
        services.AddScoped<IDataSeedContributor, ConsentTextSeed>();
        services.AddScoped<IDataSeedContributor, RejectionReasonSeed>();
        services.AddScoped<IDataSeedContributor, DemoApplicationsSeed>();
    }

    private static SensitiveColumn FileKey(string property, PhotoVariant variant) => new(typeof(DocumentPhoto), property, Column: null)
    {
        OtherId = nameof(DocumentPhoto.ApplicationId),
        Place = (photo, application) => DocumentPhoto.Place(application, photo, variant),
    };
}
