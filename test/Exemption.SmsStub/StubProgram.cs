using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Exemption.SmsStub;

/// <summary>
/// An SMS gateway for tests, in a process of its own: speaks the protocol of docs/sms-gateway.md, fails as it is told, and knows what it was sent.
/// <c>--urls http://127.0.0.1:0 --Secret …</c>; it prints the address it listens on, and ends with its standard input.
/// </summary>
internal static class StubProgram
{
    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Ledger>();
        builder.Services.AddSingleton(p => new Gateway(p.GetRequiredService<Ledger>(), builder.Configuration["Secret"] ?? string.Empty));
        var app = builder.Build();
        app.MapPost("/sms", (HttpContext http, Gateway gateway) => gateway.TakeAsync(http));
        app.MapGet("/sms", (HttpContext http, Gateway gateway) => gateway.Tell(http));
        app.MapPut("/admin/fault", (Fault fault, Gateway gateway) => gateway.Fault = fault);
        app.MapPost("/admin/release", (Gateway gateway) => gateway.Release());
        app.MapGet("/admin/counts", (Ledger ledger) => ledger.Counts());
        app.MapGet("/admin/out-ids", (Ledger ledger) => ledger.OutIds());
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        // Whoever started it holds the other end; when that process is gone, in whatever way, so is this one.
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await app.StopAsync(new CancellationToken(canceled: true));
    }
}
