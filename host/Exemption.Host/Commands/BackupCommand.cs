using System.Globalization;
using Exemption.Framework.Sealing;
using Exemption.Framework.Security;
using Exemption.Host.Backups;
using Exemption.Host.Hosting;
using Exemption.Migrations.MySql;
using Exemption.Migrations.Sqlite;

namespace Exemption.Host.Commands;

/// <summary>
/// Copies database, pictures and keys while hosts run and write. The database first and the pictures after it: a picture's file outlives its row by a day,
/// so every picture that the copied database names is still there.
/// </summary>
internal sealed class BackupCommand : ICommand
{
    public string Name => "backup";

    public string Purpose => "Copies database and pictures into one folder and the keys into another, while the host runs.";

    public string Usage =>
        """
        --to DIR --keys-to DIR

            The two folders must not lie in each other: whoever finds one alone can read no picture and no ID number.
            A folder with a finished backup is refused; an unfinished one is gone on with, and pictures that are there already are not copied again.
            On MySQL or MariaDB, mariadb-dump (or mysqldump) must be on the PATH.
        """;

    public IReadOnlyList<string> Options => ["to", "keys-to"];

    public async Task<int> RunAsync(CommandCall call, CancellationToken ct)
    {
        var (settings, to, keysTo) = (call.Settings, Path.GetFullPath(call.Required("to")), Path.GetFullPath(call.Required("keys-to")));
        if (Folders.Overlap(to, keysTo))
        {
            throw new UsageException("The keys must lie apart from the rest.");
        }

        if (!Directory.Exists(settings.KeyFolder))
        {
            throw new CommandException($"There are no keys in {settings.DataFolder}; EXEMPTION_DATA names the data folder.");
        }

        if (File.Exists(Manifest.PathIn(to)) || File.Exists(Manifest.PathIn(keysTo)))
        {
            throw new CommandException($"There is a backup already; name other folders.");
        }

        PrivateFolder.Create(to);
        PrivateFolder.Create(keysTo);
        var begun = TimeProvider.System.GetUtcNow().UtcDateTime;

        // Keys before and after: one that is made meanwhile may be in the database, and so may one that is retired meanwhile. The signed marks before, so that they never go further than the log.
        await Folders.CopyAsync(settings.KeyFolder, keysTo, ct);
        if (call.CheckpointFile is var marks && File.Exists(marks))
        {
            await Folders.CopyFileAsync(marks, Path.Combine(to, Layout.Checkpoints), ct);
        }

        var rows = await CopyDatabaseAsync(settings, to, ct);
        await Folders.CopyAsync(settings.KeyFolder, keysTo, ct);
        await Folders.CopyAsync(settings.BlobFolder, Path.Combine(to, Layout.Blobs), ct);

        await (await DescribeAsync(keysTo, settings, begun, new Dictionary<string, long>(), ct)).WriteAsync(keysTo, ct);
        var manifest = await DescribeAsync(to, settings, begun, rows, ct);
        await manifest.WriteAsync(to, ct);
        await call.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Values.Sum()} rows and {manifest.Files.Count} files in {to}, the keys in {keysTo}."));
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyDictionary<string, long>> CopyDatabaseAsync(HostSettings settings, string to, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.Combine(to, Layout.DatabaseFolder));
        if (settings.MySql is { } mySql)
        {
            return await MySqlDump.WriteAsync(mySql, Path.Combine(to, Layout.MySqlFile), ct);
        }

        // An unfinished one of an earlier attempt is worth nothing.
        File.Delete(Path.Combine(to, Layout.SqliteFile));
        return SqliteDatabase.Backup(settings.SqliteFile, Path.Combine(to, Layout.SqliteFile));
    }

    private static async Task<Manifest> DescribeAsync(string folder, HostSettings settings, DateTime begun, IReadOnlyDictionary<string, long> rows, CancellationToken ct)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Folders.FilesIn(folder).ToList())
        {
            files[path] = await Manifest.HashAsync(Path.Combine(folder, path), ct);
        }

        return new Manifest(settings.MySql is null ? "sqlite" : "mysql", begun, rows, files);
    }
}

/// <summary>Where things lie in a backup.</summary>
internal static class Layout
{
    public const string Blobs = "blobs";
    public const string DatabaseFolder = "database";
    public const string SqliteFile = "database/exemption.db";
    public const string MySqlFile = "database/exemption.sql";
    public const string Checkpoints = "checkpoints.log";
}
