using System.Text.Json;
using Exemption.Framework.Data;
using Exemption.Framework.Domain;
using Exemption.Framework.Localization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exemption.Framework.Http;

/// <summary>ABP's error envelope: <c>{ "error": { code, message, details, data, validationErrors } }</c> with header <c>_AbpErrorFormat</c>.</summary>
public sealed record ErrorEnvelope(ErrorInfo Error)
{
    public const string Header = "_AbpErrorFormat";
}

/// <param name="Code">Names the rule, for programs.</param>
/// <param name="Message">Says it in the caller's language.</param>
/// <param name="Details">The same per field, for people.</param>
/// <param name="Data">Values that belong to the refusal, such as the record's new status.</param>
/// <param name="ValidationErrors">One entry per wrong field, on 400.</param>
public sealed record ErrorInfo(string? Code, string Message, string? Details, IReadOnlyDictionary<string, object?> Data, IReadOnlyList<FieldErrorInfo>? ValidationErrors);

/// <param name="Message">Cause in the caller's language.</param>
/// <param name="Members">Field names as they were sent.</param>
public sealed record FieldErrorInfo(string Message, IReadOnlyList<string> Members);

/// <summary>Knows the answer to every refusal: status and envelope.</summary>
internal sealed class ErrorAnswers(TextCatalog texts, StorageFailures storage, ILogger<ErrorAnswers> log) : IRefusalTexts
{
    private const int LongestName = 64;
    private const int MostDigits = 5;
    private static readonly Dictionary<string, object?> Nothing = [];

    public (int Status, ErrorInfo Error)? Of(Exception exception) => exception switch
    {
        BusinessException e => (e.Status, Plain(e.Code, Values(e))),
        InputException e => (StatusCodes.Status400BadRequest, Invalid(e.Errors.Select(f => new FieldErrorInfo(texts[f.Code], [f.Field])).ToList())),
        EntityNotFoundException => (StatusCodes.Status404NotFound, Plain("Exemption:NotFound")),
        DbUpdateConcurrencyException => (StatusCodes.Status409Conflict, Plain("Exemption:Conflict")),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, Plain("Exemption:TooLarge")),
        BadHttpRequestException e => (e.StatusCode, Plain("Exemption:BadRequest")),
        _ when storage.Of(exception) is { } trouble => OfTrouble(trouble, exception),
        _ => null,
    };

    ErrorInfo? IRefusalTexts.Of(Exception exception) => Of(exception)?.Error;

    public ErrorInfo Plain(string code, IReadOnlyDictionary<string, object?>? values = null) =>
        new(code, texts.Format(code, values ?? Nothing), null, values ?? Nothing, null);

    public ErrorInfo Invalid(IReadOnlyList<FieldErrorInfo> errors) =>
        new("Exemption:Invalid", texts["Exemption:Invalid"], string.Join('\n', errors.Select(e => e.Message).Distinct()), Nothing, errors);

    /// <summary>What the model binder could not read; its own messages may quote the input, so only the field is named.</summary>
    public ErrorInfo Invalid(ModelStateDictionary state) => Invalid(state.Where(m => m.Value is { ValidationState: ModelValidationState.Invalid })
        .Select(m => new FieldErrorInfo(texts["Exemption:InvalidField"], [Member(m.Key)])).ToList());

    /// <summary>One field that a use case knows has a value it does not.</summary>
    public ErrorInfo InvalidField(string name) => Invalid([new FieldErrorInfo(texts["Exemption:InvalidField"], [name])]);

    /// <summary>The envelope of an answer that the web server made without us.</summary>
    public ErrorInfo OfStatus(int status) => Plain(status switch
    {
        StatusCodes.Status401Unauthorized => "Exemption:Unauthenticated",
        StatusCodes.Status403Forbidden => "Exemption:Forbidden",
        StatusCodes.Status404NotFound => "Exemption:NotFound",
        StatusCodes.Status405MethodNotAllowed => "Exemption:MethodNotAllowed",
        StatusCodes.Status413PayloadTooLarge => "Exemption:TooLarge",
        StatusCodes.Status415UnsupportedMediaType => "Exemption:UnsupportedMediaType",
        StatusCodes.Status429TooManyRequests => "Exemption:TooManyRequests",
        StatusCodes.Status503ServiceUnavailable => "Exemption:Unavailable",
        StatusCodes.Status507InsufficientStorage => "Exemption:StorageFull",
        >= 500 => "Exemption:Unexpected",
        _ => "Exemption:BadRequest",
    });

    /// <summary>Nobody's mistake and no surprise: a full disk is for the operators, an absent database for a later try.</summary>
    private (int Status, ErrorInfo Error) OfTrouble(StorageTrouble trouble, Exception exception)
    {
        log.LogError("Storage {Trouble}: {Error}", trouble, (exception.InnerException ?? exception).GetType().Name);
        var status = trouble == StorageTrouble.Full ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable;
        return (status, OfStatus(status));
    }

    /// <summary>A member nobody knows is named too, unless its name could be a value in disguise.</summary>
    private static string Member(string key)
    {
        var name = key.TrimStart('$').TrimStart('.');
        return name.Length is 0 or > LongestName || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '[' or ']')
            || name.Count(char.IsAsciiDigit) > MostDigits
            ? "body"
            : string.Join('.', name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
    }

    private static Dictionary<string, object?> Values(Exception e) =>
        e.Data.Cast<System.Collections.DictionaryEntry>().ToDictionary(d => (string)d.Key, d => d.Value);
}

