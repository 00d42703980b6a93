using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Exemption.Tests.Testing;

/// <summary>Remembers what the hosts under test logged as errors, so that a failed test can say why the server answered 500.</summary>
internal sealed class ServerErrors : ILoggerProvider, ILogger
{
    private static readonly ConcurrentQueue<string> Seen = new();

    public static string Latest => string.Join('\n', Seen.TakeLast(2));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Seen.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
