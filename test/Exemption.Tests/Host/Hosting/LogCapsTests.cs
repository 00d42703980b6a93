using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exemption.Tests.Host.Hosting;

public sealed class LogCapsTests
{
    private const string Invoker = "Microsoft.AspNetCore.Mvc.Infrastructure.ControllerActionInvoker";
    private const string Formatter = "Microsoft.AspNetCore.Mvc.Formatters.SystemTextJsonInputFormatter";

    [Theory]
    [InlineData(null, LogLevel.Warning, LogLevel.Warning)]
    [InlineData("Trace", LogLevel.Debug, LogLevel.Information)]
    [InlineData("Error", LogLevel.Error, LogLevel.Error)]
    public async Task What_would_write_down_passwords_is_held_back_and_never_woken(string? asked, LogLevel invoker, LogLevel formatter)
    {
        await using var host = new TalkingHost(asked);
        var loggers = host.Services.GetRequiredService<ILoggerFactory>();
        FinestOf(loggers.CreateLogger(Invoker)).ShouldBe(invoker);
        FinestOf(loggers.CreateLogger(Formatter)).ShouldBe(formatter);
    }

    private static LogLevel FinestOf(ILogger logger) => Enum.GetValues<LogLevel>().First(logger.IsEnabled);

    private sealed class TalkingHost(string? level) : ExemptionHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            if (level is not null)
            {
                builder.UseSetting("Logging:LogLevel:Default", level);
            }
        }
    }
}
