using Exemption.Applications;
using Exemption.Applications.Domain;

namespace Exemption.Tests.Applications.Domain;

/// <summary>Names and keys by which a picture is found again: changing one loses the pictures that are stored.</summary>
public sealed class DocumentPhotoTests
{
    private static readonly Guid Application = new("00000000-0000-7000-8000-00000000000a");
    private static readonly Guid Id = new("00000000-0000-7000-8000-00000000000b");

    [Fact]
    public void Each_size_has_its_key_its_file_and_its_place()
    {
        var photo = Photo();
        photo.KeyOf(PhotoVariant.Full).ShouldBe([1]);
        photo.KeyOf(PhotoVariant.Thumbnail).ShouldBe([2]);
        photo.KeyOf(PhotoVariant.Optimised).ShouldBe([4]);
        DocumentPhoto.BlobName(Id, PhotoVariant.Full).ShouldBe("0-0000000000007000800000000000000b");
        DocumentPhoto.BlobName(Id, PhotoVariant.Thumbnail).ShouldBe("1-0000000000007000800000000000000b");
        DocumentPhoto.BlobName(Id, PhotoVariant.Optimised).ShouldBe("2-0000000000007000800000000000000b");
        DocumentPhoto.BlobNames(Id).ShouldAllBe(name => DocumentPhoto.IdOf(name) == Id);
        DocumentPhoto.Place(Application, Id, PhotoVariant.Thumbnail).ShouldBe("photo|0000000000007000800000000000000a|0000000000007000800000000000000b|Thumbnail");
    }

    [Fact]
    public void It_remembers_that_it_was_evidence_and_when_it_was_replaced()
    {
        var photo = Photo();
        (photo.WasSubmitted, photo.ReplacedAt).ShouldBe((false, null));
        photo.MarkSubmitted();
        photo.MarkReplaced(DateTime.UnixEpoch.AddDays(1));
        (photo.WasSubmitted, photo.ReplacedAt).ShouldBe((true, DateTime.UnixEpoch.AddDays(1)));
    }

    [Fact]
    public void Numbers_count_within_their_year()
    {
        ApplicationNumbers.CounterOf(2026).ShouldBe("application-2026");
        ApplicationNumbers.Format(2026, 123).ShouldBe("2026000123");
    }

    private static DocumentPhoto Photo() => new()
    {
        ApplicationId = Application, TenantId = Guid.NewGuid(), Kind = PhotoKind.IdFront, Width = 1, Height = 1, Bytes = 1, FullKey = [1], ThumbnailKey = [2], OptimisedKey = [4], Sha256 = [3], UploadedAt = DateTime.UnixEpoch,
    };
}
