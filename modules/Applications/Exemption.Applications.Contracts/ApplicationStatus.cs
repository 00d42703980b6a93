namespace Exemption.Applications;

/// <summary>The five statuses of the guide (S-34, Y-01 … Y-05), and the closed end of a withdrawn application.</summary>
public enum ApplicationStatus
{
    /// <summary>待提交</summary>
    Draft,

    /// <summary>已提交</summary>
    Submitted,

    /// <summary>已驳回</summary>
    Rejected,

    /// <summary>已初审</summary>
    CenterApproved,

    /// <summary>已复核</summary>
    Approved,

    /// <summary>已撤销: closed by the student; not one of the five.</summary>
    Withdrawn,
}

/// <summary>Everything a person may do with an application; those before Print move it or write to it, two show its record, the last asks the centre.</summary>
public enum ApplicationAction
{
    Edit,
    Submit,
    Recall,
    Withdraw,
    CenterApprove,
    UniversityApprove,
    Reject,

    /// <summary>退回助学点: the centre looks again; the student is not disturbed.</summary>
    ReturnToCenter,

    /// <summary>撤销决定: back to where the desk decided.</summary>
    Undo,

    /// <summary>暂缓办理: put off with a reason, undecided until it is resumed or its day has come.</summary>
    Pause,

    /// <summary>恢复办理</summary>
    Resume,

    /// <summary>打印申请记录, official.</summary>
    Print,

    /// <summary>The same record with the watermark 非正式.</summary>
    ViewRecord,

    /// <summary>申诉: asks the centre when the time for a correction is over.</summary>
    Appeal,

    /// <summary>更正: staff correct a field while it waits at their desk, in the student's sight.</summary>
    Amend,
}

/// <summary>The three photo slots (S-16 … S-18).</summary>
public enum PhotoKind
{
    IdFront,
    IdBack,
    Certificate,
}

/// <summary>初级 · 中级 · 高级</summary>
public enum CertificateLevel
{
    Elementary,
    Intermediate,
    Advanced,
}

/// <summary>What a handling record tells (Y-07).</summary>
public enum HandlingAction
{
    Created,
    Submit,
    Recall,
    Withdraw,
    CenterApprove,
    UniversityApprove,
    Reject,
    ReturnToCenter,
    Undo,

    /// <summary>An undo within seconds, of a decision that nobody has been told of.</summary>
    TakeBack,
    SmsQueued,
    SmsSent,
    SmsFailed,
    RecordPrinted,

    /// <summary>A case changed hands at a desk; the note names who had it. Not for students.</summary>
    TakenOver,
    Appeal,

    /// <summary>Put off at a desk; the note says why. Not for students.</summary>
    Paused,

    /// <summary>Taken up again before its day had come. Not for students.</summary>
    Resumed,

    /// <summary>The university said what a pair of applications with the same number is. Not for students.</summary>
    DuplicateResolved,

    /// <summary>Staff corrected a field, which the items name; the note says why.</summary>
    Amend,
}

/// <summary>Who may read which handling record.</summary>
public static class HandlingActions
{
    /// <summary>How a desk arranges its own work: no student, no copy of theirs and no paper is told that it happened.</summary>
    public static bool IsForDesksOnly(this HandlingAction action) => action is HandlingAction.TakenOver or HandlingAction.Paused or HandlingAction.Resumed or HandlingAction.DuplicateResolved;
}
