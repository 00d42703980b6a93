using System.Globalization;
using Exemption.Framework.Sealing;
using Exemption.Framework.Security;
using Exemption.Host.Backups;
using Exemption.Host.Hosting;
using Exemption.Migrations.MySql;
using Exemption.Migrations.Sqlite;

namespace Exemption.Host.Commands;

/// <summary>Puts a backup into an empty place: an empty data folder and, on a server, an empty database. Never over anything.</summary>
internal sealed class RestoreCommand : ICommand
{
    public string Name => "restore";

    public string Purpose => "Puts a backup into an empty data folder (and database), after checking every file of it.";

    public string Usage =>
        """
        --from DIR --keys-from DIR

            The place is where the host's settings point (EXEMPTION_DATA, ConnectionStrings__MySql); it must be empty, and no host may run on it.
            Without the keys nothing can be read, so both folders are needed, of the same backup.
        """;

    public IReadOnlyList<string> Options => ["from", "keys-from"];

    public async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var (settings, from, keysFrom) = (call.Settings, Path.GetFullPath(call.Required("from")), Path.GetFullPath(call.Required("keys-from")));
        var manifest = await CheckedAsync(from, ct);
        var keys = await CheckedAsync(keysFrom, ct);
        if (manifest.BegunAt != keys.BegunAt)
        {
            throw new CommandException("The keys are those of another backup.");
        }

        if ((manifest.Database == "mysql") != (settings.MySql is not null))
        {
            throw new CommandException($"The backup is one of {manifest.Database}, and the settings point to the other kind of database.");
        }

        await DemandEmptyAsync(settings, ct);
        using var dataLock = Database.TryLock(settings) ?? throw new CommandException($"A host is using {settings.DataFolder}.");
        PrivateFolder.Create(settings.KeyFolder);
        foreach (var key in keys.Files.Keys)
        {
            await Folders.CopyFileAsync(Path.Combine(keysFrom, key), Path.Combine(settings.KeyFolder, key), ct);
        }

        await Folders.CopyAsync(Path.Combine(from, Layout.Blobs), settings.BlobFolder, ct);
        var rows = await RestoreDatabaseAsync(settings, from, ct);
        var missing = manifest.Rows.Where(r => rows.GetValueOrDefault(r.Key, -1) != r.Value).Select(r => r.Key).ToList();
        if (missing.Count > 0)
        {
            throw new CommandException($"These tables do not hold what the backup holds: {string.Join(", ", missing)}.");
        }

        await RestoreMarksAsync(call, from, ct);
        await call.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Restored: {rows.Values.Sum()} rows and {manifest.Files.Count} files, as they were at {manifest.BegunAt:u}."));
        return ExitCode.Done;
    }

    private static async Task<Manifest> CheckedAsync(string folder, CancellationToken ct)
    {
        var manifest = await Manifest.ReadAsync(folder, ct) ?? throw new CommandException($"{folder} holds no finished backup.");
        var different = await manifest.DifferencesAsync(folder, ct);
        return different.Count == 0 ? manifest
            : throw new CommandException($"{different.Count} files of {folder} are missing or altered, the first is {different[0]}.");
    }

    private static async Task DemandEmptyAsync(HostSettings settings, CancellationToken ct)
    {
        if (File.Exists(settings.SqliteFile) || !Folders.IsEmpty(settings.BlobFolder) || !Folders.IsEmpty(settings.KeyFolder))
        {
            throw new CommandException($"{settings.DataFolder} is not empty. Nothing is ever restored over something.");
        }

        if (settings.MySql is { } mySql && (await MySqlDump.CountRowsAsync(mySql, ct)).Count > 0)
        {
            throw new CommandException("The database is not empty. Nothing is ever restored over something.");
        }
    }

    private static async Task<IReadOnlyDictionary<string, long>> RestoreDatabaseAsync(HostSettings settings, string from, CancellationToken ct)
    {
        if (settings.MySql is { } mySql)
        {
            await MySqlDump.ReadAsync(mySql, Path.Combine(from, Layout.MySqlFile), ct);
            return await MySqlDump.CountRowsAsync(mySql, ct);
        }

        await Folders.CopyFileAsync(Path.Combine(from, Layout.SqliteFile), settings.SqliteFile, ct);
        return SqliteDatabase.CountRows(settings.SqliteFile);
    }

    /// <summary>The file on the other disk may have outlived the loss; it then knows more than the backup, and is told that this is a restore and no tampering.</summary>
    private static async Task RestoreMarksAsync(CommandCall call, string from, CancellationToken ct)
    {
        if (!File.Exists(call.CheckpointFile) && File.Exists(Path.Combine(from, Layout.Checkpoints)))
        {
            await Folders.CopyFileAsync(Path.Combine(from, Layout.Checkpoints), call.CheckpointFile, ct);
        }

        await using var host = call.Open();
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LogSealer>().MarkRestoredAsync(ct);
    }
}
