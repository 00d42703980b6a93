using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exemption.Applications.Seeding;

/// <summary>What an empty system begins with, read from <c>ReferenceData.json</c>; the university then maintains it.</summary>
internal sealed record ReferenceData(
    IReadOnlyList<SeedCertificateType> CertificateTypes, IReadOnlyList<SeedWindow> Windows, IReadOnlyList<SeedAnnouncement> Announcements, SeedTexts Texts)
{
    public static T Read<T>(string name)
    {
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream($"Exemption.Applications.Seeding.{name}")!;
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}

internal sealed record SeedCertificateType(string Code, string Name, string Issuer, bool HasExpiry, IReadOnlyDictionary<CertificateLevel, IReadOnlyList<SeedCourse>> Levels);

internal sealed record SeedCourse(string Code, string Name, decimal Credits, IReadOnlyList<string>? MajorCodes);

/// <param name="Name">May hold <c>{year}</c>, the year it opens in.</param>
/// <param name="OpensInDays">Days from today, by the calendar of Shanghai; negative is past.</param>
internal sealed record SeedWindow(string Name, int OpensInDays, int ClosesInDays, int GraceDays);

internal sealed record SeedAnnouncement(string Title, string Body, int DaysAgo);

internal sealed record SeedTexts(
    string UniversityContactName, string UniversityPhone, string SupportName, string SupportPhone, IReadOnlyList<string> Guide, IReadOnlyList<string> Declaration, string DeclarationVersion);
