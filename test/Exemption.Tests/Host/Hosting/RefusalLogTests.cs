using System.Collections.Concurrent;
using System.Net.Http.Json;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exemption.Tests.Host.Hosting;

public sealed class RefusalLogTests(RefusalLogTests.ListeningHost host) : IClassFixture<RefusalLogTests.ListeningHost>
{
    [Fact]
    public async Task Whoever_is_refused_leaves_a_line_without_what_they_typed()
    {
        var people = new People(host);
        var center = await people.CenterAsync();
        var student = await people.StudentAsync(center);
        var users = await student.Client.GetAsync("/api/identity/users?filter=somebody");
        ((int)users.StatusCode).ShouldBe(403);
        host.Lines.ShouldContain(line => line.StartsWith("Refused with 403: GET ", StringComparison.Ordinal) && line.EndsWith($"of account {student.Id}", StringComparison.Ordinal));

        (await host.CreateBrowser().GetAsync("/api/applications/mine")).Dispose();
        host.Lines.ShouldContain(line => line.StartsWith("Refused with 401: GET MyApplications.", StringComparison.Ordinal));

        using var forged = host.CreateDefaultClient(new Uri("http://localhost"));
        (await forged.PostAsJsonAsync("/api/account/login", new { userNameOrEmailAddress = "somebody", password = "somebody" })).Dispose();
        host.Lines.ShouldContain(line => line.StartsWith("Refused with 400: POST Account.", StringComparison.Ordinal));
        host.Lines.ShouldAllBe(line => !line.Contains("somebody", StringComparison.Ordinal));
    }

    public sealed class ListeningHost : ExemptionHost, ILoggerProvider
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => new Listener(_lines, categoryName);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(this));
        }

        private sealed class Listener(ConcurrentQueue<string> lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => category.EndsWith("RefusalLog", StringComparison.Ordinal);

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                if (IsEnabled(logLevel))
                {
                    lines.Enqueue(formatter(state, exception));
                }
            }
        }
    }
}
