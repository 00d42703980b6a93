using Exemption.Framework.Modularity;

namespace Exemption.Notification;

public sealed class NotificationModule : AppModule
{
    public override string TablePrefix => "ntf_";
}
