using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Data.Cases;

/// <summary>Why a case needs somebody's attention; each is a count of the caseload that opens.</summary>
public enum CaseConcern
{
    /// <summary>Something is past its date.</summary>
    Late,

    /// <summary>Something is due in the next 7 days, today included.</summary>
    ThisWeek,

    /// <summary>The family plan is past its date.</summary>
    Plan,

    /// <summary>The family plan is due in the next 7 days, today included.</summary>
    PlanSoon,

    /// <summary>The review of the plan is past its date.</summary>
    Review,

    /// <summary>The review of the plan is due in the next 7 days, today included.</summary>
    ReviewSoon,

    /// <summary>Open for more than 16 weeks.</summary>
    Weeks16,

    /// <summary>Open for more than 20 weeks.</summary>
    Weeks20,

    /// <summary>Past its 20 weeks or the end of its continuation, so that a district manager must decide.</summary>
    Undecided,

    /// <summary>A worker holds it and there is no note of the last 14 days.</summary>
    Quiet,
}

/// <summary>What a caseload shows and in which order; the query string of its page.</summary>
public sealed record CaseloadFilter
{
    /// <summary>One state; all open ones when not chosen.</summary>
    public CaseState? State { get; init; }

    /// <summary>Only what needs attention for this reason.</summary>
    public CaseConcern? Late { get; init; }

    /// <summary>One area.</summary>
    public long? Area { get; init; }

    /// <summary>One district.</summary>
    public long? District { get; init; }

    /// <summary>One unit.</summary>
    public long? Unit { get; init; }

    /// <summary>One worker.</summary>
    public long? Worker { get; init; }

    /// <summary>Whether it shows everything that is open in its place, so that their count is its total.</summary>
    public bool IsAllOpen => State is null && Late is null;

    /// <summary>due (late first, then nearest), family, week, note or worker; with a hyphen before it, downwards.</summary>
    public string? Sort { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page
    {
        // Of what is closed nobody is led beyond what is counted: to go further takes a filter, and every page before would be read.
        get => State == CaseState.Closed ? Math.Min(field, (Paging.MostCounted / Caseload.PageSize) + 1) : field;
        init;
    } = 1;
}

/// <summary>A child on a line of a list.</summary>
/// <param name="FirstName">First name; empty for an unborn child without one.</param>
/// <param name="Born">Date of birth.</param>
/// <param name="DueOn">Expected date of delivery.</param>
public sealed record ChildOnLine(string FirstName, DateOnly? Born, DateOnly? DueOn);

/// <summary>A case on a line of a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Reference">Reference.</param>
/// <param name="FamilyId">Family.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Children">Its children, the eldest first.</param>
/// <param name="Dates">Its dates.</param>
/// <param name="LastNoteOn">Day of the last note.</param>
/// <param name="District">District.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Worker">Worker.</param>
public sealed record CaseRow(
    long Id, string Reference, long FamilyId, string FamilyName, IReadOnlyList<ChildOnLine> Children, CaseDates Dates,
    DateOnly? LastNoteOn, string District, string? Unit, string? Worker)
{
    /// <summary>The worker who holds it.</summary>
    public long? WorkerId { get; init; }

    /// <summary>Version of the case, for a form that changes several.</summary>
    public int Version { get; init; }

    /// <summary>To whom its family is being passed on, and where that stands; null when to nobody.</summary>
    public string? PassingOn { get; init; }

    /// <summary>Who stands in for the worker today.</summary>
    public string? CoveredBy { get; init; }

    /// <summary>Days since the last note, or since a worker holds the case while there is none.</summary>
    public int? QuietDays(DateOnly today) => (LastNoteOn ?? Dates.AllocatedOn) is { } since ? today.DayNumber - since.DayNumber : null;
}

/// <summary>The strip of counts over a caseload; all are of open cases.</summary>
/// <param name="Open">Open.</param>
/// <param name="Awaiting">Not yet allocated.</param>
/// <param name="Weeks16">Open for more than 16 weeks.</param>
/// <param name="Weeks20">Open for more than 20 weeks.</param>
/// <param name="Plan">Plan overdue.</param>
/// <param name="Quiet">No note for 14 days.</param>
/// <param name="Late">Something late.</param>
/// <param name="ThisWeek">Something due in the next 7 days.</param>
public sealed record CaseloadCounts(int Open, int Awaiting, int Weeks16, int Weeks20, int Plan, int Quiet, int Late, int ThisWeek)
{
    /// <summary>Plan due in the next 7 days.</summary>
    public int PlanSoon { get; init; }

    /// <summary>Review overdue.</summary>
    public int Review { get; init; }

    /// <summary>Review due in the next 7 days.</summary>
    public int ReviewSoon { get; init; }

    /// <summary>Past its weeks without a decision that covers today.</summary>
    public int Undecided { get; init; }

    /// <summary>Closure proposed.</summary>
    public int Closing { get; init; }

    /// <summary>These and the others.</summary>
    public CaseloadCounts And(CaseloadCounts other) => new(
        Open + other.Open, Awaiting + other.Awaiting, Weeks16 + other.Weeks16, Weeks20 + other.Weeks20, Plan + other.Plan, Quiet + other.Quiet, Late + other.Late, ThisWeek + other.ThisWeek)
    {
        PlanSoon = PlanSoon + other.PlanSoon, Review = Review + other.Review, ReviewSoon = ReviewSoon + other.ReviewSoon, Undecided = Undecided + other.Undecided, Closing = Closing + other.Closing,
    };

    /// <summary>No cases.</summary>
    public static CaseloadCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);
}