/// <summary>Answers what a use case refused.</summary>
internal sealed class ErrorFilter(ErrorAnswers answers) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (answers.Of(context.Exception) is var (status, error))
        {
            context.Result = ErrorResult.Of(context.HttpContext, status, error);
            context.ExceptionHandled = true;
        }
    }
}

/// <summary>Answers what was refused before or after a use case, and what nobody foresaw: 500 without detail.</summary>
internal sealed class ErrorHandler(ErrorAnswers answers, ILogger<ErrorHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (answers.Of(exception) is not var (status, error))
        {
            // The message may hold personal data; type and place are enough to find the fault.
            log.LogError("{Error} at {Place}", exception.GetType().FullName, exception.StackTrace);
            (status, error) = (StatusCodes.Status500InternalServerError, answers.OfStatus(StatusCodes.Status500InternalServerError));
        }

        await ErrorResult.WriteAsync(httpContext, status, error, cancellationToken);
        return true;
    }
}

/// <summary>Writes the envelope.</summary>
public static class ErrorResult
{
    private const string SecondsToWait = "5";

    internal static IActionResult Of(HttpContext http, int status, ErrorInfo error)
    {
        AddHeaders(http, status);
        return new ObjectResult(new ErrorEnvelope(error)) { StatusCode = status };
    }

    /// <summary>The refusal with a code, for filters.</summary>
    public static IActionResult Of(HttpContext http, int status, string code) =>
        Of(http, status, http.RequestServices.GetRequiredService<ErrorAnswers>().Plain(code));

    internal static async Task WriteAsync(HttpContext http, int status, ErrorInfo error, CancellationToken ct)
    {
        http.Response.StatusCode = status;
        AddHeaders(http, status);
        await http.Response.WriteAsJsonAsync(new ErrorEnvelope(error), ct);
    }

    /// <summary>The envelope for a status that was set without a body.</summary>
    public static Task WriteAsync(HttpContext http, int status) =>
        WriteAsync(http, status, http.RequestServices.GetRequiredService<ErrorAnswers>().OfStatus(status), http.RequestAborted);

    private static void AddHeaders(HttpContext http, int status)
    {
        http.Response.Headers[ErrorEnvelope.Header] = "true";
        // A refusal before the use case never meets the filter that says so for good answers.
        http.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = SecondsToWait;
        }
    }
}
