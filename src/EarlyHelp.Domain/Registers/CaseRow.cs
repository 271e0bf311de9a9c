using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Domain.Registers;

/// <summary>A row of cases.csv.</summary>
public sealed record CaseRow
{
    /// <summary>Where cases come from, as the register says it.</summary>
    public static IReadOnlyDictionary<string, CaseOrigin> Origins { get; } = new Dictionary<string, CaseOrigin>(StringComparer.OrdinalIgnoreCase)
    {
        ["notification"] = CaseOrigin.Notification, ["step_down"] = CaseOrigin.StepDown, ["out_of_court_disposal"] = CaseOrigin.OutOfCourtDisposal,
    };

    /// <summary>Reasons to close, as the register says them: the code of our own each stands for.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["outcomes_achieved"] = ClosureReason.Achieved, ["consent_withdrawn"] = ClosureReason.Withdrew, ["did_not_engage"] = ClosureReason.DidNotEngage, ["moved_away"] = ClosureReason.Moved,
        ["stepped_up"] = ClosureReason.SteppedUp, ["open_access"] = ClosureReason.OpenAccess, ["commissioned"] = ClosureReason.Commissioned, ["opened_in_error"] = ClosureReason.OpenedInError,
        ["child_died"] = ClosureReason.ChildDied, ["other"] = ClosureReason.Other,
    };

    /// <summary>Outcomes, as the register says them.</summary>
    public static IReadOnlyDictionary<string, OverallOutcome> Outcomes { get; } = new Dictionary<string, OverallOutcome>(StringComparer.OrdinalIgnoreCase)
    {
        ["achieved"] = OverallOutcome.All, ["partly"] = OverallOutcome.Some, ["not_achieved"] = OverallOutcome.None,
    };

    /// <summary>The old system's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The family's.</summary>
    public required string Family { get; init; }

    /// <summary>The notification's; null when it did not come from one.</summary>
    public string? Notification { get; init; }

    /// <summary>Where it comes from.</summary>
    public CaseOrigin Origin { get; init; }

    /// <summary>The unit.</summary>
    public long UnitId { get; init; }

    /// <summary>E-mail address of the worker; null when nobody held it.</summary>
    public string? Worker { get; init; }

    /// <summary>The day it was opened.</summary>
    public DateOnly OpenedOn { get; init; }

    /// <summary>The day it was allocated.</summary>
    public DateOnly? AllocatedOn { get; init; }

    /// <summary>The day the assessment was completed.</summary>
    public DateOnly? AssessedOn { get; init; }

    /// <summary>The day the plan was agreed.</summary>
    public DateOnly? PlanAgreedOn { get; init; }

    /// <summary>The day of the last review.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>The day it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Why (code of ClosureReason).</summary>
    public string? Reason { get; init; }

    /// <summary>How it ended.</summary>
    public OverallOutcome? Outcome { get; init; }

    /// <summary>Whether every review that was ever due is in the register; null when the row does not say, and then it stays as it was.</summary>
    public bool? ReviewsAreKnown { get; init; }

    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static CaseRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new CaseRow
        {
            Reference = row.Reference("case_ref") ?? "", Family = row.Reference("family_ref") ?? "", Notification = row.Reference("notification_ref"), Origin = row.OneOf("origin", Origins) ?? default,
            UnitId = row.Named("unit", names.Units, "unit") ?? default, Worker = row.Checked("worker_email", EmailAddress.Problem, StaffMember.Normalise), OpenedOn = row.PastDay("opened_on", names.Today) ?? default,
            AllocatedOn = row.PastDay("allocated_on", names.Today), AssessedOn = row.PastDay("assessment_completed_on", names.Today), PlanAgreedOn = row.PastDay("plan_agreed_on", names.Today),
            ReviewedOn = row.PastDay("last_review_on", names.Today), ClosedOn = row.PastDay("closed_on", names.Today), Reason = row.Code("closure_reason", Reasons, "reason to close"), Outcome = row.OneOf("outcome", Outcomes),
            ReviewsAreKnown = row.OneOf("reviews_known", NotificationRow.YesNo),
        };
        row.Check(read.ClosedOn is null || read.OpenedOn == default || read.ClosedOn >= read.OpenedOn, "closed_on", "It was closed before it was opened");
        row.Check(!row.Has("closed_on") || row.Has("closure_reason"), "closure_reason", "A closed case needs a reason");
        row.Check(!row.Has("closed_on") || row.Has("outcome"), "outcome", "A closed case needs an outcome");
        return row.IsGood ? read : null;
    }
}
