using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>While the case is open, Early Help holds responsibility for the family by it; the ledger of a family that was in a transfer says so (spec 2-workflow, Transfers).</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>What is being passed on to another service can't be closed or offered elsewhere meanwhile; an offer to another district ends with the case.</summary>
    internal Rule IsNotBeingPassedOn => new(
        OfferedDistrictId is not null || Family.Baton is not { Transfer: not null } passing || !passing.IsHeldBy(Reference),
        $"The family is being passed on, {Family.Baton?.Transfer}: wait for the answer, or take it back");

    // The ledger begins here at the latest. Whatever it said before: the case is open, so Early Help holds the family by it.
    private Baton Responsibility(Actor by, DateTime at, DateOnly on)
    {
        var holder = Holder.EarlyHelp(DistrictId, Reference);
        var baton = Family.Begin(holder, OpenedOn ?? PassedOn, $"Case {Reference}", by, at);
        Rule.Check(baton.IsFree);
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
        if (Family.Baton is { } baton && baton.IsHeldBy(Reference))
            baton.Change(Holder.Nobodys, ground, by, at, on);
    }
}
