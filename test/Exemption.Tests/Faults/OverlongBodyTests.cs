using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Exemption.Tests.Applications;
using Exemption.Tests.Faults.Kit;
using Exemption.Tests.Testing;

namespace Exemption.Tests.Faults;

/// <summary>A6: whoever sends too much reads why, also when all of it is sent before the first look at the answer: through Kestrel alone and through nginx as documented.</summary>
[Collection(FaultTests.Name), Trait("Goal", "A6")]
public sealed class OverlongBodyTests
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Too_long_a_photo_gets_a_readable_answer(bool throughNginx)
    {
        Assert.SkipWhen(TestDatabase.OnMySql && !LongRun.IsOn, FaultTests.OnceIsEnough);
        Assert.SkipWhen(throughNginx && OwnNginx.WhyNot is not null, OwnNginx.WhyNot ?? string.Empty);
        using var database = TestDatabase.Create();
        await using var host = new RealHost(database.Folder, database.MySql);
        host.Settings["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = throughNginx ? "true" : "false";
        await host.StartAsync();
        await using var nginx = throughNginx ? await OwnNginx.StartAsync(host.Address) : null;
        var address = nginx is null ? host.Address : new Uri($"https://127.0.0.1:{nginx.Port}");
        var handlers = new List<BrowserHandler>();
        var people = new People(() => Browser(address, handlers), () => host.FirstAdministrator, TimeProvider.System);
        var student = await people.StudentAsync(await people.CenterAsync());
        var path = $"/api/applications/mine/{(await student.StartAsync()).Id()}/photos/IdFront";
        var headers = Headers(handlers[^1], address);

        var seen = 0;
        foreach (var size in new[] { 10 * Megabyte + 200_000, 13 * Megabyte, 40 * Megabyte })
        {
            await ShouldBeReadAsync(await student.Client.PutAsync(path, Form(size)));
            foreach (var chunked in new[] { false, true })
            {
                for (var i = 0; i < LongRun.Of(2, 100); i++, seen++)
                {
                    var (status, body) = await SendAllThenReadAsync(address, path, headers, size, chunked);
                    status.ShouldBe(413, $"{size} bytes, {(chunked ? "in chunks" : "declared")}: {body}");
                    JsonDocument.Parse(body).RootElement.GetProperty("error").Text("code").ShouldBe("Exemption:TooLarge");
                }
            }
        }

        // Nobody signed in: another refusal, but one to be read as well.
        (await SendAllThenReadAsync(address, path, string.Empty, 40 * Megabyte, chunked: false)).Status.ShouldBeInRange(400, 413);
        (await student.UploadAsync(Guid.Parse(path.Split('/')[4]), "IdFront", Applicants.Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
        LongRun.Report("A6", new { through = throughNginx ? "nginx" : "Kestrel", seen, unreadable = 0 });
    }

    private static HttpClient Browser(Uri address, List<BrowserHandler> handlers)
    {
        var inner = new SocketsHttpHandler { UseCookies = false, SslOptions = { RemoteCertificateValidationCallback = OwnNginx.IsOurs } };
        handlers.Add(new BrowserHandler { InnerHandler = inner });
        return new HttpClient(handlers[^1]) { BaseAddress = address };
    }

    private static string Headers(BrowserHandler browser, Uri address)
    {
        var token = Uri.UnescapeDataString(browser.Cookies.GetCookies(address)["XSRF-TOKEN"]!.Value);
        return $"Cookie: {browser.Cookies.GetCookieHeader(address)}\r\nRequestVerificationToken: {token}\r\n";
    }

    private static MultipartFormDataContent Form(int size) => new() { { new ByteArrayContent(new byte[size]), "file", "photo.jpg" } };

    private static async Task ShouldBeReadAsync(HttpResponseMessage answer)
    {
        var error = await Task.FromResult(answer).ShouldRefuseAsync(HttpStatusCode.RequestEntityTooLarge, "Exemption:TooLarge");
        error.Text("message").ShouldNotBeNullOrWhiteSpace();
    }

    /// <summary>The simplest of clients: writes to the end, and then reads.</summary>
    private static async Task<(int Status, string Body)> SendAllThenReadAsync(Uri address, string path, string headers, int size, bool chunked)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        Stream stream = client.GetStream();
        if (address.Scheme == "https")
        {
            var tls = new SslStream(stream, leaveInnerStreamOpen: false, OwnNginx.IsOurs);
            await tls.AuthenticateAsClientAsync(address.Host);
            stream = tls;
        }

        await using var _ = stream;
        var length = chunked ? "Transfer-Encoding: chunked" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {size}");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"PUT {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{headers}Content-Type: multipart/form-data; boundary=x\r\n{length}\r\n\r\n"));
        var piece = new byte[64 * 1024];
        Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.jpg\"\r\n\r\n").CopyTo(piece, 0);
        for (var sent = 0; sent < size; sent += piece.Length)
        {
            var bytes = piece.AsMemory(0, Math.Min(piece.Length, size - sent));
            await (chunked ? stream.WriteAsync(Chunk(bytes)) : stream.WriteAsync(bytes));
        }

        if (chunked)
        {
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        var (start, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        return (int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture), start < 0 ? answer : answer[start..(end + 1)]);
    }

    private static ReadOnlyMemory<byte> Chunk(ReadOnlyMemory<byte> bytes) =>
        (byte[])[.. Encoding.ASCII.GetBytes(bytes.Length.ToString("x", CultureInfo.InvariantCulture)), .. "\r\n"u8, .. bytes.Span, .. "\r\n"u8];
}
