using Exemption.Framework.MultiTenancy;

namespace Exemption.Applications.Domain;

/// <summary>Which size of a photograph.</summary>
internal enum PhotoVariant
{
    Full = 0,
    Thumbnail = 1,
}

/// <summary>
/// A photograph of a document (S-16 … S-18): where its two sealed files lie and the wrapped keys that open them. Deleting the row shreds the files.
/// The full picture is the upload re-encoded; it serves both as the original and as the optimised one (Y-09).
/// </summary>
internal sealed class DocumentPhoto : IMultiTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ApplicationId { get; init; }
    public required Guid TenantId { get; init; }
    public required PhotoKind Kind { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required int Bytes { get; init; }
    public required byte[] FullKey { get; init; }
    public required byte[] ThumbnailKey { get; init; }

    /// <summary>Of the full picture before sealing.</summary>
    public required byte[] Sha256 { get; init; }
    public required DateTime UploadedAt { get; init; }

    /// <summary>A submission has been made with it: from then on it is evidence and is kept even when replaced.</summary>
    public bool WasSubmitted { get; private set; }
    public DateTime? ReplacedAt { get; private set; }

    public void MarkSubmitted() => WasSubmitted = true;

    public void MarkReplaced(DateTime now) => ReplacedAt = now;

    public byte[] KeyOf(PhotoVariant variant) => variant == PhotoVariant.Full ? FullKey : ThumbnailKey;

    public static string BlobName(Guid photoId, PhotoVariant variant) => $"{(int)variant}-{photoId:N}";

    /// <summary>The photograph whose file has this name; null where it is no photograph's.</summary>
    public static Guid? IdOf(string blobName) => blobName is ['0' or '1', '-', .. var id] && Guid.TryParseExact(id, "N", out var photo) ? photo : null;

    /// <summary>What the ciphertext is bound to.</summary>
    public static string Place(Guid applicationId, Guid photoId, PhotoVariant variant) => $"photo|{applicationId:N}|{photoId:N}|{variant}";
}
