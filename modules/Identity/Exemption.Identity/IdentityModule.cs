using Exemption.Framework.Modularity;

namespace Exemption.Identity;

public sealed class IdentityModule : AppModule
{
    public override string TablePrefix => "idn_";
}
