using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exemption.Tests.Attacks;

/// <summary>A host that talks as much as it can, and writes down all it says: every log level, traces, tags of metrics, addresses, refusals.</summary>
public sealed class CanaryHost : ExemptionHost
{
    private readonly ConcurrentDictionary<(string Where, string Said), bool> _said = new();
    private readonly ConcurrentDictionary<string, bool> _tokens = new();
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics = new();

    public CanaryHost()
    {
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => Say("trace", $"{a.DisplayName} {string.Join(' ', a.TagObjects.Concat(a.Events.SelectMany(e => e.Tags)))} {string.Join(' ', a.Baggage)} {a.StatusDescription}"),
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>((i, _, tags, _) => Say("metric", Tags(i, tags)));
        _metrics.SetMeasurementEventCallback<int>((i, _, tags, _) => Say("metric", Tags(i, tags)));
        _metrics.SetMeasurementEventCallback<double>((i, _, tags, _) => Say("metric", Tags(i, tags)));
        _metrics.Start();
    }

    /// <summary>Where, and what: each once.</summary>
    internal IEnumerable<(string Where, string Said)> Said => _said.Keys;

    /// <summary>Every value that was ever set as a cookie and is long enough to be a secret.</summary>
    internal IEnumerable<string> Tokens => _tokens.Keys;

    public override HttpClient CreateBrowser() => CreateDefaultClient(new Uri("http://localhost"), new BrowserHandler(), new Listener(this));

    /// <summary>Every value of every column of every table, as bytes.</summary>
    internal async Task<List<(string Column, byte[] Value)>> DumpAsync() => await InDbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var tables = (await RowsAsync(connection, TestDatabase.OnMySql ? "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()" : "SELECT name FROM sqlite_master WHERE type = 'table'")).Select(r => Encoding.UTF8.GetString(r.Value)).ToList();
        var all = new List<(string, byte[])>();
        foreach (var table in tables)
        {
            all.AddRange((await RowsAsync(connection, TestDatabase.OnMySql ? $"SELECT * FROM `{table}`" : $"SELECT * FROM \"{table}\"")).Select(r => ($"{table}.{r.Column}", r.Value)));
        }

        return all;
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
            foreach (var category in new[] { "", "Microsoft", "System", "Exemption", "MySqlConnector" })
            {
                logging.AddFilter(category, LogLevel.Trace);
            }

            logging.Services.AddSingleton<ILoggerProvider>(new Ear(this));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _traces.Dispose();
        _metrics.Dispose();
    }

    private static string Tags(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder(instrument.Name);
        foreach (var tag in tags)
        {
            text.Append(' ').Append(tag.Key).Append('=').Append(tag.Value);
        }

        return text.ToString();
    }

    private static async Task<List<(string Column, byte[] Value)>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var cells = new List<(string, byte[])>();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (reader.GetValue(i) is { } value and not DBNull)
                {
                    cells.Add((reader.GetName(i), value as byte[] ?? Encoding.UTF8.GetBytes(value.ToString()!)));
                }
            }
        }

        return cells;
    }

    private void Say(string where, string said) => _said[(where, said)] = true;

    /// <summary>What the console would print, and its scopes and named values too.</summary>
    private sealed class Ear(CanaryHost host, string category = "") : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => new Ear(host, categoryName);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            host.Say($"scope {category}", Values(state));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            host.Say($"{logLevel} of {category}", $"{formatter(state, exception)} {Values(state)} {exception}");

        public void Dispose()
        {
        }

        private static string Values<TState>(TState state) => state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(v => v.Value)) : state?.ToString() ?? string.Empty;
    }

    /// <summary>Notes addresses, redirects, refusals and cookies on the wire.</summary>
    private sealed class Listener(CanaryHost host) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            host.Say("address", Uri.UnescapeDataString(request.RequestUri!.ToString()));
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.Location is { } redirect)
            {
                host.Say("redirect", Uri.UnescapeDataString(redirect.ToString()));
            }

            if ((int)response.StatusCode >= 400)
            {
                host.Say("refusal", System.Text.RegularExpressions.Regex.Unescape(await response.Content.ReadAsStringAsync(cancellationToken)));
            }

            foreach (var value in response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(c => c.Split(';')[0].Split('=', 2)[1]).Where(v => v.Length >= 20) : [])
            {
                host._tokens[value] = true;
                host._tokens[Uri.UnescapeDataString(value)] = true;
            }

            return response;
        }
    }
}
