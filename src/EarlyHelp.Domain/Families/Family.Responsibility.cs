using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Families;

/// <summary>Responsibility for the family where records come together: one holder before, one holder after.</summary>
public sealed partial class Family
{
    /// <summary>Social care asks Early Help to take the family on: the ledger begins with social care, which says that it holds the family.</summary>
    internal void OfferedBySocialCare(string transfer, string place, Actor by, DateTime at, DateOnly on)
    {
        var socialCare = Holder.SocialCare(place);
        var baton = Begin(socialCare, on, $"Step-down {transfer} requested", by, at);
        Rule.Check(baton.IsFree);
        // Whoever else held it once, social care says that it does now. An open case of Early Help goes on beside.
        if (baton.Service != HoldingService.EarlyHelp)
            baton.Change(socialCare, $"Step-down {transfer} requested", by, at, on);
        baton.Offer(transfer);
    }

    /// <summary>
    /// This record turns out to be the same family as another: who holds that one holds this one, and an open transfer goes along. A family in two
    /// transfers, or with two open cases of which each is held, is refused: one of them ends first.
    /// </summary>
    public void TakeResponsibilityOf(Family other, Actor by, DateTime at, DateOnly on)
    {
        if (other.Baton is not { } theirs)
            return;
        var own = Begin(theirs.Holder, theirs.Since, theirs.Ground, by, at);
        Rule.Check(
            new(own.Transfer is null || theirs.Transfer is null, $"Both records are in a transfer, {own.Transfer} and {theirs.Transfer}: one of them ends first"),
            new(own.Service != HoldingService.EarlyHelp || theirs.Service != HoldingService.EarlyHelp || own.Holder == theirs.Holder,
                $"Early Help holds both records, by {own.CaseReference} and {theirs.CaseReference}: one of the cases ends first"));
        var (holder, transfer) = (theirs.Holder, theirs.Transfer);
        if (transfer is not null)
            theirs.Keep(transfer);
        theirs.Change(Holder.Nobodys, $"Merged into {Reference}", by, at, on);
        if (own.Service == HoldingService.Universal || holder.Service == HoldingService.EarlyHelp)
            own.Change(holder, $"{other.Reference} merged into this record", by, at, on);
        if (transfer is not null)
            own.Offer(transfer);
    }

    /// <summary>The records are parted again: the transfer and the case that go back to the other record take responsibility along.</summary>
    /// <param name="other">The record that stands by itself again.</param>
    /// <param name="transfers">References of the transfers that go back to it.</param>
    /// <param name="cases">References of the cases that go back to it.</param>
    /// <param name="place">Where in social care the request came from, when a step-down goes back.</param>
    /// <param name="by">Who parts them.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void GiveResponsibilityBack(Family other, IReadOnlyCollection<string> transfers, IReadOnlyCollection<string> cases, string place, Actor by, DateTime at, DateOnly on)
    {
        if (Baton is not { } own)
            return;
        var ground = $"{other.Reference} parted from {Reference}";
        var transfer = own.Transfer is { } open && transfers.Contains(open) ? open : null;
        var held = own.CaseReference is { } reference && cases.Contains(reference);
        if (transfer is null && !held)
            return;
        var holder = own.Holder;
        if (transfer is not null)
            own.Keep(transfer);
        if (held || (transfer is not null && holder.Service == HoldingService.SocialCare))
            own.Change(Holder.Nobodys, ground, by, at, on);
        var theirs = other.Begin(holder, on, ground, by, at);
        if (held || theirs.Service == HoldingService.Universal)
            theirs.Change(held || holder.Service != HoldingService.EarlyHelp ? holder : Holder.SocialCare(place), ground, by, at, on);
        if (transfer is not null)
            theirs.Offer(transfer);
    }
}
