using Exemption.Imaging;
using Exemption.Pictures;
using Exemption.Pictures.Measuring;
using Exemption.Reading;
using SkiaSharp;

namespace Exemption.Tests.Reading;

/// <summary>Some drawn pictures, read once for all tests of this folder; where the build could not fetch the nets, these tests are left out.</summary>
public sealed class ReadPictures : IDisposable
{
    private readonly DocumentReader? reader;
    private readonly Dictionary<(string Kind, long Seed, int Turns), Lazy<ReadPicture>> pictures = [];

    public ReadPictures() => DocumentReader.TryOpen(Path.Combine(AppContext.BaseDirectory, "models"), out reader);

    /// <param name="turns">Quarter turns clockwise by which the flattened document is laid wrong.</param>
    internal ReadPicture Of(string kind, long seed = 200_000, int turns = 0)
    {
        Assert.SkipWhen(reader is null, "The nets were not fetched.");
        lock (pictures)
        {
            if (!pictures.TryGetValue((kind, seed, turns), out var picture))
            {
                pictures.Add((kind, seed, turns), picture = new(() => Read(kind, seed, turns)));
            }

            return picture.Value;
        }
    }

    public void Dispose() => reader?.Dispose();

    private ReadPicture Read(string kind, long seed, int turns)
    {
        var made = PictureMaker.Make(new(seed, Enum.Parse<PictureKind>(kind), PictureLevel.Mild, true, GroundKind.Dark, 1.6f));
        using var pixels = Measurement.Upright(made.Jpeg, made.Truth.ExifOrientation);

        // The place is the truth's, so that these tests do not hang on the finder.
        return new(made.Truth, reader!.Read(pixels, made.Truth.Corners.Turned(4 - turns)));
    }
}

[CollectionDefinition(nameof(ReadPictures))]
public sealed class ReadPicturesCollection : ICollectionFixture<ReadPictures>;

/// <summary>A picture's truth and what was read in it.</summary>
internal sealed record ReadPicture(PictureTruth Truth, ReadingLines Reading)
{
    public string Lines => string.Join(" / ", Reading.Lines.Select(l => l.Text));

    public string True(string field) => Truth.Fields.Single(f => f.Name == field).Value;
}
