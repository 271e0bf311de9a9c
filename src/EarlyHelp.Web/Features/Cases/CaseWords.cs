using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Web.Features.Cases;

/// <summary>A clock as people read it.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Words">"due Thursday 3 December, 2 working days left".</param>
/// <param name="Kind">late, soon or neutral.</param>
public sealed record ClockWords(CaseClock Clock, string Words, string Kind);

/// <summary>A line of a list of cases.</summary>
/// <param name="Row">The case.</param>
/// <param name="Children">Its children with their ages.</param>
/// <param name="Next">The next thing that is due.</param>
/// <param name="Note">When the last note was.</param>
/// <param name="Week">"13 of 20".</param>
/// <param name="WeekNumber">The week.</param>
public sealed record CaseLine(CaseRow Row, string Children, ClockWords? Next, string Note, string Week, int? WeekNumber);

/// <summary>Puts the clocks and lines of cases into words.</summary>
public sealed class CaseWords(StandardsInForce standards, TimeProvider time)
{
    /// <summary>The local day.</summary>
    public DateOnly Today => UkTime.Today(time);

    /// <summary>A clock in words, by the standard in force when it started.</summary>
    public async Task<ClockWords> OfAsync(CaseClock clock)
    {
        var counted = await standards.ClockAsync(clock.Standard, clock.StartedOn, clock.DueOn);
        return new(clock, counted.InWords(Today, clock.StoppedOn, await standards.CalendarAsync()), counted.StateOn(Today, clock.StoppedOn) switch
        {
            ClockState.Overdue or ClockState.Missed => "late",
            ClockState.Warning => "soon",
            _ => "neutral",
        });
    }

    /// <summary>How a clock was counted, day by day.</summary>
    public async Task<IReadOnlyList<ClockDay>> WorkingAsync(CaseClock clock) =>
        (await standards.ClockAsync(clock.Standard, clock.StartedOn, clock.DueOn)).Working(await standards.CalendarAsync());

    /// <summary>The name of a clock's standard.</summary>
    public async Task<string> StandardAsync(CaseClock clock) => (await standards.StandardsAsync()).InForce(clock.Standard, clock.StartedOn).Name;

    /// <summary>Lines of a list.</summary>
    public async Task<IReadOnlyList<CaseLine>> LinesAsync(IEnumerable<CaseRow> rows)
    {
        var lines = new List<CaseLine>();
        foreach (var row in rows)
        {
            lines.Add(new(row, string.Join("; ", row.Children.Select(Child)), row.Dates.Next is { } next ? await OfAsync(next) : null,
                NoteWords(row), row.Dates.WeekInWords(Today), row.Dates.WeekOn(Today)));
        }

        return lines;
    }

    /// <summary>A person's age, the date a child is expected, or that neither is known.</summary>
    public string AgeOf(DateOnly? born, DateOnly? dueOn) =>
        born is { } day ? Age.InWords(day, Today) : dueOn is { } due ? Age.Unborn(due) : "age not known";

    private string Child(ChildOnLine child) => $"{(child.FirstName.Length > 0 ? child.FirstName : "Unborn")}, {AgeOf(child.Born, child.DueOn)}";

    private string NoteWords(CaseRow row) => (row.LastNoteOn, row.QuietDays(Today)) switch
    {
        (null, _) => "None yet",
        (_, 0) => "Today",
        (_, { } days) => $"{UkDates.Count(days, "day")} ago",
        _ => "",
    };
}
