using System.Collections.Concurrent;
using Exemption.Applications.Domain;
using Exemption.Applications.Services;
using Exemption.Imaging;
using Exemption.Imaging.Preparing;
using SkiaSharp;

namespace Exemption.Applications.Seeding;

/// <summary>Takes the demo's photographs on both cores and stores them as uploads are stored. Our own drawings need no cleaning, so they skip the pipeline.</summary>
internal sealed class DemoPhotographer(PhotoStore store)
{
    /// <summary>Backs of ID cards look alike, so a few do for all.</summary>
    private const int Backs = 6;

    public async Task PhotographAsync(IReadOnlyList<DemoStory> stories, IDemoPhotoSource source, CancellationToken ct)
    {
        var drawn = new ConcurrentDictionary<(PhotoKind, string), Lazy<PreparedPhoto>>();
        await Parallel.ForEachAsync(stories.Where(s => s.HasPhotos), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct }, async (story, token) =>
        {
            foreach (var kind in Enum.GetValues<PhotoKind>())
            {
                var photo = drawn.GetOrAdd((kind, SubjectOf(kind, story)), _ => new Lazy<PreparedPhoto>(() => Process(source.Draw(kind, PersonOf(story), story.Index)))).Value;
                story.Application.Attach(await store.SaveAsync(new PhotoSlot(story.Application.Id, story.Application.TenantId, kind), photo, thresholds: null, story.StartedAt, token));
            }
        });
    }

    private static string SubjectOf(PhotoKind kind, DemoStory story) => kind switch
    {
        PhotoKind.IdFront => story.Student.IdNumber,
        PhotoKind.IdBack => $"{story.Index % Backs}",
        _ => story.CertificateNumber,
    };

    private static DemoPerson PersonOf(DemoStory s) => new(
        s.Student.Profile.Name, s.Student.IdNumber, DemoStoryteller.AddressOf(s), s.Type.Name, s.Level, s.CertificateNumber, s.Type.Issuer, s.IssuedOn);

    /// <summary>A quarter of the size is decoded directly, which makes a thumbnail of a drawing almost free.</summary>
    private static PreparedPhoto Process(byte[] jpeg)
    {
        using var stream = new SKMemoryStream(jpeg);
        using var codec = SKCodec.Create(stream);
        var size = codec.GetScaledDimensions(0.25f);
        using var small = SKBitmap.Decode(codec, new SKImageInfo(size.Width, size.Height));
        using var thumbnail = small.Encode(SKEncodedImageFormat.Jpeg, PhotoJpeg.ThumbnailQuality);
        return new PreparedPhoto(jpeg, null, thumbnail.ToArray(), codec.Info.Width, codec.Info.Height, Corners: null, Measures: null);
    }
}
