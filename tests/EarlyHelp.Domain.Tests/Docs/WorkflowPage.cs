using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Docs;

/// <summary>Prints docs/workflow.md from the workflow tables and the shipped service standards.</summary>
internal static class WorkflowPage
{
    public static string Print() => string.Join('\n', (string[])
    [
        "# What may happen, and when it is due",
        "",
        "Printed from `NotificationWorkflow.Table`, `CaseWorkflow.Table`, `StepUpWorkflow.Table`, `StepAcrossWorkflow.Table`, `StepDownWorkflow.Table`, `PanelWorkflow.Table` and `ServiceStandards.Shipped()` by a test; do not edit it by hand.",
        "What does not stand in a table is refused with a sentence, and nothing is saved.",
        .. Table("A notification", NotificationWorkflow.Table),
        .. Table("A case", CaseWorkflow.Table),
        .. Table("A step-up", StepUpWorkflow.Table),
        .. Table("A step across", StepAcrossWorkflow.Table),
        .. Table("A step-down", StepDownWorkflow.Table),
        .. Table("A panel", PanelWorkflow.Table),
        .. Standards(),
        "",
    ]);

    private static IEnumerable<string> Table<TState, TAction>(string title, WorkflowTable<TState, TAction> table)
        where TState : struct, Enum
        where TAction : struct, Enum =>
    [
        "",
        $"## {title}",
        "",
        "| when it is | and someone does | it becomes | who may | what must be true | what it records |",
        "|---|---|---|---|---|---|",
        .. table.Transitions.Select(t =>
            $"| {StateWords.Title(t.From)} | {StateWords.Of(t.Action)} | {StateWords.Title(t.To)} | {Who(t.May)} | {Cell(t.Guards)} | {Cell(t.Records)} |"),
    ];

    private static string Who(Permission? permission) => permission is { } p ? StateWords.RolesHolding(p) : "the notifier, or the service itself";

    private static IEnumerable<string> Standards() =>
    [
        "",
        "## Service standards",
        "",
        "Each row is dated: a clock keeps the row that was in force when it started, and its due date is stored then. Clocks never pause.",
        "",
        "| code | what | from | to | within | warns with days left | target | since |",
        "|---|---|---|---|---|---|---|---|",
        .. ServiceStandards.Shipped().Rows.Select(r =>
            $"| {r.Code} | {r.Name} | {Cell(r.StartsAt)} | {Cell(r.EndsAt)} | {Within(r)} | {Warns(r)} | {r.TargetPercent} % | {UkDates.Date(r.EffectiveFrom)} |"),
    ];

    private static string Within(ServiceStandard row) => row.Unit == StandardUnit.SameDay ? "the same day" : $"{row.Length} {StateWords.Of(row.Unit.ToString())}";

    private static string Warns(ServiceStandard row) => row.WarnDaysLeft is { } days ? $"{days}" : "from the start";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
