using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Outbox;

/// <summary>Messages about step-downs; they name the step-down only.</summary>
public sealed partial class Messages
{
    /// <summary>Social care asks the manager's district to take a family on.</summary>
    public void TellStepDownRequested(StepDown asked, StaffMember manager) =>
        StepDownMessage($"step-down:{asked.Reference}:{manager.Id}", manager, asked, "step-down", "");

    /// <summary>The panel has decided; tells who holds social care's side.</summary>
    public void TellStepDownDecided(StepDown decided, StaffMember partner) =>
        StepDownMessage($"step-down-decided:{decided.Reference}:{decided.Items.Count(i => i.Decision is not null)}:{partner.Id}", partner, decided, "step-down-decided", decided.State switch
        {
            StepDownState.Accepted when decided.Conditions.Count > 0 => "The panel accepted the family, with conditions",
            StepDownState.Accepted => "The panel accepted the family",
            StepDownState.Deferred => "The panel put the step-down off to a later panel",
            _ => "The panel declined, so social care keeps the family",
        });

    /// <summary>The handover is planned, or planned again.</summary>
    public void TellStepDownPlanned(StepDown planned, StaffMember told) =>
        StepDownMessage($"step-down-planned:{planned.Reference}:{planned.Version}:{told.Id}", told, planned, "step-down-planned", "");

    /// <summary>Social care has confirmed: Early Help's confirmation is what is missing.</summary>
    public void TellStepDownGiven(StepDown given, StaffMember told) =>
        StepDownMessage($"step-down-given:{given.Reference}:{told.Id}", told, given, "step-down-given", "");

    /// <summary>Early Help holds the family.</summary>
    public void TellStepDownCompleted(StepDown completed, StaffMember told) =>
        StepDownMessage($"step-down-completed:{completed.Reference}:{told.Id}", told, completed, "step-down-completed", "");

    /// <summary>Social care took its request back.</summary>
    public void TellStepDownWithdrawn(StepDown withdrawn, StaffMember told) =>
        StepDownMessage($"step-down-withdrawn:{withdrawn.Reference}:{told.Id}", told, withdrawn, "step-down-withdrawn", "");

    /// <summary>A colleague in social care passed it on.</summary>
    public void TellStepDownPassedOn(StepDown passed, StaffMember colleague) =>
        StepDownMessage($"step-down-passed-on:{passed.Reference}:{passed.Version}", colleague, passed, "step-down-passed-on", "");

    /// <summary>Who held social care's side can't see the family any more.</summary>
    public void TellStepDownLeft(StepDown left, string who, StaffMember told) =>
        StepDownMessage($"step-down-left:{left.Reference}:{left.Version}:{told.Id}", told, left, "step-down-left", who);

    /// <summary>The virus scanner refused the plan: tells who attached it.</summary>
    internal void TellPlanRefused(string to, string reference) =>
        Write($"plan-refused:{reference}", to, "plan-refused", new() { ["reference"] = reference, ["link"] = address.Of($"/step-downs/{reference}") });

    private void StepDownMessage(string key, StaffMember told, StepDown about, string template, string answer) =>
        Write(key, told.Email, template, new() { ["reference"] = about.Reference, ["answer"] = answer, ["link"] = address.Of($"/step-downs/{about.Reference}") });
}
