using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Exemption.Host.Hosting;

/// <summary>
/// Says whose forwarded headers are believed (ASVS 4.1.3): the proxy on this machine, or those of <c>Proxy:Known</c>. The platform's switch alone believes
/// everybody, and an attacker could then choose the address that sign-in limits and audit go by.
/// </summary>
internal static class ReverseProxy
{
    public static void AddReverseProxy(this IServiceCollection services, IConfiguration configuration) =>
        services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var proxy in configuration.GetSection("Proxy:Known").Get<string[]>() is { Length: > 0 } named ? named : ["127.0.0.1", "::1"])
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
}
