namespace EarlyHelp.Domain.Standards;

/// <summary>What the length of a service standard counts.</summary>
public enum StandardUnit
{
    /// <summary>Days of the <see cref="WorkingCalendar"/> after the day the clock starts.</summary>
    WorkingDays,

    /// <summary>Calendar days after the day the clock starts; they do not move off weekends.</summary>
    CalendarDays,

    /// <summary>Seven calendar days each; they do not move off weekends.</summary>
    Weeks,

    /// <summary>The day the clock starts when that is a working day, else the next working day.</summary>
    SameDay,
}
