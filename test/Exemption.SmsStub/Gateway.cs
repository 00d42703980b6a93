using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Exemption.SmsStub;

/// <summary>Ways to fail.</summary>
internal enum FaultKind
{
    None,

    /// <summary>Connections break before anything is taken.</summary>
    Down,

    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>503, nothing taken.</summary>
    ServerError,

    /// <summary>Taken, and then a 502 of somebody on the way.</summary>
    ServerErrorAfterAccept,

    /// <summary>Taken, and no answer until the caller goes away.</summary>
    SilentAfterAccept,

    /// <summary>Takes it only after the delay or the release, whether the caller is still there or not.</summary>
    Slow,

    /// <summary>Taken, and a page of HTML as the answer.</summary>
    WrongAnswer,

    /// <summary>422 for every message.</summary>
    Refusing,

    /// <summary>Sends the caller elsewhere.</summary>
    Redirect,
}

/// <param name="Kind">By name.</param>
/// <param name="DelayMs">Of <see cref="FaultKind.Slow"/>, and of every answer without a fault.</param>
/// <param name="RetryAfter">Seconds of <see cref="FaultKind.TooMany"/>.</param>
/// <param name="Target">Of <see cref="FaultKind.Redirect"/>.</param>
internal sealed record Fault(string Kind, int DelayMs = 0, int RetryAfter = 1, string? Target = null)
{
    public FaultKind Which => Enum.Parse<FaultKind>(Kind);
}

/// <summary>The two calls of the protocol, with the fault of the moment.</summary>
internal sealed class Gateway(Ledger ledger, string secret)
{
    private TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Fault Fault { get; set; } = new(nameof(FaultKind.None));

    /// <summary>Lets go what <see cref="FaultKind.Slow"/> holds.</summary>
    public void Release() => Interlocked.Exchange(ref _release, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public async Task<IResult> TakeAsync(HttpContext http)
    {
        ledger.Posted();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (!IsOurs(http.Request, body.ToArray()))
        {
            ledger.Forged();
            return Results.Unauthorized();
        }

        using var json = JsonDocument.Parse(body.ToArray());
        var outId = json.RootElement.GetProperty("out_id").GetGuid();
        return await AnswerAsync(http, outId, Fault);
    }

    public IResult Tell(HttpContext http)
    {
        ledger.Asked();
        if (!IsOurs(http.Request, Encoding.UTF8.GetBytes(http.Request.QueryString.Value!.TrimStart('?'))))
        {
            ledger.Forged();
            return Results.Unauthorized();
        }

        switch (Fault.Which)
        {
            case FaultKind.Down:
                http.Abort();
                return Results.Empty;
            case FaultKind.ServerError:
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            case FaultKind.TooMany:
                return TooMany(http, Fault);
        }

        return ledger.Find(Guid.Parse(http.Request.Query["out_id"]!)) is { } id
            ? Results.Ok(new { state = "accepted", id })
            : Results.NotFound(new { state = "unknown" });
    }

    private async Task<IResult> AnswerAsync(HttpContext http, Guid outId, Fault fault)
    {
        switch (fault.Which)
        {
            case FaultKind.Down:
                http.Abort();
                return Results.Empty;
            case FaultKind.TooMany:
                return TooMany(http, fault);
            case FaultKind.ServerError:
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            case FaultKind.Refusing:
                ledger.Refused();
                return Results.UnprocessableEntity(new { code = "UnknownNumber" });
            case FaultKind.Redirect:
                return Results.Redirect(fault.Target!, preserveMethod: true);
            case FaultKind.ServerErrorAfterAccept:
                ledger.Take(outId);
                ledger.Ambiguous();
                return Results.StatusCode(StatusCodes.Status502BadGateway);
            case FaultKind.WrongAnswer:
                ledger.Take(outId);
                ledger.Ambiguous();
                return Results.Content("<html>OK</html>", "text/html");
            case FaultKind.SilentAfterAccept:
                ledger.Take(outId);
                ledger.Ambiguous();
                await HoldAsync(Task.Delay(Timeout.Infinite, http.RequestAborted));
                return Results.Empty;
            case FaultKind.Slow:
                ledger.Ambiguous();
                await HoldAsync(Task.WhenAny(_release.Task, Task.Delay(fault.DelayMs)));
                return Results.Ok(new { id = ledger.Take(outId) });
        }

        if (fault.DelayMs > 0)
        {
            await Task.Delay(fault.DelayMs);
        }

        return Results.Ok(new { id = ledger.Take(outId) });
    }

    private async Task HoldAsync(Task until)
    {
        ledger.Held(1);
        await until.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ledger.Held(-1);
    }

    private static IResult TooMany(HttpContext http, Fault fault)
    {
        http.Response.Headers.RetryAfter = fault.RetryAfter.ToString(CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    private bool IsOurs(HttpRequest request, byte[] payload)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{request.Headers["X-Sms-Timestamp"]}."), .. payload];
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(request.Headers["X-Sms-Signature"].ToString()));
    }
}
