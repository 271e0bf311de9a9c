namespace EarlyHelp.Domain.Scorecards;

/// <summary>Of what a line behind a figure is.</summary>
public enum Subject
{
    /// <summary>A notification.</summary>
    Notification,

    /// <summary>A case.</summary>
    Case,

    /// <summary>A child in the family of a case.</summary>
    Child,

    /// <summary>A step-down or step-up.</summary>
    Transfer,
}

/// <summary>One record that a figure counts: the list behind the figure is made of these, so that its length is the numerator.</summary>
/// <param name="Subject">Of what it is.</param>
/// <param name="Id">Database key of the record.</param>
/// <param name="Reference">Reference that people read; of a child that of the case.</param>
/// <param name="Place">Where it counts.</param>
/// <param name="On">The day for which it counts.</param>
/// <param name="Counts">Whether it is in the numerator; all of them are in the denominator.</param>
/// <param name="Days">Calendar days of which a median is made.</param>
public readonly record struct Tally(Subject Subject, long Id, string Reference, Place Place, DateOnly On, bool Counts, int Days = 0);
