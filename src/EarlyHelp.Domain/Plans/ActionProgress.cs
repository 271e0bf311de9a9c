using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Domain.Plans;

/// <summary>A step of an action, on a day: from a visit, a review, the closure or by itself. Only ever added; the newest says how far it is.</summary>
public sealed class ActionProgress
{
    /// <summary>Longest note.</summary>
    public const int NoteMaxLength = 1000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>Number of the action on the case.</summary>
    public int Action { get; private set; }

    /// <summary>Version of the plan that stood; a date moved in an earlier version does not move what a later one agreed.</summary>
    public int PlanNumber { get; private set; }

    /// <summary>How far it was.</summary>
    public ActionStatus Status { get; private set; }

    /// <summary>The new date, when it moved.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>What happened, or why it moved.</summary>
    public string? Text { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The note it came with.</summary>
    public long? NoteId { get; private set; }

    /// <summary>The note it came with.</summary>
    public CaseNote? Note { get; private set; }

    /// <summary>Number of the proposal to close that decided it; a return of the proposal takes the action up again.</summary>
    public int? ClosureNumber { get; private set; }

    /// <summary>Who recorded it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    private ActionProgress()
    {
    }

    internal ActionProgress(ActionStep step, int plan, DateOnly on, Actor by, DateTime at, CaseNote? note = null, int? closure = null)
    {
        (Action, PlanNumber, Status, DueOn, Text, On) = (step.Action, plan, step.Status, step.DueOn, Workflow.Text.Tidy(step.Note), on);
        (Note, ClosureNumber, By, At) = (note, closure, by.Name, at);
    }
}

/// <summary>An action of the plan that stands, and how far it is.</summary>
/// <param name="Agreed">As it was agreed.</param>
/// <param name="Outcome">Number of its outcome.</param>
/// <param name="Status">How far it is.</param>
/// <param name="DueOn">By when, with its moves.</param>
public sealed record ActionNow(PlanAction Agreed, int Outcome, ActionStatus Status, DateOnly DueOn)
{
    /// <summary>Whether something still has to be done or decided.</summary>
    public bool IsOpen => Status is ActionStatus.Open or ActionStatus.InProgress;

    /// <summary>Whether it should have been done before this day.</summary>
    public bool IsLateOn(DateOnly day) => IsOpen && DueOn < day;
}
