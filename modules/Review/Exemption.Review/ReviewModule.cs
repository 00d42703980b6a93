using Exemption.Framework.Modularity;

namespace Exemption.Review;

public sealed class ReviewModule : AppModule
{
    public override string TablePrefix => "rev_";
}
