using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Notifications;

/// <summary>Who is working on it now: a soft claim that lapses by itself.</summary>
public sealed partial class Notification
{
    /// <summary>Minutes after which a claim lapses unless it is renewed by working on the notification.</summary>
    public const int ClaimMinutes = 30;

    /// <summary>The claim, lapsed or not; null when nobody has taken it.</summary>
    public TriageClaim? Claim { get; private set; }

    /// <summary>The claim that holds at this moment.</summary>
    public TriageClaim? ClaimAt(DateTime at) => Claim is { } claim && claim.Until > at ? claim : null;

    /// <summary>Takes it, renews one's own claim, or takes over from a colleague who is then named in the timeline.</summary>
    public void TakeClaim(bool takeOver, Actor by, DateTime at, DateOnly on)
    {
        NotificationWorkflow.Table.Take(State, NotificationAction.Claim, by);
        var held = ClaimAt(at);
        Rule.Check(new Rule(held is null || held.StaffId == by.StaffId || takeOver,
            $"{held?.Name} has been working on this since {(held is null ? "" : UkDates.TimeOf(held.Since))}. You can take it over"));
        var since = held?.StaffId == by.StaffId ? held!.Since : at;
        Claim = new TriageClaim(by.StaffId!.Value, by.Name, since, at.AddMinutes(ClaimMinutes));
        if (held is null || held.StaffId != by.StaffId)
            Remember(by, at, on, held is null ? "Taken" : $"Taken over from {held.Name}");
        else
            Touch();
    }

    /// <summary>Lets it go again.</summary>
    public void Release(Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(new Rule(Claim?.StaffId == by.StaffId, "You can only let go of what you hold"));
        Claim = null;
        Remember(by, at, on, "Let go");
    }

    /// <summary>
    /// It may be about a family whose record is restricted: handed to somebody who is named for it, for the rest of the day. Why and to whom stands with the
    /// restriction: this timeline is read by all of triage if it turns out to be another family.
    /// </summary>
    public void HandOver(StaffMember to, Actor by, DateTime at, DateOnly on)
    {
        NotificationWorkflow.Table.Take(State, NotificationAction.Claim, by);
        Claim = new TriageClaim(to.Id, to.Name, at, UkTime.EndOfDayUtc(on));
        Remember(by, at, on, "Handed over");
    }

    /// <summary>A triage manager hands it to another officer.</summary>
    public void Reassign(long staffId, string name, Actor by, DateTime at, DateOnly on)
    {
        NotificationWorkflow.Table.Take(State, NotificationAction.Reassign, by);
        var held = ClaimAt(at);
        Claim = new TriageClaim(staffId, name, at, UkTime.EndOfDayUtc(on));
        Remember(by, at, on, held is null ? $"Reassigned to {name}" : $"Reassigned from {held.Name} to {name}");
    }
}

/// <summary>Who works on a notification, since when and until when unless renewed (UTC).</summary>
/// <param name="StaffId">The officer.</param>
/// <param name="Name">Name at the time.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Until">Until when (UTC).</param>
public sealed record TriageClaim(long StaffId, string Name, DateTime Since, DateTime Until);
