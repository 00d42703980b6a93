using Exemption.Imaging.Judging;
using Exemption.Imaging.Preparing;

namespace Exemption.Imaging.Wire;

/// <summary>What a worker is asked to do; one part follows: the file. Exactly one of the two is set.</summary>
public sealed record WorkerRequest
{
    /// <summary>Make of an upload what is kept of it: <see cref="PreparedPhoto"/>.</summary>
    public PreparationRequest? Prepare { get; init; }

    /// <summary>Read what is written on a picture that was prepared before.</summary>
    public ReadingRequest? Read { get; init; }
}

/// <param name="Corners">Where the document lies, in shares of the picture's width and height.</param>
public sealed record ReadingRequest(Quad? Corners);

/// <summary>
/// What has come of it. Parts of a prepared photo: original, thumbnail, and the optimised picture where there is one; of a reading: its bytes, or none
/// where the models are not there.
/// </summary>
public sealed record WorkerAnswer
{
    /// <summary>The file is refused; nothing else is filled in.</summary>
    public PhotoFault? Fault { get; init; }
    public int Width { get; init; }
    public int Height { get; init; }
    public Quad? Corners { get; init; }
    public PhotoMeasures? Measures { get; init; }
}
