using Exemption.Framework.Domain;

namespace Exemption.Identity.Services;

/// <summary>Collects what is wrong with an input, so that the answer names every wrong field at once.</summary>
internal sealed class InputCheck
{
    private readonly List<FieldError> _errors = [];

    /// <summary>The trimmed text, which must be there.</summary>
    public string Required(string field, string? value, int max)
    {
        var text = Optional(field, value, max);
        That(text is not null, field, "Exemption:Required");
        return text ?? string.Empty;
    }

    /// <summary>The trimmed text, or null where there is none.</summary>
    public string? Optional(string field, string? value, int max)
    {
        var text = value?.Trim();
        That((text?.Length ?? 0) <= max, field, "Exemption:TooLong");
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public void That(bool holds, string field, string code)
    {
        if (!holds && _errors.All(e => e.Field != field))
        {
            _errors.Add(new FieldError(field, code));
        }
    }

    public void Demand()
    {
        if (_errors.Count > 0)
        {
            throw new InputException(_errors);
        }
    }
}
