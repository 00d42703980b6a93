using Exemption.Framework.Domain;
using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>Contacts, guide and declaration that the university maintains. Global: one row for all.</summary>
internal sealed class SiteTexts : IGlobal, IHasVersion
{
    /// <summary>There is one row, and this is its id.</summary>
    public static readonly Guid TheId = new("00000000-0000-7000-8000-000000000001");

    public Guid Id { get; private init; } = TheId;
    public int Version { get; private set; } = 1;
    public string UniversityContactName { get; set; } = string.Empty;
    public string UniversityPhone { get; set; } = string.Empty;
    public string SupportName { get; set; } = string.Empty;
    public string SupportPhone { get; set; } = string.Empty;
    public string GuideMarkdown { get; set; } = string.Empty;
    public string DeclarationText { get; set; } = string.Empty;

    /// <summary>Stored with every acceptance (S-28), so it must change whenever the text does.</summary>
    public string DeclarationVersion { get; set; } = string.Empty;
}

/// <summary>A wording of the declaration, kept for good, so that one can say later what a student accepted. Global like its source.</summary>
internal sealed class DeclarationWording : IGlobal, IAppendOnly
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Version { get; init; }
    public required string Text { get; init; }
    public required DateTime Since { get; init; }
}

/// <summary>News on the students' home page. Global: the university speaks to all centres' students.</summary>
internal sealed class Announcement : IGlobal, IHasVersion
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public int Version { get; private set; } = 1;
    public string Title { get; set; } = string.Empty;
    public string Body { get; set; } = string.Empty;
    public DateTime PublishedAt { get; set; }
    public bool IsActive { get; set; }
}
