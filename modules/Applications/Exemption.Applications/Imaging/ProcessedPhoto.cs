namespace Exemption.Applications.Imaging;

/// <summary>What is kept of an upload: two freshly encoded JPEGs that carry nothing but pixels, and the size of the larger one.</summary>
internal sealed record ProcessedPhoto(ReadOnlyMemory<byte> Full, ReadOnlyMemory<byte> Thumbnail, int Width, int Height);
