using System.Globalization;
using Exemption.Framework.Data;
using Exemption.Framework.Security;
using Exemption.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Exemption.Identity.Services;

/// <summary>The mail server as it is configured; the password apart, encrypted.</summary>
internal sealed record MailServer(
    string? Host, int Port, string? UserName, string? Domain, bool EnableSsl, bool UseDefaultCredentials, string? FromAddress, string? FromDisplayName)
{
    public bool IsConfigured => Host is not null && FromAddress is not null;
}

/// <summary>Reads and writes them in the settings table.</summary>
internal sealed class MailSettings(ExemptionDbContext db, ISensitiveData data)
{
    private const string Prefix = "Abp.Mailing.";
    private const string PasswordName = Prefix + "Smtp.Password";
    public const string PasswordColumn = "idn.setting";

    public async Task<MailServer> ReadAsync(CancellationToken ct)
    {
        var values = await db.Set<Setting>().AsNoTracking().Where(s => s.Name.StartsWith(Prefix)).ToDictionaryAsync(s => s.Name, s => s.Value, ct);
        string? Text(string name) => values.GetValueOrDefault(Prefix + name);
        return new MailServer(
            Text("Smtp.Host"), int.TryParse(Text("Smtp.Port"), CultureInfo.InvariantCulture, out var port) ? port : 25, Text("Smtp.UserName"), Text("Smtp.Domain"),
            Text("Smtp.EnableSsl") == "true", Text("Smtp.UseDefaultCredentials") == "true", Text("DefaultFromAddress"), Text("DefaultFromDisplayName"));
    }

    public async Task<string?> ReadPasswordAsync(CancellationToken ct) =>
        await db.Set<Setting>().AsNoTracking().SingleOrDefaultAsync(s => s.Name == PasswordName, ct) is { Cipher: { } cipher, Id: var id } ? data.Reveal(PasswordColumn, id, cipher) : null;

    /// <summary>Into the unit of work. A password that is left out stays.</summary>
    public async Task WriteAsync(MailServer server, string? password, CancellationToken ct)
    {
        static string Flag(bool value) => value ? "true" : "false";
        await SetAsync("Smtp.Host", server.Host, ct);
        await SetAsync("Smtp.Port", server.Port.ToString(CultureInfo.InvariantCulture), ct);
        await SetAsync("Smtp.UserName", server.UserName, ct);
        await SetAsync("Smtp.Domain", server.Domain, ct);
        await SetAsync("Smtp.EnableSsl", Flag(server.EnableSsl), ct);
        await SetAsync("Smtp.UseDefaultCredentials", Flag(server.UseDefaultCredentials), ct);
        await SetAsync("DefaultFromAddress", server.FromAddress, ct);
        await SetAsync("DefaultFromDisplayName", server.FromDisplayName, ct);
        if (!string.IsNullOrEmpty(password))
        {
            var row = await RowAsync(PasswordName, ct);
            row.Cipher = data.Protect(PasswordColumn, row.Id, password);
        }
    }

    private async Task SetAsync(string name, string? value, CancellationToken ct) => (await RowAsync(Prefix + name, ct)).Value = value;

    private async Task<Setting> RowAsync(string name, CancellationToken ct) =>
        await db.Set<Setting>().SingleOrDefaultAsync(s => s.Name == name, ct) ?? db.Add(new Setting { Name = name }).Entity;
}
