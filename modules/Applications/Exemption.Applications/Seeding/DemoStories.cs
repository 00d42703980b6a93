namespace Exemption.Applications.Seeding;

/// <summary>What happened to the demo's applications, read from <c>DemoStories.json</c>.</summary>
/// <param name="Stories">
/// One letter per event: S submit, C centre approves, R centre rejects, U university approves, V university rejects, W withdraw; D and i are drafts, complete
/// and just begun.
/// </param>
/// <param name="Rounds">How often the list of stories is told, each time by other students.</param>
internal sealed record DemoStories(
    IReadOnlyList<string> Stories, IReadOnlyList<int> StoriesOfTheFirst, int Rounds, IReadOnlyList<string> CenterReviewers, IReadOnlyList<string> UniversityReviewers, IReadOnlyList<string> Addresses,
    IReadOnlyList<string?> Remarks, string WithdrawReason, IReadOnlyList<DemoRejection> Rejections);

internal sealed record DemoRejection(IReadOnlyList<RejectionPoint> Points, string? Note);
