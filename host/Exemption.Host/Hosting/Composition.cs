using Exemption.Applications;
using Exemption.Framework.Blobs;
using Exemption.Framework.Modularity;
using Exemption.Framework.Sealing;
using Exemption.Framework.Security;
using Exemption.Framework.Seeding;
using Exemption.Host.Seeding;

namespace Exemption.Host.Hosting;

/// <summary>The services of the house, the same for the server and for its commands.</summary>
internal static class Composition
{
    public static void AddExemption(this WebApplicationBuilder builder, HostSettings settings)
    {
        // A minute, so that every host knows a new key before the first one writes with it.
        var keys = KeyRing.Open(settings.KeyFolder, TimeSpan.FromSeconds(builder.Configuration.GetValue("Keys:UseAfterSeconds", 60)));
        builder.Services.AddSingleton(new CheckpointFolder(settings.DataFolder));
        builder.Services.AddModules(
            builder.Configuration, options => Database.Use(options, settings), keys, new BlobFolder(settings.BlobFolder), typeof(Program).Assembly, ModuleList.All);
        builder.Services.AddAuthentication();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(Database.Troubles(settings));
        builder.Services.AddSingleton<SeedReport>();
        if (settings.Demo)
        {
            builder.Services.AddSingleton<IDemoPhotoSource, DemoPhotoSource>();
        }
    }
}
