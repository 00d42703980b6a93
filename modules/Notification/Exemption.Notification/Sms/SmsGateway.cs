using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Exemption.Framework.Events;
using Microsoft.Extensions.Logging;

namespace Exemption.Notification.Sms;

/// <summary>One gateway that speaks the protocol of docs/sms-gateway.md: hands a message over, and asks what became of one.</summary>
internal sealed partial class SmsGateway : IDisposable
{
    private const int LongestAnswer = 16 * 1024;
    private static readonly TimeSpan UsualRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private readonly SmsGatewaySettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public SmsGateway(SmsGatewaySettings settings, TimeProvider clock, ILogger log)
    {
        (_settings, _clock) = (settings, clock);
        Circuit = new SmsCircuit(settings.Name, clock, log);
        // It goes where the configuration says and nowhere else: no redirects, no proxy from the environment, no cookies.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 16,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
    }

    public string Name => _settings.Name;

    public SmsCircuit Circuit { get; }

    /// <summary>Called after <see cref="SmsCircuit.Enter"/> said yes. Throws what <see cref="ISmsSender.SendAsync"/> throws.</summary>
    public async Task<SmsReceipt> SendAsync(SmsOrder order, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { out_id = order.OutId, phone = order.Phone, template = order.TemplateCode, parameters = order.Parameters });
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, _settings.Url) { Content = content };
        Sign(request, body);
        var answer = await CallAsync(request, ct);
        return answer.Status switch
        {
            HttpStatusCode.OK or HttpStatusCode.Accepted => Receipt(answer),
            HttpStatusCode.UnprocessableEntity => throw Refused(answer),
            >= HttpStatusCode.InternalServerError => throw Unclear($"Http{(int)answer.Status}"),
            // A wrong secret or address is not the message's fault: it waits until that is put right.
            _ => throw NotTaken($"Http{(int)answer.Status}"),
        };
    }

    /// <summary>The receipt of a message that the gateway has, or null when it has never seen it. Throws when it refused it or does not answer.</summary>
    public async Task<SmsReceipt?> AskAsync(Guid outId, CancellationToken ct)
    {
        var query = $"out_id={outId}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(_settings.Url) { Query = query }.Uri);
        Sign(request, Encoding.UTF8.GetBytes(query));
        var answer = await CallAsync(request, ct);
        switch (answer.Status, answer.Text("state"))
        {
            case (HttpStatusCode.OK, "accepted"):
                return Receipt(answer);
            case (HttpStatusCode.OK, "refused"):
                throw Refused(answer);
            // A bare 404 may come from anything on the way and proves nothing.
            case (HttpStatusCode.NotFound, "unknown"):
                Circuit.Works();
                return null;
            default:
                throw Unclear($"Http{(int)answer.Status}");
        }
    }

    public void Dispose() => _http.Dispose();

    private void Sign(HttpRequestMessage request, byte[] payload)
    {
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{timestamp}."), .. payload];
        request.Headers.Add("X-Sms-Key", _settings.KeyId);
        request.Headers.Add("X-Sms-Timestamp", timestamp);
        request.Headers.Add("X-Sms-Signature", Convert.ToHexStringLower(HMACSHA256.HashData(_settings.Secret, signed)));
    }

    private async Task<Answer> CallAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(_settings.TimeOut, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                throw Rest(response);
            }

            return new Answer(response.StatusCode, Parse(await response.Content.ReadAsByteArrayAsync(either.Token)));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Circuit.Leave();
            throw;
        }
        catch (OperationCanceledException)
        {
            throw Unclear("Timeout");
        }
        catch (HttpRequestException ex) when (request.Method == HttpMethod.Post && NeverSent(ex.HttpRequestError))
        {
            throw NotTaken(ex.HttpRequestError.ToString());
        }
        catch (HttpRequestException ex)
        {
            throw Unclear(ex.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            throw Unclear("ConnectionLost");
        }
    }

    private static bool NeverSent(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private SmsReceipt Receipt(Answer answer)
    {
        if (answer.Text("id") is not { Length: > 0 and <= 128 } id)
        {
            throw Unclear("UnreadableAnswer");
        }

        Circuit.Works();
        return new SmsReceipt(id);
    }

    private SmsRefusedException Refused(Answer answer)
    {
        Circuit.Works();
        // Kept and shown to staff, so nothing but a code may come in this way.
        return new SmsRefusedException(answer.Text("code") is { } code && Code().IsMatch(code) ? code : "Refused");
    }

    private NotNowException Rest(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date - _clock.GetUtcNow()) ?? UsualRest;
        var rest = TimeSpan.FromSeconds(Math.Clamp(asked.TotalSeconds, 1, LongestRest.TotalSeconds));
        Circuit.Works();
        Circuit.Rest(rest);
        return new NotNowException(rest);
    }

    private SmsUnclearException Unclear(string code)
    {
        Circuit.Fails(code);
        return new SmsUnclearException(Name, code);
    }

    private SmsNotTakenException NotTaken(string code)
    {
        Circuit.Fails(code);
        return new SmsNotTakenException(code);
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(HttpStatusCode Status, JsonElement? Body)
    {
        public string? Text(string property) =>
            Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex Code();
}
