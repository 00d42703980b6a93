using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Exemption.Imaging;
using Exemption.Pictures.Scenes;

namespace Exemption.Pictures;

/// <summary>A value on the document, and the four corners of its place in the upright picture.</summary>
internal sealed record TrueField(string Name, string Value, float[][] Quad);

/// <summary>What a picture shows, for whoever is to find it out. Corners are TL TR BR BL as the document is read, in pixels of the upright picture.</summary>
internal sealed record PictureTruth(
    string File, long Seed, PictureKind Kind, PictureLevel Level, GroundKind Ground, bool Framed, string Layout, int Width, int Height, float DocumentWidthMm, float DocumentHeightMm,
    float[][] Quad, float[][]? Frame, IReadOnlyList<TrueField> Fields, IReadOnlyList<Fault> Faults, int ExifOrientation,
    PictureFlaw Flaw = PictureFlaw.None)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerOptions.Web)
    {
        WriteIndented = false,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [JsonIgnore]
    public Quad Corners => Of(Quad);

    [JsonIgnore]
    public Quad? FrameCorners => Frame is null ? null : Of(Frame);

    public static float[][] Points(Quad quad) => [.. Enumerable.Range(0, 4).Select(i => new[] { MathF.Round(quad[i].X, 2), MathF.Round(quad[i].Y, 2) })];

    public static PictureTruth Read(string path) => JsonSerializer.Deserialize<PictureTruth>(System.IO.File.ReadAllText(path), Format)!;

    public void Write(string path) => System.IO.File.WriteAllText(path, JsonSerializer.Serialize(this, Format) + "\n");

    private static Quad Of(float[][] p) => new(At(p[0]), At(p[1]), At(p[2]), At(p[3]));

    private static Vector2 At(float[] p) => new(p[0], p[1]);
}
