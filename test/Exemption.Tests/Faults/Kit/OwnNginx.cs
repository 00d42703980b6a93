using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults.Kit;

/// <summary>nginx with the documented configuration, in front of a host of the test.</summary>
internal sealed class OwnNginx : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exemption-nginx-").FullName;
    private Process? _process;

    public static string? WhyNot => Program is null ? "nginx is not installed (Debian: nginx-light)." : null;

    public int Port { get; } = FaultTests.FreePort();

    private static string? Program => new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);

    public static async Task<OwnNginx> StartAsync(Uri host)
    {
        var nginx = new OwnNginx();
        await nginx.ConfigureAsync(host);
        nginx._process = Process.Start(new ProcessStartInfo(Program!, ["-p", nginx._folder, "-c", "nginx.conf", "-e", "error.log"]))!;
        await FaultTests.UntilAsync(nginx.AnswersAsync, TimeSpan.FromSeconds(20), "nginx does not answer.");
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        using (var quit = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await quit.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The certificate of the tests says so itself; nobody else vouches for it.</summary>
    public static bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, System.Net.Security.SslPolicyErrors errors) => certificate?.Subject == "CN=127.0.0.1";

    /// <summary>The documented file as it is, but for addresses and certificates; around it what Debian's nginx.conf brings.</summary>
    private async Task ConfigureAsync(Uri host)
    {
        await CertificateAsync();
        var site = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "nginx.conf"));
        site = site.Replace("127.0.0.1:5080", host.Authority, StringComparison.Ordinal).Replace("listen 80;", $"listen 127.0.0.1:{FaultTests.FreePort()};", StringComparison.Ordinal)
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{Port} ssl", StringComparison.Ordinal)
            .Replace("/etc/ssl/certs/exemption.pem", $"{_folder}/cert.pem", StringComparison.Ordinal).Replace("/etc/ssl/private/exemption.key", $"{_folder}/key.pem", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, "site.conf"), site);
        await File.WriteAllTextAsync(Path.Combine(_folder, "nginx.conf"), $$"""
            daemon off;
            master_process off;
            pid {{_folder}}/pid;
            error_log {{_folder}}/error.log warn;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path {{_folder}}/body;
              proxy_temp_path {{_folder}}/proxy;
              fastcgi_temp_path {{_folder}}/fastcgi;
              uwsgi_temp_path {{_folder}}/uwsgi;
              scgi_temp_path {{_folder}}/scgi;
              include {{_folder}}/site.conf;
            }
            """);
    }

    private async Task CertificateAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        await File.WriteAllTextAsync(Path.Combine(_folder, "cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private async Task<bool> AnswersAsync()
    {
        _process!.HasExited.ShouldBeFalse(File.Exists(Path.Combine(_folder, "error.log")) ? await File.ReadAllTextAsync(Path.Combine(_folder, "error.log")) : "nginx ended");
        try
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
