using System.Diagnostics;
using System.Globalization;
using MySqlConnector;

namespace Exemption.Migrations.MySql;

/// <summary>Copies a database out of the server and into another one by the server's own tools. The password goes through a file that only we may read, never through the command line.</summary>
public static class MySqlDump
{
    private const string InsertInto = "INSERT INTO `";

    /// <summary>One consistent moment while others write; returns the rows of each table in the copy.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> WriteAsync(string connectionString, string file, CancellationToken ct)
    {
        await using (var output = new FileStream(file, FileMode.Create, FileAccess.Write))
        {
            // One row a line, so that rows can be counted; blobs as hexadecimal, so that no character set touches them.
            await RunAsync(
                connectionString, ["mariadb-dump", "mysqldump"],
                ["--single-transaction", "--quick", "--hex-blob", "--skip-extended-insert", "--no-autocommit", "--skip-lock-tables", "--no-tablespaces", "--default-character-set=utf8mb4"],
                (stdout, _) => stdout.CopyToAsync(output, ct), ct);
            output.Flush(flushToDisk: true);
        }

        var counts = new Dictionary<string, long>();
        await foreach (var line in File.ReadLinesAsync(file, ct))
        {
            var table = line.StartsWith("CREATE TABLE `", StringComparison.Ordinal) ? line[14..line.IndexOf('`', 14)]
                : line.StartsWith(InsertInto, StringComparison.Ordinal) ? line[InsertInto.Length..line.IndexOf('`', InsertInto.Length)] : null;
            if (table is not null)
            {
                counts[table] = counts.GetValueOrDefault(table) + (line[0] == 'I' ? 1 : 0);
            }
        }

        return counts;
    }

    public static async Task ReadAsync(string connectionString, string file, CancellationToken ct)
    {
        await using var input = new FileStream(file, FileMode.Open, FileAccess.Read);
        await RunAsync(connectionString, ["mariadb", "mysql"], ["--default-character-set=utf8mb4"], async (stdout, stdin) =>
        {
            await input.CopyToAsync(stdin, ct);
            stdin.Close();
            await stdout.CopyToAsync(Stream.Null, ct);
        }, ct);
    }

    /// <summary>Rows of each table.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountRowsAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new MySqlConnection(connectionString);
        await connection.OpenAsync(ct);
        var tables = new List<string>();
        await using (var command = new MySqlCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                tables.Add(reader.GetString(0));
            }
        }

        var counts = new Dictionary<string, long>();
        foreach (var table in tables)
        {
            await using var command = new MySqlCommand($"SELECT COUNT(*) FROM `{table}`", connection);
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    private static async Task RunAsync(string connectionString, string[] programs, string[] arguments, Func<Stream, Stream, Task> talk, CancellationToken ct)
    {
        var connection = new MySqlConnectionStringBuilder(connectionString);
        var program = programs.Select(Find).FirstOrDefault(p => p is not null) ?? throw new FileNotFoundException($"Neither of these is on the PATH: {string.Join(", ", programs)}.");
        var folder = Directory.CreateTempSubdirectory("exemption-dump-").FullName;
        try
        {
            var secrets = Path.Combine(folder, "client.cnf");
            await WriteSecretsAsync(secrets, connection);
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
            foreach (var argument in (string[])[$"--defaults-extra-file={secrets}", .. arguments, connection.Database])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var complaints = process.StandardError.ReadToEndAsync(ct);
            try
            {
                await talk(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
            }
            catch (IOException)
            {
                // It has ended before it had heard everything; its exit code says more.
            }

            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
            {
                throw new InvalidDataException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {(await complaints).Trim()}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteSecretsAsync(string file, MySqlConnectionStringBuilder connection)
    {
        static string Quote(string value) => "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(file, options);
        await writer.WriteAsync(string.Create(
            CultureInfo.InvariantCulture, $"[client]\nhost={Quote(connection.Server)}\nport={connection.Port}\nuser={Quote(connection.UserID)}\npassword={Quote(connection.Password)}\nprotocol=tcp\n"));
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program)).FirstOrDefault(File.Exists);
}
