using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>
/// The outcome tracker as at a day (spec/4-scorecard.md): every case as it stood at the end of that day, by the own day of each event.
/// What happened later changes nothing.
/// </summary>
public sealed class Tracker
{
    /// <summary>Days in which the tracker counts what was opened and closed, the day itself included.</summary>
    public const int WindowDays = 28;

    /// <summary>Days open from which a case nears its 20 weeks.</summary>
    public const int WarningDays = 7 * CaseDates.DriftWeek;

    private readonly IReadOnlyList<TrackedCase> cases;
    private readonly ILookup<long, ChildFact> children;

    /// <summary>The tracker of these cases as at a day.</summary>
    /// <param name="cases">Cases open on the day, or opened or closed in the four weeks before it.</param>
    /// <param name="children">Children of their families.</param>
    /// <param name="asAt">The day.</param>
    public Tracker(IReadOnlyList<TrackedCase> cases, IEnumerable<ChildFact> children, DateOnly asAt)
    {
        (this.cases, this.children, AsAt) = (cases, children.ToLookup(c => c.FamilyId), asAt);
        Lines = [.. cases.Where(c => c.IsOpenOn(asAt)).OrderBy(c => c.OpenedOn).ThenBy(c => c.Id).Select(Line)];
    }

    /// <summary>The day.</summary>
    public DateOnly AsAt { get; }

    /// <summary>First day of the four weeks in which what was opened and closed is counted.</summary>
    public DateOnly WindowFrom => AsAt.AddDays(1 - WindowDays);

    /// <summary>Every open case as it stood, the longest open first.</summary>
    public IReadOnlyList<TrackerLine> Lines { get; }

    /// <summary>Who holds something on the day: open cases, and families passed to a district that no unit has accepted.</summary>
    public IEnumerable<Place> Places => Lines.Select(l => l.Place).Concat(Waiting.Select(c => c.HeldOn(AsAt)));

    /// <summary>The figures of what belongs to a place.</summary>
    public TrackerFigures Of(Func<Place, bool> belongs)
    {
        var open = Lines.Where(l => belongs(l.Place)).ToList();
        return new(
            open.Count,
            // A family with two open cases has its children once.
            open.DistinctBy(l => l.Case.FamilyId).Sum(l => l.Children),
            open.Count(l => l.Place.WorkerId is null) + Waiting.Count(c => belongs(c.HeldOn(AsAt))),
            open.Count(l => l.Duration != ClockState.Overdue),
            open.Count(l => l.Duration == ClockState.Warning),
            open.Count(l => l.Duration == ClockState.Overdue),
            open.Count(l => l.LacksPlan),
            open.Count(l => l.ReviewIsLate),
            open.Count(l => l.IsQuiet),
            cases.Count(c => c.OpenedOn is { } on && IsInWindow(on) && belongs(c.HeldOn(AsAt))),
            cases.Sum(c => c.Closures.Count(x => c.OpenedOn <= x.On && IsInWindow(x.On) && belongs(c.HeldOn(x.On)))));
    }

    /// <summary>How long a case has been open, as a state: over 20 weeks after day 140, near it from day 112.</summary>
    public static ClockState DurationAfter(int days) => days > Scorecard.DurationDays ? ClockState.Overdue : days >= WarningDays ? ClockState.Warning : ClockState.Running;

    private IEnumerable<TrackedCase> Waiting => cases.Where(c => c.IsPassedOn(AsAt));

    private bool IsInWindow(DateOnly day) => day >= WindowFrom && day <= AsAt;

    private TrackerLine Line(TrackedCase c)
    {
        var days = AsAt.DayNumber - c.OpenedOn!.Value.DayNumber;
        var plan = c.PlanAgreedOn <= AsAt ? c.PlanAgreedOn : null;
        var review = c.NextReviewOn(AsAt);
        return new(c, c.HeldOn(AsAt), days, children[c.FamilyId].Where(p => p.CountsOn(AsAt)).DistinctBy(p => p.PersonId).Count())
        {
            Duration = DurationAfter(days), PlanAgreedOn = plan, LacksPlan = plan is null && c.PlanBy < AsAt, NextReviewOn = review, ReviewIsLate = review < AsAt,
            LastNoteOn = c.LastNoteOn(AsAt), IsQuiet = c.IsQuietOn(AsAt), ContinuedTo = c.ContinuedTo(AsAt),
        };
    }
}

/// <summary>An open case as it stood at the end of the day.</summary>
/// <param name="Case">The case.</param>
/// <param name="Place">Who held it.</param>
/// <param name="Days">Days since it was opened.</param>
/// <param name="Children">Children, and unborn children, of its family.</param>
public sealed record TrackerLine(TrackedCase Case, Place Place, int Days, int Children)
{
    /// <summary>Whole weeks since it was opened.</summary>
    public int Weeks => Days / 7;

    /// <summary>How it stands to its 20 weeks.</summary>
    public required ClockState Duration { get; init; }

    /// <summary>Day on which a plan was agreed.</summary>
    public DateOnly? PlanAgreedOn { get; init; }

    /// <summary>Whether its plan is past its date.</summary>
    public bool LacksPlan { get; init; }

    /// <summary>Day by which the plan is reviewed next.</summary>
    public DateOnly? NextReviewOn { get; init; }

    /// <summary>Whether that day is past.</summary>
    public bool ReviewIsLate { get; init; }

    /// <summary>Day of the last note.</summary>
    public DateOnly? LastNoteOn { get; init; }

    /// <summary>Whether there was no note for 14 days.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Day to which a district manager let the work go on.</summary>
    public DateOnly? ContinuedTo { get; init; }
}

/// <summary>The figures of the tracker for a part of the service.</summary>
/// <param name="Open">Open cases.</param>
/// <param name="Children">Children, and unborn children, of their families.</param>
/// <param name="Awaiting">Families that no worker holds: open in a unit, or passed to a district and not yet accepted.</param>
/// <param name="Within">Open for 20 weeks or less.</param>
/// <param name="Nearing">Of these, from 16 to 20 weeks.</param>
/// <param name="Over">Open for more than 20 weeks.</param>
/// <param name="WithoutPlan">Plan past its four weeks and not agreed.</param>
/// <param name="ReviewsOverdue">Review past its date.</param>
/// <param name="Quiet">A worker holds it and there is no note of the last 14 days.</param>
/// <param name="Opened">Cases opened in the last four weeks.</param>
/// <param name="Closed">Cases closed in the last four weeks.</param>
public sealed record TrackerFigures(int Open, int Children, int Awaiting, int Within, int Nearing, int Over, int WithoutPlan, int ReviewsOverdue, int Quiet, int Opened, int Closed);
