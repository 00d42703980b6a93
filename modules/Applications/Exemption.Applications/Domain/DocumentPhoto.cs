using Exemption.Framework.MultiTenancy;
using Exemption.Imaging.Judging;
using Exemption.Reading;

namespace Exemption.Applications.Domain;

/// <summary>Which of the files of a photograph.</summary>
internal enum PhotoVariant
{
    Full = 0,
    Thumbnail = 1,

    /// <summary>The document alone, drawn flat and enhanced (Y-09); not every photograph has one.</summary>
    Optimised = 2,

    /// <summary>Not a picture: what was read on it, with enough of the reader's doubts to compare a value typed later.</summary>
    Reading = 3,
}

/// <summary>
/// A photograph of a document (S-16 … S-18): where its sealed files lie and the wrapped keys that open them. Deleting the row shreds the files.
/// The full picture is the original, the upload encoded anew; the optimised one (Y-09) lies beside it where the document was found in the picture.
/// </summary>
internal sealed class DocumentPhoto : IMultiTenant
{
    private const int TriesBeforeSendingOn = 3;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ApplicationId { get; init; }
    public required Guid TenantId { get; init; }
    public required PhotoKind Kind { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required int Bytes { get; init; }
    public required byte[] FullKey { get; init; }
    public required byte[] ThumbnailKey { get; init; }

    /// <summary>Null where the document was not found, and so not drawn.</summary>
    public byte[]? OptimisedKey { get; init; }

    /// <summary>Where the document lies in the full picture: eight shares of its width and height, divided by commas. Null where it was not found.</summary>
    public string? Corners { get; init; }

    /// <summary>Of the full picture before sealing.</summary>
    public required byte[] Sha256 { get; init; }
    public required DateTime UploadedAt { get; init; }

    /// <summary>What was measured when it came; null for a picture that nobody measured, such as the demo's drawings.</summary>
    public PhotoMeasures? Measures { get; init; }

    /// <summary>What spoke against it when it came, the gravest first.</summary>
    public IReadOnlyList<PhotoFinding> Findings { get; init; } = [];

    /// <summary>The thresholds it was judged by: <see cref="PhotoThresholdSet.Number"/>.</summary>
    public int JudgedBy { get; init; }

    /// <summary>How many pictures in a row, before this one, could not be used in this slot.</summary>
    public int FailuresBefore { get; init; }

    /// <summary>The student sent it on although it was found wanting; the reviewer sees the mark.</summary>
    public DateTime? SentOnAt { get; private set; }

    public ReadingState ReadingState { get; private set; }
    public byte[]? ReadingKey { get; private set; }

    /// <summary>0 or 1: which of its two files holds what was read. Reading again writes the other, so that a broken attempt never spoils what there is.</summary>
    public int ReadingSlot { get; private set; }

    /// <summary>What read it: <see cref="ReadingLines.ModelVersion"/>.</summary>
    public string? ReadingModel { get; private set; }

    /// <summary>What document its words say it is.</summary>
    public DocumentKind? SeenAs { get; private set; }

    /// <summary>So many quarter turns clockwise put it upright.</summary>
    public int QuarterTurns { get; private set; }

    /// <summary>Its words are those of another document, or of none of the three.</summary>
    public bool IsWrongDocument => SeenAs is { } seen && seen != Expected(Kind);

    public bool IsBlocked => IsWrongDocument || Findings.Any(f => f.Severity == CauseSeverity.Blocking);

    /// <summary>Nobody is locked out by a machine: a third picture in a row may be sent on as it is.</summary>
    public bool MaySendOn => IsBlocked && SentOnAt is null && FailuresBefore >= TriesBeforeSendingOn - 1;

    /// <summary>A submission may be made with it.</summary>
    public bool IsUsable => !IsBlocked || SentOnAt is not null;

    /// <summary>A submission has been made with it: from then on it is evidence and is kept even when replaced.</summary>
    public bool WasSubmitted { get; private set; }
    public DateTime? ReplacedAt { get; private set; }

    public void AwaitReading() => ReadingState = ReadingState.Waiting;

    public void KeepReading(ReadingLines reading, byte[] key, int slot)
    {
        ReadingSlot = slot;
        ReadingState = ReadingState.Done;
        ReadingKey = key;
        ReadingModel = reading.ModelVersion;
        SeenAs = reading.Kind.Kind;
        QuarterTurns = reading.QuarterTurns;
    }

    public int OtherReadingSlot => ReadingKey is null ? 0 : 1 - ReadingSlot;

    public string ReadingBlobName(int slot) => $"{(int)PhotoVariant.Reading + slot}-{Id:N}";

    public string BlobNameOf(PhotoVariant variant) => variant == PhotoVariant.Reading ? ReadingBlobName(ReadingSlot) : BlobName(Id, variant);

    public void EndReading(ReadingState state) => ReadingState = state;

    public void SendOn(DateTime now) => SentOnAt = now;

    public void MarkSubmitted() => WasSubmitted = true;

    public void MarkReplaced(DateTime now) => ReplacedAt = now;

    public bool Has(PhotoVariant variant) => variant switch
    {
        PhotoVariant.Optimised => OptimisedKey is not null,
        PhotoVariant.Reading => ReadingKey is not null,
        _ => true,
    };

    public byte[] KeyOf(PhotoVariant variant) => variant switch
    {
        PhotoVariant.Full => FullKey,
        PhotoVariant.Thumbnail => ThumbnailKey,
        PhotoVariant.Optimised => OptimisedKey,
        _ => ReadingKey,
    } ?? throw new InvalidOperationException($"This photograph has no {variant} file.");

    public static string BlobName(Guid photoId, PhotoVariant variant) => $"{(int)variant}-{photoId:N}";

    /// <summary>All files that a photograph can have.</summary>
    public static IEnumerable<string> BlobNames(Guid photoId) => Enumerable.Range(0, (int)PhotoVariant.Reading + 2).Select(n => $"{n}-{photoId:N}");

    /// <summary>The photograph whose file has this name; null where it is no photograph's.</summary>
    public static Guid? IdOf(string blobName) => blobName is ['0' or '1' or '2' or '3' or '4', '-', .. var id] && Guid.TryParseExact(id, "N", out var photo) ? photo : null;

    /// <summary>What the ciphertext is bound to.</summary>
    public static string Place(Guid applicationId, Guid photoId, PhotoVariant variant) => $"photo|{applicationId:N}|{photoId:N}|{variant}";

    private static DocumentKind Expected(PhotoKind kind) => kind switch
    {
        PhotoKind.IdFront => DocumentKind.IdFront,
        PhotoKind.IdBack => DocumentKind.IdBack,
        _ => DocumentKind.Certificate,
    };
}
