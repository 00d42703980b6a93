using Exemption.Framework.Sealing;
using Exemption.Host.Hosting;

namespace Exemption.Host.Commands;

/// <summary>One call of a command: its words and options, the settings of the host, and where to speak.</summary>
/// <param name="Words">What follows the name, without options.</param>
/// <param name="Options">By name without dashes; a switch has an empty value.</param>
/// <param name="Configuration">As the server would see it.</param>
/// <param name="Out">For results.</param>
/// <param name="Error">For complaints.</param>
internal sealed record CommandCall(
    IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options, string[] Configuration, TextWriter Out, TextWriter Error)
{
    /// <summary>The settings alone, without opening anything.</summary>
    public HostSettings Settings => HostSettings.From(Builder().Configuration);

    /// <summary>Where the signed marks about the logs lie.</summary>
    public string CheckpointFile => new CheckpointFolder(Builder().Configuration["AuditLog:CheckpointFolder"] is { Length: > 0 } folder ? folder : Settings.DataFolder).File;

    public int KeysUseAfterSeconds => Builder().Configuration.GetValue("Keys:UseAfterSeconds", 60);

    /// <summary>An option that must be there.</summary>
    public string Required(string option) =>
        Options.TryGetValue(option, out var value) && value.Length > 0 ? value : throw new UsageException($"--{option} is missing.");

    public string? Optional(string option) => Options.GetValueOrDefault(option);

    public bool Has(string option) => Options.ContainsKey(option);

    /// <summary>The services of the house over the host's own database, keys and files. No server starts and no background work either; a host may be running beside it.</summary>
    public WebApplication Open()
    {
        var builder = Builder();
        builder.AddExemption(HostSettings.From(builder.Configuration));
        return builder.Build();
    }

    private WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(Configuration);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        return builder;
    }
}
