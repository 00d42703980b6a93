using Exemption.Framework.Modularity;

namespace Exemption.Printing;

public sealed class PrintingModule : AppModule
{
    public override string TablePrefix => "prt_";
}
