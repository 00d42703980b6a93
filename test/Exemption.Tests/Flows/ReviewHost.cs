using System.Text.Json;
using Exemption.Notification.Sms;
using Exemption.Tests.Applications;
using Exemption.Tests.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Exemption.Tests.Flows;

/// <summary>A host with an open window, a certificate in the catalogue and an SMS provider of the test: all that applications need to go their way.</summary>
public class ReviewHost : ExemptionHost, IAsyncLifetime
{
    public const string CourseCode = "02133";

    public Guid CertificateTypeId { get; private set; }

    internal People People { get; private set; } = null!;

    internal TestSmsProvider Sms { get; } = new();

    public async ValueTask InitializeAsync()
    {
        People = new People(this);
        var admin = await People.AdminAsync();
        var now = Clock.GetUtcNow();
        await admin.PostJsonAsync("/api/catalogue/windows", new { name = "2026年下半年", opensAt = now.AddDays(-10).UtcDateTime, closesAt = now.AddDays(30).UtcDateTime, correctionGraceDays = 7 });
        var type = await admin.PostJsonAsync("/api/catalogue/certificate-types", new
        {
            code = "X-WEB", name = "Web前端开发", issuer = "样例评价组织", hasExpiry = true, numberPattern = (string?)null, isActive = true,
            levels = new[] { new { level = "Intermediate", courses = new[] { new { code = CourseCode, name = "网页设计与制作", credits = 4, majorCodes = Array.Empty<string>() } } } },
        });
        CertificateTypeId = type.Id();
    }

    /// <summary>Time passes between what one person does and the next.</summary>
    public void Tick() => Clock.Advance(TimeSpan.FromSeconds(1));

    /// <summary>A student's application, filled in and submitted through the student's pages.</summary>
    internal async Task<JsonElement> SubmitNewAsync(Student student, string? certificateNumber = null, string phone = "13800001234")
    {
        Tick();
        var id = (await student.StartAsync()).Id();
        var version = (await student.AddPhotosAsync(id)).Version();
        var draft = await student.Client.PutJsonAsync($"/api/applications/mine/{id}", new
        {
            version, idNumber = student.IdNumber, phone, certificateTypeId = CertificateTypeId, certificateLevel = "Intermediate",
            certificateNumber = certificateNumber ?? Applicants.CertificateNumber(), issuedOn = "2025-06-01", validUntil = "2028-06-01", courseCodes = new[] { CourseCode }, remark = (string?)null,
        });
        draft.GetProperty("problems").EnumerateArray().Select(p => p.Text("field")).ShouldBeEmpty();
        return await SubmitAsync(student, draft);
    }

    /// <summary>确认提交, for the first time or again.</summary>
    internal async Task<JsonElement> SubmitAsync(Student student, JsonElement application)
    {
        Tick();
        return await Applicants.SubmitAsync(student, application);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<ISmsSender>(Sms)));
    }
}

/// <summary>The outside world: an SMS provider that does what the test says, and tells repetitions by the out id as a real one must.</summary>
internal sealed class TestSmsProvider : ISmsSender
{
    private readonly Lock _lock = new();
    private readonly List<SmsOrder> _calls = [];
    private readonly Dictionary<Guid, SmsOrder> _delivered = [];

    /// <summary>What goes wrong with the next calls; null when nothing does.</summary>
    public Func<SmsOrder, Exception?> Trouble { get; set; } = _ => null;

    /// <summary>Fails after it has taken the message: the answer is lost.</summary>
    public bool LosesAnswers { get; set; }

    public IReadOnlyList<SmsOrder> CallsTo(string phone)
    {
        lock (_lock)
        {
            return [.. _calls.Where(c => c.Phone == phone)];
        }
    }

    public IReadOnlyList<SmsOrder> DeliveredTo(string phone)
    {
        lock (_lock)
        {
            return [.. _delivered.Values.Where(c => c.Phone == phone)];
        }
    }

    public Task<SmsReceipt> SendAsync(SmsOrder order, CancellationToken ct)
    {
        lock (_lock)
        {
            _calls.Add(order);
            if (Trouble(order) is { } trouble)
            {
                throw trouble;
            }

            _delivered[order.OutId] = order;
            return LosesAnswers ? throw new TimeoutException() : Task.FromResult(new SmsReceipt($"test-{order.OutId:N}"));
        }
    }
}
