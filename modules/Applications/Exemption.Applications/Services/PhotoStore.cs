using System.Security.Cryptography;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Blobs;
using Exemption.Framework.Security;

namespace Exemption.Applications.Services;

/// <summary>Keeps photographs sealed outside the database; only the row that is returned can open them again.</summary>
internal sealed class PhotoStore(IBlobContainer blobs, ISensitiveData sensitive)
{
    /// <summary>Writes both files. The caller adds the row: file first, row second, so that no row ever lacks its file.</summary>
    public async Task<DocumentPhoto> SaveAsync(Guid applicationId, Guid tenantId, PhotoKind kind, ProcessedPhoto photo, DateTime now, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return new DocumentPhoto
        {
            Id = id,
            ApplicationId = applicationId,
            TenantId = tenantId,
            Kind = kind,
            Width = photo.Width,
            Height = photo.Height,
            Bytes = photo.Full.Length,
            FullKey = await SealAsync(applicationId, id, PhotoVariant.Full, photo.Full, ct),
            ThumbnailKey = await SealAsync(applicationId, id, PhotoVariant.Thumbnail, photo.Thumbnail, ct),
            Sha256 = SHA256.HashData(photo.Full.Span),
            UploadedAt = now,
        };
    }

    public async Task<byte[]> OpenAsync(DocumentPhoto photo, PhotoVariant variant, CancellationToken ct) => sensitive.OpenFile(
        await blobs.ReadAsync(DocumentPhoto.BlobName(photo.Id, variant), ct), photo.KeyOf(variant), DocumentPhoto.Place(photo.ApplicationId, photo.Id, variant));

    private async Task<byte[]> SealAsync(Guid applicationId, Guid photoId, PhotoVariant variant, ReadOnlyMemory<byte> jpeg, CancellationToken ct)
    {
        var (bytes, key) = sensitive.SealFile(jpeg.Span, DocumentPhoto.Place(applicationId, photoId, variant));
        await blobs.SaveAsync(DocumentPhoto.BlobName(photoId, variant), bytes, ct);
        return key;
    }
}
