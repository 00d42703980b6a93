using System.Security.Cryptography;
using Exemption.Applications.Domain;
using Exemption.Applications.Imaging;
using Exemption.Framework.Blobs;
using Exemption.Framework.Security;
using Exemption.Imaging.Judging;
using Exemption.Imaging.Preparing;
using Exemption.Reading;

namespace Exemption.Applications.Services;

/// <summary>Where a photograph goes.</summary>
/// <param name="FailuresBefore">How many in a row could not be used there before it.</param>
internal sealed record PhotoSlot(Guid ApplicationId, Guid TenantId, PhotoKind Kind, int FailuresBefore = 0);

/// <summary>Keeps photographs sealed outside the database; only the row that is returned can open them again.</summary>
internal sealed class PhotoStore(IBlobContainer blobs, ISensitiveData sensitive)
{
    /// <summary>Writes the files. The caller adds the row: file first, row second, so that no row ever lacks its file.</summary>
    public async Task<DocumentPhoto> SaveAsync(PhotoSlot slot, PreparedPhoto photo, PhotoThresholdSet? thresholds, DateTime now, CancellationToken ct)
    {
        var (id, applicationId) = (Guid.CreateVersion7(), slot.ApplicationId);
        return new DocumentPhoto
        {
            Id = id,
            ApplicationId = applicationId,
            TenantId = slot.TenantId,
            Kind = slot.Kind,
            FailuresBefore = slot.FailuresBefore,
            Width = photo.Width,
            Height = photo.Height,
            Bytes = photo.Original.Length,
            FullKey = await SealAsync(applicationId, id, PhotoVariant.Full, photo.Original, ct),
            ThumbnailKey = await SealAsync(applicationId, id, PhotoVariant.Thumbnail, photo.Thumbnail, ct),
            OptimisedKey = photo.Optimised is { } optimised ? await SealAsync(applicationId, id, PhotoVariant.Optimised, optimised, ct) : null,
            Corners = photo.Corners is { } corners ? Corners.Format(corners) : null,
            Measures = photo.Measures,
            Findings = photo.Measures is { } measures ? PhotoJudge.Judge(measures, PhotoThresholdSet.Of(thresholds, slot.Kind)) : [],
            JudgedBy = thresholds?.Number ?? 0,
            Sha256 = SHA256.HashData(photo.Original),
            UploadedAt = now,
        };
    }

    /// <summary>The same for a picture that staff keep.</summary>
    public async Task<ProofPicture> SaveProofAsync(Guid applicationId, Guid centerId, byte[] jpeg, DateTime now, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var key = await SealAsync(applicationId, id, PhotoVariant.Full, jpeg, ct);
        return new ProofPicture { Id = id, ApplicationId = applicationId, TenantId = centerId, Key = key, KeptAt = now };
    }

    public async Task<byte[]> OpenAsync(ProofPicture picture, CancellationToken ct) => sensitive.OpenFile(
        await blobs.ReadAsync(DocumentPhoto.BlobName(picture.Id, PhotoVariant.Full), ct), picture.Key, DocumentPhoto.Place(picture.ApplicationId, picture.Id, PhotoVariant.Full));

    public async Task<byte[]> OpenAsync(DocumentPhoto photo, PhotoVariant variant, CancellationToken ct) => sensitive.OpenFile(
        await blobs.ReadAsync(photo.BlobNameOf(variant), ct), photo.KeyOf(variant), DocumentPhoto.Place(photo.ApplicationId, photo.Id, variant));

    /// <summary>Keeps what was read beside the photograph and notes it in the row, which the caller saves. What a broken attempt has left there goes first.</summary>
    public async Task SaveReadingAsync(DocumentPhoto photo, ReadingLines reading, CancellationToken ct)
    {
        var slot = photo.OtherReadingSlot;
        var name = photo.ReadingBlobName(slot);
        await blobs.DeleteAsync(name, ct);
        photo.KeepReading(reading, await SealAsync(name, DocumentPhoto.Place(photo.ApplicationId, photo.Id, PhotoVariant.Reading), reading.ToBytes(), ct), slot);
    }

    private Task<byte[]> SealAsync(Guid applicationId, Guid photoId, PhotoVariant variant, byte[] jpeg, CancellationToken ct) =>
        SealAsync(DocumentPhoto.BlobName(photoId, variant), DocumentPhoto.Place(applicationId, photoId, variant), jpeg, ct);

    private async Task<byte[]> SealAsync(string name, string place, byte[] file, CancellationToken ct)
    {
        var (bytes, key) = sensitive.SealFile(file, place);
        await blobs.SaveAsync(name, bytes, ct);
        return key;
    }
}
