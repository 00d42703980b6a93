namespace Exemption.Applications;

/// <summary>Whether a photograph says what was typed.</summary>
public enum Agreement
{
    NotSure = 0,
    Agrees = 1,
    Differs = 2,
}

/// <summary>What the machine read on the photographs of one application. It helps whoever looks, and decides nothing.</summary>
/// <param name="Checks">What was typed, compared with the photographs; and what the documents say against themselves.</param>
/// <param name="Proposals">For the student alone: values for fields that are still empty, each to be confirmed.</param>
public sealed record PhotoReadingsDto(IReadOnlyList<PhotoReadingDto> Photos, IReadOnlyList<ReadingCheckDto> Checks, IReadOnlyList<ReadingProposalDto> Proposals);

/// <param name="Model">Name and version of what read it.</param>
/// <param name="QuarterTurns">So many quarter turns clockwise put the picture upright.</param>
public sealed record PhotoReadingDto(PhotoKind Kind, ReadingState State, string? Model, int QuarterTurns);

/// <param name="Field">As in the draft; or <c>idExpired</c>, <c>certificateExpired</c>, <c>namesDiffer</c>.</param>
/// <param name="Message">In the viewer's language.</param>
/// <param name="Place">Where it stands on the original: eight shares of width and height, as <see cref="PhotoDto.Corners"/>.</param>
/// <param name="Position">When it differs: from which character on, counted from 0.</param>
public sealed record ReadingCheckDto(string Field, PhotoKind Photo, Agreement Answer, string Message, string? Place, int? Position);

/// <param name="Value">As the draft takes it.</param>
public sealed record ReadingProposalDto(string Field, string Value, PhotoKind Photo);

/// <summary>What was found out about a photograph, and what the student may do about it.</summary>
/// <param name="Causes">What speaks against it, the gravest first.</param>
/// <param name="IsUsable">A submission may be made with it.</param>
/// <param name="MaySendOn">Tried often enough: the student may send it on as it is.</param>
/// <param name="WasSentOn">The student did; look closely.</param>
public sealed record PhotoJudgementDto(IReadOnlyList<PhotoCauseDto> Causes, bool IsUsable, bool MaySendOn, bool WasSentOn);

/// <param name="Code">CutOff, Blurred, Glare, TooDark, TooBright, TooSmall, NotFound, WrongDocument.</param>
/// <param name="Text">What is wrong and what to do, in the viewer's language.</param>
/// <param name="IsBlocking">Nobody could work with it; otherwise only a warning.</param>
public sealed record PhotoCauseDto(string Code, string Text, bool IsBlocking);
