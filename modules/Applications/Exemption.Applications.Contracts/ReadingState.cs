namespace Exemption.Applications;

/// <summary>How far the machine has come with reading a photograph.</summary>
public enum ReadingState
{
    /// <summary>Nobody reads it: reading is switched off, or the models are not there.</summary>
    NotAvailable = 0,
    Waiting = 1,
    Done = 2,

    /// <summary>The reader did not survive it, or read nothing.</summary>
    Failed = 3,
}
