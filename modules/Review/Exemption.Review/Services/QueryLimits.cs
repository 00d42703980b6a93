using Exemption.Applications;
using Exemption.Framework.Domain;

namespace Exemption.Review.Services;

/// <summary>Refuses a filter that nobody could mean, before it costs the database anything.</summary>
internal static class QueryLimits
{
    private const int LongestText = 64;

    public static ApplicationQuery Check(ApplicationQuery query)
    {
        List<FieldError> wrong = [];
        Text("name", query.Name);
        Text("idNumber", query.IdNumber);
        Text("number", query.Number);
        if (query.Limit is < 1 or > 100)
        {
            wrong.Add(new FieldError("limit", "Exemption:InvalidField"));
        }

        if (query.Statuses?.Count > Enum.GetValues<ApplicationStatus>().Length)
        {
            wrong.Add(new FieldError("statuses", "Exemption:InvalidField"));
        }

        if (query.SubmittedFrom > query.SubmittedTo)
        {
            wrong.Add(new FieldError("submittedTo", "Exemption:InvalidField"));
        }

        return wrong.Count == 0 ? query : throw new InputException(wrong);

        void Text(string field, string? value)
        {
            if (value?.Length > LongestText)
            {
                wrong.Add(new FieldError(field, "Exemption:TooLong"));
            }
        }
    }
}
