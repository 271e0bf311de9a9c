using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>When something may have happened that is recorded today (spec 2-workflow, Always): not in the future, at most 28 days back, and then with a reason.</summary>
internal static class Backdating
{
    internal static Rule[] Rules(DateOnly happenedOn, string? reason, DateOnly on, string dayField, string reasonField) =>
    [
        new(happenedOn <= on, "The date must be today or in the past", dayField),
        new(happenedOn >= on.AddDays(-EarlyHelpCase.BackdateDays), $"The date must be in the last {EarlyHelpCase.BackdateDays} days", dayField),
        new(happenedOn >= on || !string.IsNullOrWhiteSpace(reason), "Say why this is recorded later than it happened", reasonField),
        Text.Short(reason, CaseNote.ReasonMaxLength, "Reason", reasonField),
    ];
}
