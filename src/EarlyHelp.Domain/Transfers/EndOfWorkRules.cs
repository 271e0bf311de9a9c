using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Transfers;

/// <summary>What both ways out of Early Help ask: who hands over to whom, and how the work ended.</summary>
internal static class EndOfWorkRules
{
    private const int SummaryMinLength = 20;

    internal static Rule[] Of(EndOfWork end, EarlyHelpCase given) =>
    [
        new(end.Overall is not null, "Choose the overall outcome so far", nameof(end.Overall)),
        new(given.PlanCount > 0 || end.Overall is null or OverallOutcome.NotApplicable, "There never was a plan: choose “not applicable” as the overall outcome", nameof(end.Overall)),
        new(given.PlanCount == 0 || end.Overall != OverallOutcome.NotApplicable, "There was a plan: choose how much of it was achieved", nameof(end.Overall)),
        new(end.Summary?.Trim().Length >= SummaryMinLength, $"Enter the closing summary in at least {SummaryMinLength} characters", nameof(end.Summary)),
        Text.Short(end.Summary, Closure.TextMaxLength, "Closing summary", nameof(end.Summary)),
        new(end.FamilyTold is not null, "Select whether the family was told", nameof(end.FamilyTold)),
        new(end.FamilyTold != false || Text.Is(end.WhyNotTold), "Say why the family was not told", nameof(end.WhyNotTold)),
        Text.Short(end.WhyNotTold, Closure.LineMaxLength, "Why the family was not told", nameof(end.WhyNotTold)),
    ];

    internal static Rule[] Of(PlannedHandover plan, DateOnly on) =>
    [
        new(plan.On is not null, "Enter the day of the handover", nameof(plan.On)),
        new(plan.On is null || plan.On >= on, "The day of the handover must be today or later", nameof(plan.On)),
        new(plan.On is null || plan.On <= on.AddDays(LatestDays), $"The day of the handover must be within {LatestDays} days", nameof(plan.On)),
        Text.Given(plan.FromUs, "Enter who from Early Help hands the family over", nameof(plan.FromUs)),
        Text.Short(plan.FromUs, StepUp.LineMaxLength, "Who from Early Help", nameof(plan.FromUs)),
        Text.Given(plan.FromThem, "Enter who from the other side takes the family", nameof(plan.FromThem)),
        Text.Short(plan.FromThem, StepUp.LineMaxLength, "Who from the other side", nameof(plan.FromThem)),
    ];

    private const int LatestDays = 28;
}
