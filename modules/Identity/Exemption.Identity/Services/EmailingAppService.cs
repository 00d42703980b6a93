using System.Net;
using System.Net.Mail;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Http;
using Exemption.Framework.Permissions;
using Exemption.Identity.Permissions;
using Microsoft.AspNetCore.Mvc;

namespace Exemption.Identity.Services;

/// <summary>ABP's shape; the password is never sent, so it is always null here.</summary>
internal sealed record EmailSettingsDto(
    string? SmtpHost, int SmtpPort, string? SmtpUserName, string? SmtpPassword, string? SmtpDomain, bool SmtpEnableSsl, bool SmtpUseDefaultCredentials,
    string? DefaultFromAddress, string? DefaultFromDisplayName);

internal sealed record SendTestEmailInput(string? SenderEmailAddress, string? TargetEmailAddress, string? Subject, string? Body);

/// <summary>The mail server's settings. Nothing in the product sends mail yet; they serve the test mail and whoever adds a mail channel.</summary>
[Route("api/setting-management/emailing"), RequirePermission(IdentityPermissions.Emailing)]
internal sealed class EmailingAppService(ExemptionDbContext db, MailSettings settings) : AppService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The settings without the password.</summary>
    [HttpGet]
    public async Task<EmailSettingsDto> GetAsync(CancellationToken ct)
    {
        var s = await settings.ReadAsync(ct);
        return new EmailSettingsDto(s.Host, s.Port, s.UserName, null, s.Domain, s.EnableSsl, s.UseDefaultCredentials, s.FromAddress, s.FromDisplayName);
    }

    /// <summary>Stores them; an empty password leaves the stored one.</summary>
    [HttpPost]
    public async Task<NoContentResult> UpdateAsync(EmailSettingsDto input, CancellationToken ct)
    {
        var check = new InputCheck();
        check.That(input.SmtpPort is > 0 and <= 65535, "smtpPort", "Identity:PortRange");
        check.Optional("smtpPassword", input.SmtpPassword, 128);
        var server = new MailServer(
            check.Optional("smtpHost", input.SmtpHost, 128), input.SmtpPort, check.Optional("smtpUserName", input.SmtpUserName, 128), check.Optional("smtpDomain", input.SmtpDomain, 128),
            input.SmtpEnableSsl, input.SmtpUseDefaultCredentials, check.Email("defaultFromAddress", input.DefaultFromAddress), check.Optional("defaultFromDisplayName", input.DefaultFromDisplayName, 64));
        check.Demand();
        await settings.WriteAsync(server, input.SmtpPassword, ct);
        await db.SaveChangesAsync(ct);
        return NoContent();
    }

    /// <summary>Sends a mail now. 409 <c>Identity:MailServerMissing</c> while no server is configured, <c>Identity:MailFailed</c> when the server does not take it.</summary>
    [HttpPost("send-test-email"), RequirePermission(IdentityPermissions.EmailingTest)]
    public async Task<NoContentResult> SendTestAsync(SendTestEmailInput input, CancellationToken ct)
    {
        var server = await settings.ReadAsync(ct);
        if (!server.IsConfigured)
        {
            throw new BusinessException("Identity:MailServerMissing");
        }

        var check = new InputCheck();
        var from = check.Email("senderEmailAddress", input.SenderEmailAddress) ?? server.FromAddress!;
        var to = check.Email("targetEmailAddress", check.Required("targetEmailAddress", input.TargetEmailAddress, 128)) ?? string.Empty;
        var subject = check.Required("subject", input.Subject, 200);
        var body = check.Optional("body", input.Body, 2000) ?? string.Empty;
        check.That(!subject.Contains('\n', StringComparison.Ordinal) && !subject.Contains('\r', StringComparison.Ordinal), "subject", "Exemption:InvalidField");
        check.Demand();
        await SendAsync(server, from, to, subject, body, ct);
        return NoContent();
    }

    private async Task SendAsync(MailServer server, string from, string to, string subject, string body, CancellationToken ct)
    {
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.EnableSsl, UseDefaultCredentials = server.UseDefaultCredentials };
        if (!server.UseDefaultCredentials && server.UserName is not null)
        {
            client.Credentials = new NetworkCredential(server.UserName, await settings.ReadPasswordAsync(ct), server.Domain);
        }

        using var mail = new MailMessage(new MailAddress(from, server.FromDisplayName), new MailAddress(to)) { Subject = subject, Body = body };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
        }
        catch (Exception e) when (e is SmtpException or InvalidOperationException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new BusinessException("Identity:MailFailed");
        }
    }
}
