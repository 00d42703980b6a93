using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>A correction by staff, beside the submission it corrects. What it changed is sealed: a phone number is among it.</summary>
internal sealed class Amendment : IMultiTenant
{
    public const int LongestReason = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ApplicationId { get; init; }
    public required Guid TenantId { get; init; }
    public required DateTime At { get; init; }
    public required Guid ActorId { get; init; }
    public required string ActorName { get; init; }
    public required ActorSide ActorSide { get; init; }
    public required IReadOnlyList<string> Fields { get; init; }
    public required string Reason { get; init; }

    /// <summary>An <see cref="AmendedContent"/>.</summary>
    public required byte[] ContentCipher { get; init; }
}

/// <summary>The whole application before and after.</summary>
internal sealed record AmendedContent(SubmittedContent Before, SubmittedContent After);

/// <summary>What staff may amend: not the photographs, which are evidence, and not the ID number, which the register corrects in its own way.</summary>
internal static class AmendableFields
{
    public static IReadOnlyList<string> All { get; } = ["phone", "certificateTypeId", "certificateLevel", "courseCodes", "certificateNumber", "issuedOn", "validUntil"];
}
