namespace Exemption.Imaging.Judging;

/// <summary>Why a photograph cannot be used, or only with doubt. The student is told by it what to do better.</summary>
public enum PhotoCause
{
    NotFound,
    CutOff,
    Blurred,
    Glare,
    TooDark,
    TooBright,
    TooSmall,
}

public enum CauseSeverity
{
    /// <summary>The student may go on.</summary>
    Warning,

    /// <summary>Nobody could read it.</summary>
    Blocking,
}

public readonly record struct PhotoFinding(PhotoCause Cause, CauseSeverity Severity);
