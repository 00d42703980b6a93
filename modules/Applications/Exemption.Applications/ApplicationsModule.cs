using Exemption.Framework.Modularity;

namespace Exemption.Applications;

public sealed class ApplicationsModule : AppModule
{
    public override string TablePrefix => "app_";
}
