using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>To whom the minutes of a panel go, and what each of them is told: references and decisions, and of social care each their own.</summary>
public sealed class MinutesOfPanel(EarlyHelpDbContext db, Messages messages, CurrentActor current, TimeProvider time)
{
    /// <summary>Everybody who was there and left an address, once each, with what was sent already.</summary>
    /// <param name="opened">A panel that was opened, with who was there.</param>
    /// <param name="items">All its items.</param>
    public async Task<IReadOnlyList<MinutesTo>> ReadersAsync(Panel opened, IReadOnlyList<PanelItem> items)
    {
        var there = opened.Attendees.Where(a => a.Email is not null).DistinctBy(a => a.Email!, StringComparer.OrdinalIgnoreCase).ToList();
        var keys = there.Select(a => Messages.PanelMinutesKey(opened.Id, a.Email!)).ToList();
        var sent = await db.Outbox.AsNoTracking().Where(m => keys.Contains(m.Key)).ToListAsync();
        var hidden = await HiddenAsync([.. items.Select(i => i.StepDown.FamilyId).Distinct()]);
        return [.. there.Select((a, i) => new MinutesTo(a.Name, a.Email!, [.. items.Where(item => IsFor(item, a) && !hidden(item.StepDown.FamilyId, a.StaffId)).Select(Line)], sent.FirstOrDefault(m => m.Key == keys[i])))];
    }

    // A guest without an account is named for no restricted record.
    private async Task<Func<long, long?, bool>> HiddenAsync(IReadOnlyCollection<long> families)
    {
        var restricted = (await db.Restrictions.Where(r => families.Contains(r.FamilyId) && r.LiftedAt == null).Select(r => new { r.FamilyId, Named = r.Named.Select(n => n.StaffId).ToList() }).ToListAsync()).ToLookup(r => r.FamilyId, r => r.Named);
        var known = (await db.DeclaredInterests.Where(i => families.Contains(i.FamilyId) && i.EndedAt == null).Select(i => new { i.FamilyId, i.StaffId }).ToListAsync()).Select(i => (i.FamilyId, i.StaffId)).ToHashSet();
        return (family, staff) => restricted[family].Any(named => staff is not { } id || !named.Contains(id)) || (staff is { } who && known.Contains((family, who)));
    }

    /// <summary>Writes the messages that were not written yet; how many. The caller saves.</summary>
    public int Send(Panel opened, IReadOnlyList<MinutesTo> readers)
    {
        var waiting = readers.Where(r => r.IsToSend).ToList();
        opened.SendMinutes(waiting.Count, current.Actor, UkTime.UtcNow(time), UkTime.Today(time));
        foreach (var reader in waiting)
            messages.SendPanelMinutes(opened, reader.Email, reader.Lines);
        return waiting.Count;
    }

    /// <summary>How an item left the agenda, in words that tell nothing of the family.</summary>
    public static string Decided(PanelItem item) => item.Decision switch
    {
        PanelDecision.Accepted when item.StepDown.Conditions.Count > 0 => "accepted with conditions",
        PanelDecision.Accepted => "accepted",
        PanelDecision.Deferred => "put off to a later panel",
        PanelDecision.Declined => "declined",
        PanelDecision.NotReached => "not reached, goes to a later panel",
        PanelDecision.CalledOff => "not heard, the panel was called off",
        PanelDecision.Withdrawn => "withdrawn by social care",
        _ => "not decided yet",
    };

    private static string Line(PanelItem item) => $"{item.StepDown.Reference}: {Decided(item)}";

    private static bool IsFor(PanelItem item, PanelAttendee reader) =>
        item.Decision is not null && (reader.Side != TransferSide.SocialCare || (reader.StaffId is not null && item.StepDown.PartnerId == reader.StaffId));
}

/// <summary>Somebody to whom the minutes go.</summary>
/// <param name="Name">Who.</param>
/// <param name="Email">Where to.</param>
/// <param name="Lines">What they are told.</param>
/// <param name="Message">The message, once it is written.</param>
public sealed record MinutesTo(string Name, string Email, IReadOnlyList<string> Lines, OutboxMessage? Message)
{
    /// <summary>Whether it is still to be sent; nobody gets a message that says nothing.</summary>
    public bool IsToSend => Message is null && Lines.Count > 0;
}
