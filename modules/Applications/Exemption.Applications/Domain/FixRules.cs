using Exemption.Framework.Domain;

namespace Exemption.Applications.Domain;

/// <summary>What a rejection opens, and when it is answered. Endpoints refuse by these rules and the page shows what they say.</summary>
internal static class FixRules
{
    /// <summary>What must be free to follow when something else changes: another certificate has other levels, courses, numbers and terms.</summary>
    private static readonly Dictionary<string, string[]> Followers = new()
    {
        ["certificateTypeId"] = ["certificateLevel", "courseCodes", "certificateNumber", "validUntil"],
        ["certificateLevel"] = ["courseCodes"],
        ["issuedOn"] = ["validUntil"],
    };

    /// <summary>
    /// The fields and photos that may change: what the rejection names, what must follow that, and what hinders a submission by itself, such as a certificate
    /// that is no longer on offer: nobody is asked for what he may not give. A rejection that names nothing, or the whole, opens all.
    /// </summary>
    public static IReadOnlyList<string> OpenFields(IReadOnlyList<string> items, IEnumerable<FieldError> problems)
    {
        if (items.Count == 0 || items.Contains(RejectionItems.Whole))
        {
            return RejectionItems.Fields;
        }

        var open = items.Concat(problems.Select(p => p.Field)).ToHashSet();
        open.UnionWith([.. open.SelectMany(item => Followers.GetValueOrDefault(item) ?? [])]);
        return [.. RejectionItems.Fields.Where(open.Contains)];
    }

    /// <summary>The fields and photos in which the two differ.</summary>
    public static IReadOnlyList<string> Changed(SubmittedContent before, SubmittedContent now) => [.. RejectionItems.Fields.Where(field => !Equals(ValueOf(before, field), ValueOf(now, field)))];

    /// <summary>An item is answered when it has changed or when the student said why it has not.</summary>
    public static bool IsAnswered(string item, IReadOnlyList<string> changed, IReadOnlyList<FixAnswer> answers) =>
        IsChanged(item, changed) || answers.Any(a => a.Item == item);

    public static bool IsChanged(string item, IReadOnlyList<string> changed) => item == RejectionItems.Whole ? changed.Count > 0 : changed.Contains(item);

    /// <summary>A field as a person reads it: the name of a certificate, one course a line, the code of a level.</summary>
    public static string? TextOf(SubmittedContent c, string field) => field switch
    {
        "certificateTypeId" => c.CertificateTypeName,
        "courseCodes" => string.Join('\n', c.Courses.Select(course => $"{course.Code} {course.Name}")),
        _ => ValueOf(c, field) switch { DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), var value => value?.ToString() },
    };

    private static object? ValueOf(SubmittedContent c, string field) => field switch
    {
        "idNumber" => c.IdNumber,
        "phone" => c.Phone,
        "certificateTypeId" => c.CertificateTypeId,
        "certificateLevel" => c.CertificateLevel,
        "courseCodes" => string.Join(',', c.Courses.Select(course => course.Code).Order(StringComparer.Ordinal)),
        "certificateNumber" => c.CertificateNumber,
        "issuedOn" => c.IssuedOn,
        "validUntil" => c.ValidUntil,
        "remark" => c.Remark,
        _ => Enum.GetValues<PhotoKind>().Where(kind => RejectionItems.Of(kind) == field && c.Photos.ContainsKey(kind)).Select(kind => (Guid?)c.Photos[kind]).SingleOrDefault(),
    };
}
