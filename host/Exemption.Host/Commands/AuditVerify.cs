using System.Globalization;
using Exemption.Framework.Sealing;

namespace Exemption.Host.Commands;

/// <summary>Compares the logs with their seals and says of each difference where it is.</summary>
internal sealed class AuditVerify : ICommand
{
    public string Name => "audit verify";

    public string Purpose => "Finds rows of the logs that were altered, deleted, inserted or moved, and a log that was cut off or rolled back.";

    public string Usage =>
        """

            One line per finding, and one of figures. A host may run meanwhile. Exit code 1 when there is a finding.
            AuditLog__CheckpointFolder names the folder with checkpoints.log; without it, the data folder.
        """;

    public async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        _ = KeyWords.Open(call);
        await using var host = call.Open();
        await using var scope = host.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<LogVerification>().RunAsync(ct);
        foreach (var note in report.Notes)
        {
            await call.Out.WriteLineAsync($"note: {note}");
        }

        foreach (var finding in report.Findings)
        {
            await call.Out.WriteLineAsync($"{finding.Kind}: {finding.Text}");
        }

        await call.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{report.Rows} rows compared, {report.Waiting} wait for their seal, the log ends at {report.LastSeq}: {report.Findings.Count} findings."));
        return report.Findings.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
