using EarlyHelp.Domain.Access;
using static EarlyHelp.Domain.Scorecards.Direction;
using static EarlyHelp.Domain.Scorecards.Level;
using static EarlyHelp.Domain.Scorecards.Measure;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>The indicators of the scorecard, in its order (spec/4-scorecard.md).</summary>
public static class Indicators
{
    /// <summary>The figure from outside that is the denominator of T4.</summary>
    public const string SocialCareClosures = "scs_closures";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Indicator> All { get; } =
    [
        new("N1", "Notifications received", "notifications received in the month, all kinds", null, Count, Target.Context, District),
        new("N2", "Considered within 2 working days", "considered by the due date", "early-help notifications whose day for being considered lies in the month", Percent, new(100, Up), District),
        new("N3", "Priority decided within 2 working days", "decided by the due date", "priority early-help notifications whose due date lies in the month", Percent, new(100, Up), District),
        new("N4", "Other decided within 10 working days", "decided by the due date", "other early-help notifications whose due date lies in the month", Percent, new(100, Up), District),
        new("N5", "Police notifications actioned same day", "actioned by the due date", "missing-child and youth-offending notifications due in the month", Percent, new(100, Up), District),
        new("N6", "Notifications leading to a unit", "decided for an Early Help Unit", "early-help notifications decided in the month", Percent, new(65, Down), District),
        new("C1", "Open cases", "cases open at the end of the last day of the month", null, Count, Target.Context, Worker),
        new("C2", "Children and young people in open cases", "children under 20 and unborn children in the families of the open cases", null, Count, Target.Context, Worker),
        new("C3", "Open cases within 20 weeks", "opened no more than 140 days before the last day", "open cases", Percent, new(85, Up), Worker),
        new("C4", "Plans agreed within 4 weeks", "plan agreed by the due date", "cases whose day for the plan lies in the month, less those closed before it without a plan", Percent, new(85, Up), Worker),
        new("C5", "Cases closed", "cases closed in the month", null, Count, Target.Context, Worker),
        new("C6", "Closed with outcomes achieved", "outcomes achieved", "cases closed, less those opened in error and those in which a child died", Percent, new(86, Up), Worker),
        new("C7", "Median duration of closed cases, weeks", "weeks from opening to closing, the middle one", "cases closed in the month", Weeks, Target.Context with { Direction = Down }, Worker),
        new("C8", "Families per worker", "open cases that have a worker", "workers who hold at least one", Ratio, new(18, Direction.Range, 24), Worker),
        new("C9", "Reviews on time", "reviewed by the due date", "days for a review that lie in the month", Percent, new(90, Up), Worker),
        new("T1", "Step-ups completed", "step-ups completed in the month", null, Count, Target.Context with { Direction = Down }, Worker),
        new("T2", "Closures that were step-ups", "closed as stepped up", "cases closed in the month", Percent, new(5, Down), Worker),
        new("T3", "Step-downs completed", "step-downs completed in the month", null, Count, Target.Context with { Direction = Up }, Worker),
        new("T4", "Social care closures stepped down", "step-downs completed in the month", "cases that social care closed in the month, as it reports them", Percent, new(27, Up), District),
        new("T5", "Step-downs decided within 14 days", "decided within 14 days of the request", "step-downs decided in the month", Percent, new(90, Up), District),
        new("R1", "Re-referred to Early Help within 12 months", "the family had a case closed from 365 days to 1 day before", "early-help notifications received in the month", Percent, new(20, Down), District),
        new("R2", "Stepped back up within 12 months of step-down", "step-ups of a case whose step-down was completed no more than 365 days earlier", "step-ups completed in the month", Percent, Target.Context with { Direction = Down }, Worker),
        new("F1", "Families who gave feedback", "feedback received", "families of cases closed in the month who were invited", Percent, new(30, Up), Worker),
    ];

    /// <summary>The indicator of a code; null when there is none.</summary>
    public static Indicator? Of(string? code) => Of(code, All);

    /// <summary>The indicator of a code among these; null when it is not one of them.</summary>
    public static Indicator? Of(string? code, IEnumerable<Indicator> among) => among.FirstOrDefault(i => string.Equals(i.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those that somebody may see: a triage manager has the figures of triage (spec/3-access.md).</summary>
    public static IReadOnlyList<Indicator> For(Actor actor) =>
        actor.May(Permission.ReadCaseFigures) ? All : actor.May(Permission.ReadFigures) ? [.. All.Where(i => i.IsOfNotifications)] : [];
}
