namespace EarlyHelp.Domain.Standards;

/// <summary>One line of a clock's working.</summary>
/// <param name="Date">The day; in a standard of weeks, the last day of the week.</param>
/// <param name="CountsAs">Which day (or week) of the standard it is; 0 is the start; null when it is skipped.</param>
/// <param name="Why">Why it counts, or why it is skipped, in words.</param>
public sealed record ClockDay(DateOnly Date, int? CountsAs, string Why);
