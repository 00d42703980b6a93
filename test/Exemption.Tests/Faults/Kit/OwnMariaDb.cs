using System.Diagnostics;
using MySqlConnector;

namespace Exemption.Tests.Faults.Kit;

/// <summary>A MariaDB that a test may kill: durable as in production, on a port and a folder of its own.</summary>
internal sealed class OwnMariaDb : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exemption-own-mariadb-").FullName;
    private readonly int _port = FaultTests.FreePort();
    private Process? _process;

    public static string? WhyNot => File.Exists("/usr/sbin/mariadbd") || File.Exists("/usr/bin/mariadbd") ? null : "mariadbd is not installed.";

    public int Port => _port;

    public string Connection(string database = "") => $"Server=127.0.0.1;Port={_port};User ID=exemption;Password=own;Database={database}";

    public static async Task<OwnMariaDb> StartNewAsync()
    {
        var server = new OwnMariaDb();
        await RunAsync("mariadb-install-db", "--no-defaults", $"--user={Environment.UserName}", $"--datadir={server.Data}", "--skip-test-db", "--auth-root-authentication-method=normal");
        await File.WriteAllLinesAsync(server.InitFile, new[] { "127.0.0.1", "localhost" }.SelectMany(from => new[]
        {
            $"CREATE USER IF NOT EXISTS 'exemption'@'{from}' IDENTIFIED BY 'own';", $"GRANT ALL PRIVILEGES ON *.* TO 'exemption'@'{from}';",
        }));
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo("mariadbd",
        [
            "--no-defaults", $"--user={Environment.UserName}", $"--datadir={Data}", $"--socket={_folder}/socket", $"--pid-file={_folder}/pid", $"--port={_port}", "--bind-address=127.0.0.1",
            $"--init-file={InitFile}", $"--log-error={_folder}/log", "--character-set-server=utf8mb4", "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=32M",
        ]))!;
        await FaultTests.UntilAsync(AnswersAsync, TimeSpan.FromSeconds(60), "mariadbd does not answer.");
    }

    public async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (MySqlException) when (!_process!.HasExited)
        {
            return false;
        }
    }

    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        MySqlConnection.ClearAllPools();
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new MySqlConnection(Connection() + ";Pooling=false;Connection Timeout=3");
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Kill();
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Data => Path.Combine(_folder, "data");

    private string InitFile => Path.Combine(_folder, "users.sql");

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, program + await output + await errors);
    }
}
