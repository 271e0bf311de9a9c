using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>While the case is open, Early Help holds responsibility for the family by it; the ledger of a family that was in a transfer says so (spec 2-workflow, Transfers).</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>
    /// What is being passed on to another service can't be closed meanwhile. An offer to another district ends with the case, and social care's
    /// request to step the family down goes its own way.
    /// </summary>
    internal Rule IsNotBeingPassedOn => new(
        OfferedDistrictId is not null || Family.Baton is not { Transfer: { } transfer } || IsStepDown(transfer),
        $"The family is being passed on, {Family.Baton?.Transfer}: wait for the answer, or take it back");

    // The ledger begins here at the latest. A service that went on holding the family while this case was opened beside it still holds it.
    private Baton Responsibility(Actor by, DateTime at, DateOnly on)
    {
        var holder = Holder.EarlyHelp(DistrictId, Reference);
        var baton = Family.Begin(holder, OpenedOn ?? PassedOn, $"Case {Reference}", by, at);
        Rule.Check(baton.IsFree);
        if (baton.Service is HoldingService.EarlyHelp or HoldingService.Universal)
            baton.Change(holder, $"Case {Reference} is open", by, at, on);
        return baton;
    }

    // While social care's request to step the family down is open, social care goes on holding it until the handover is confirmed.
    private void TakeOn(string ground, Actor by, DateTime at, DateOnly on)
    {
        if (Family.Baton is { Transfer: null } baton)
            baton.Change(Holder.EarlyHelp(DistrictId, Reference), ground, by, at, on);
    }

    private void LayDown(string ground, Actor by, DateTime at, DateOnly on)
    {
        if (Family.Baton is not { } baton || !baton.IsHeldBy(Reference))
            return;
        // While social care's request waits, its social worker works with the family still: it isn't nobody's.
        baton.Change(baton.Transfer is { } transfer && IsStepDown(transfer) ? Holder.SocialCare($"who asked for step-down {transfer}") : Holder.Nobodys, ground, by, at, on);
    }

    private static bool IsStepDown(string transfer) => Identifiers.Reference.Parse(transfer)?.Kind == Identifiers.ReferenceKind.StepDown;
}
