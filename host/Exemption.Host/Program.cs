using Exemption.Framework.Events;
using Exemption.Framework.Http;
using Exemption.Framework.MultiTenancy;
using Exemption.Framework.Retention;
using Exemption.Framework.Sealing;
using Exemption.Framework.Security;
using Exemption.Framework.Users;
using Exemption.Host.Commands;
using Exemption.Host.Hosting;
using Scalar.AspNetCore;

if (CommandLine.IsCommand(args))
{
    return await CommandLine.RunAsync(args, Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(args);
var settings = HostSettings.From(builder.Configuration);
using var dataLock = Database.TryLock(settings);
if (dataLock is null)
{
    await Console.Error.WriteLineAsync($"Another process is using the data folder {settings.DataFolder}. Stop it, or set EXEMPTION_DATA to another folder.");
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 12 * 1024 * 1024;
    kestrel.ConfigureEndpointDefaults(listen => listen.UseLingering());
});
if (string.IsNullOrEmpty(builder.Configuration["urls"]))
{
    builder.WebHost.UseUrls($"http://localhost:{builder.Configuration["PORT"] ?? "5080"}");
}

builder.AddExemption(settings);
builder.Services.AddReverseProxy(builder.Configuration);
builder.Services.AddRateLimiter(_ => { });
builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<BlobHealth>("blobs");
builder.Services.CapTalkativeCategories();
builder.Services.AddApiDocument();
builder.Services.AddSingleton<KnownAddresses>();
builder.Services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/javascript", "application/javascript", "text/css", "image/svg+xml", "font/ttf"]));
if (builder.Configuration.GetValue("Outbox:Enabled", true))
{
    builder.Services.AddHostedService(p => p.GetRequiredService<OutboxDispatcher>());
    builder.Services.AddHostedService(p => p.GetRequiredService<LogSealer>());
    builder.Services.AddHostedService(p => p.GetRequiredService<KeyWatch>());
}

if (!settings.Demo)
{
    // One object a line, in UTC and with everything escaped: for a collector, and so that no value can forge a line.
    builder.Logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
}

if (builder.Configuration.GetValue("Retention:Enabled", true))
{
    builder.Services.AddHostedService(p => p.GetRequiredService<DailyPurge>());
}

var app = builder.Build();

app.UseLingering();
app.UseSecurityHeaders();
app.UseRefusalLog();
app.UseRequestCulture();
app.UseExceptionHandler(_ => { });
app.UseResponseCompression();
app.UsePages(settings);
app.UseStatusCodePages(context => ErrorResult.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
app.UseRouting();
app.UseAuthentication();
app.Use(async (context, next) =>
{
    // The tenant comes from the signed-in user's claim, never from a header that a client may choose.
    using var _ = context.RequestServices.GetRequiredService<ICurrentTenant>().Change(UserClaims.TenantOf(context.User));
    await next(context);
});
app.UseRateLimiter();
app.UseAuthorization();
app.MapControllers();
app.MapHealth();
app.MapSecurityContact();
app.MapRefusals();
if (builder.Configuration.GetValue("OpenApi:Enabled", settings.Demo))
{
    // The description names no secret, but a production system has no reader for it.
    app.MapOpenApi().AllowAnonymous();
    app.MapScalarApiReference("/scalar", o => o.WithTitle("Exemption API").DisableDefaultFonts()).AllowAnonymous();
}

app.MapPages(settings);

if (await StartUp.PrepareAsync(app, settings) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

await app.RunAsync();
return 0;

/// <summary>The host; public so that the tests can start it.</summary>
public sealed partial class Program;
