namespace Exemption.Framework.Domain;

/// <summary>A rule of the business said no. The code names the rule; the text is looked up by code. Stands for ABP's <c>BusinessException</c>.</summary>
public sealed class BusinessException(string code, int status = 409) : Exception(code)
{
    /// <summary>Module and rule, such as <c>Applications:WindowClosed</c>.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status of the answer; 409 unless the rule says otherwise.</summary>
    public int Status { get; } = status;

    /// <summary>Adds a value that the text may name in braces and the client may read; never personal data.</summary>
    public BusinessException With(string key, object? value)
    {
        Data[key] = value;
        return this;
    }
}

/// <summary>The row does not exist, or is not the caller's: both answer 404 alike. Stands for ABP's <c>EntityNotFoundException</c>.</summary>
public sealed class EntityNotFoundException() : Exception("Not found.");

/// <summary>One field that is wrong, with the code of the text that says why.</summary>
public sealed record FieldError(string Field, string Code);

/// <summary>What was sent is incomplete or wrong; answers 400 with one entry per field. Stands for ABP's <c>AbpValidationException</c>.</summary>
public sealed class InputException(IReadOnlyList<FieldError> errors) : Exception("Invalid input.")
{
    public InputException(string field, string code) : this([new FieldError(field, code)])
    {
    }

    public IReadOnlyList<FieldError> Errors { get; } = errors;
}
