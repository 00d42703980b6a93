using Exemption.Applications;
using Exemption.Framework.Modularity;
using Exemption.Identity;
using Exemption.Notification;
using Exemption.Printing;
using Exemption.Review;

namespace Exemption.Host.Hosting;

/// <summary>The modules of this host, in the order of their arrows.</summary>
internal static class ModuleList
{
    public static AppModule[] All => [new IdentityModule(), new ApplicationsModule(), new ReviewModule(), new NotificationModule(), new PrintingModule()];
}
