using System.Net;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Exemption.Tests.Host.Hosting;

public sealed class ReverseProxyTests(ReverseProxyTests.BehindAProxy host) : IClassFixture<ReverseProxyTests.BehindAProxy>
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("203.0.113.7", false)]
    public async Task Only_the_proxy_is_believed_about_who_calls_and_how(string peer, bool believed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Peer", peer);
        request.Headers.Add("X-Forwarded-For", "198.51.100.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        var response = await host.CreateBrowser().SendAsync(request);
        response.Headers.Contains("Strict-Transport-Security").ShouldBe(believed, "https is what the believed header says");
        response.Headers.GetValues("X-Caller").ShouldBe([believed ? "198.51.100.9" : peer]);
    }

    [Fact]
    public void Outside_the_demo_the_log_is_for_machines() =>
        host.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName.ShouldBe(ConsoleFormatterNames.Json);

    public sealed class BehindAProxy : ExemptionHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("FORWARDEDHEADERS_ENABLED", "true");
            builder.ConfigureServices(services => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new Wire())));
        }

        /// <summary>There is no network under the test server: this gives each request a peer, and shows whom the host takes for the caller.</summary>
        private sealed class Wire : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use(async (context, then) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers["X-Peer"], out var peer) ? peer : IPAddress.Loopback;
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Headers["X-Caller"] = context.Connection.RemoteIpAddress?.ToString();
                        return Task.CompletedTask;
                    });
                    await then(context);
                });
                next(app);
            };
        }
    }
}
