namespace EarlyHelp.Domain.Standards;

/// <summary>How a clock stands on a day.</summary>
public enum ClockState
{
    /// <summary>Stopped on or before its due date.</summary>
    Met,

    /// <summary>Stopped after its due date.</summary>
    Missed,

    /// <summary>Not stopped, and not yet at its warning.</summary>
    Running,

    /// <summary>Not stopped, and near its due date or on it.</summary>
    Warning,

    /// <summary>Not stopped, and past its due date.</summary>
    Overdue,
}
