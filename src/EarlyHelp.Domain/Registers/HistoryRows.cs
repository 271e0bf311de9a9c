using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Domain.Registers;

/// <summary>A row of case_spells.csv: who held a case from when to when.</summary>
/// <param name="Case">The case's reference.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="Worker">E-mail address of the worker; null when nobody held it.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it lasts.</param>
public sealed record SpellRow(string Case, long UnitId, string? Worker, DateOnly From, DateOnly? To)
{
    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static SpellRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new SpellRow(
            row.Reference("case_ref") ?? "", row.Named("unit", names.Units, "unit") ?? default, row.Checked("worker_email", EmailAddress.Problem, StaffMember.Normalise),
            row.PastDay("from", names.Today) ?? default, row.PastDay("to", names.Today));
        row.Check(read.To is null || read.From == default || read.To >= read.From, "to", "It ended before it began");
        return row.IsGood ? read : null;
    }
}

/// <summary>A row of reviews.csv.</summary>
/// <param name="Case">The case's reference.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Decision">What was decided.</param>
public sealed record ReviewRow(string Case, DateOnly HeldOn, string? Decision)
{
    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static ReviewRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new ReviewRow(row.Reference("case_ref") ?? "", row.PastDay("reviewed_on", names.Today) ?? default, row.Text("decision", PastReview.DecisionMaxLength));
        return row.IsGood ? read : null;
    }
}

/// <summary>A row of feedback.csv.</summary>
/// <param name="Case">The case's reference.</param>
/// <param name="InvitedOn">The day the family was asked.</param>
/// <param name="ReceivedOn">The day it answered.</param>
public sealed record FeedbackRow(string Case, DateOnly InvitedOn, DateOnly? ReceivedOn)
{
    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static FeedbackRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new FeedbackRow(row.Reference("case_ref") ?? "", row.PastDay("invited_on", names.Today) ?? default, row.PastDay("received_on", names.Today));
        return row.IsGood ? read : null;
    }
}

/// <summary>A row of closures.csv: a closure that was reopened later, which cases.csv has no place for.</summary>
/// <param name="Case">The case's reference.</param>
/// <param name="On">The day it was closed.</param>
/// <param name="Reason">Why (code of ClosureReason).</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="ReopenedOn">The day it was reopened.</param>
public sealed record ClosureRow(string Case, DateOnly On, string Reason, OverallOutcome Outcome, DateOnly ReopenedOn)
{
    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static ClosureRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new ClosureRow(
            row.Reference("case_ref") ?? "", row.PastDay("closed_on", names.Today) ?? default, row.Code("closure_reason", CaseRow.Reasons, "reason to close") ?? "",
            row.OneOf("outcome", CaseRow.Outcomes) ?? default, row.PastDay("reopened_on", names.Today) ?? default);
        row.Check(read.On == default || read.ReopenedOn == default || read.ReopenedOn >= read.On, "reopened_on", "It was reopened before it was closed");
        return row.IsGood ? read : null;
    }
}

/// <summary>A row of family_members.csv: from when to when somebody belonged to a family.</summary>
/// <param name="Person">The person's reference.</param>
/// <param name="Family">The family's.</param>
/// <param name="Role">What they are in it.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while they belong.</param>
public sealed record MemberRow(string Person, string Family, FamilyRole Role, DateOnly From, DateOnly? To)
{
    /// <summary>Since when somebody belongs whose first day the register does not say: before anything else that is known.</summary>
    public static readonly DateOnly Always = new(RegisterRow.FirstYear, 1, 1);

    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static MemberRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new MemberRow(
            row.Reference("person_ref") ?? "", row.Reference("family_ref") ?? "", row.OneOf("family_role", PersonRow.Roles) ?? default, row.PastDay("from", names.Today) ?? default, row.PastDay("to", names.Today));
        row.Check(read.To is null || read.From == default || read.To >= read.From, "to", "It ended before it began");
        return row.IsGood ? read : null;
    }
}

/// <summary>A clock of a register: by when something was due.</summary>
public enum RegisterClock
{
    /// <summary>A notification is considered.</summary>
    Considered,

    /// <summary>A notification is decided.</summary>
    Decided,

    /// <summary>A plan is agreed.</summary>
    Plan,

    /// <summary>A plan is reviewed.</summary>
    Review,
}

/// <summary>A row of clocks.csv: a due date as it was stored when its clock started.</summary>
/// <param name="Reference">Reference of the notification or case.</param>
/// <param name="Clock">Which clock.</param>
/// <param name="From">Day 0; null where it is the day of receipt.</param>
/// <param name="DueOn">The last day in time.</param>
/// <param name="MetOn">The day of the review; null for other clocks, and while it was not held.</param>
public sealed record ClockRow(string Reference, RegisterClock Clock, DateOnly? From, DateOnly DueOn, DateOnly? MetOn)
{
    /// <summary>Clocks, as the register says them.</summary>
    public static IReadOnlyDictionary<string, RegisterClock> Clocks { get; } = new Dictionary<string, RegisterClock>(StringComparer.OrdinalIgnoreCase)
    {
        ["considered"] = RegisterClock.Considered, ["decided"] = RegisterClock.Decided, ["plan"] = RegisterClock.Plan, ["review"] = RegisterClock.Review,
    };

    /// <summary>Whether it is of a notification; else of a case.</summary>
    public bool IsOfNotification => Clock is RegisterClock.Considered or RegisterClock.Decided;

    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static ClockRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new ClockRow(
            row.Reference("ref") ?? "", row.OneOf("clock", Clocks) ?? default, row.PastDay("from", names.Today), row.Day("due_on") ?? default, row.PastDay("met_on", names.Today));
        return row.IsGood ? read : null;
    }
}

/// <summary>A row of transfer_steps.csv: something that happened in a step-down or step-up.</summary>
/// <param name="Transfer">The transfer's reference.</param>
/// <param name="On">The day.</param>
/// <param name="Step">What happened.</param>
/// <param name="Reason">Why.</param>
public sealed record StepRow(string Transfer, DateOnly On, string Step, string? Reason)
{
    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static StepRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new StepRow(
            row.Reference("transfer_ref") ?? "", row.PastDay("on", names.Today) ?? default, row.Text("step", Timeline.TimelineEntry.WhatMaxLength) ?? "", row.Text("reason", Timeline.TimelineEntry.DetailMaxLength));
        return row.IsGood ? read : null;
    }
}
