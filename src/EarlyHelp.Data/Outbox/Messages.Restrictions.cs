using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Data.Outbox;

/// <summary>Messages about records that are restricted, known to somebody, or were opened in an emergency. They name the reference and nobody of the family.</summary>
public sealed partial class Messages
{
    /// <summary>Somebody is named for a restricted record.</summary>
    internal void TellNamed(Family family, StaffMember named, StaffMember lead, DateTime at) =>
        Write($"named:{family.Reference}:{named.Id}:{Stamp(at)}", named.Email, "restricted-named", new()
        {
            ["reference"] = family.Reference, ["lead"] = lead.Id == named.Id ? "you: others who meet it are told to ring you" : lead.Name, ["link"] = address.Of($"/families/{family.Reference}"),
        });

    /// <summary>Somebody declared to know a family.</summary>
    internal void TellInterest(Family family, string who, string? held, StaffMember told, DateTime at) =>
        Write($"interest:{family.Reference}:{told.Id}:{Stamp(at)}", told.Email, "interest-declared", new()
        {
            ["reference"] = family.Reference, ["who"] = who,
            ["held"] = held is null ? "They hold no open case of it." : $"They hold {held} and can no longer see it: allocate it to somebody else today.",
        });

    /// <summary>A notification that may be about a restricted family was handed over, or decided without it.</summary>
    /// <param name="about">The notification.</param>
    /// <param name="what">What happened to it, in a sentence or two.</param>
    /// <param name="told">Who is told.</param>
    /// <param name="page">The page on which they go on.</param>
    /// <param name="at">When (UTC).</param>
    internal void TellRestrictedNotification(Notification about, string what, StaffMember told, string page, DateTime at) =>
        Write($"restricted-notification:{about.Reference}:{told.Id}:{Stamp(at)}", told.Email, "restricted-notification", new()
        {
            ["reference"] = about.Reference, ["what"] = what, ["link"] = address.Of(page),
        });

    /// <summary>A notification that was handed over is due or late, or nobody who is named works in triage: once a day for each person.</summary>
    internal void TellHandedOverWaits(string reference, string what, StaffMember told, string page, DateOnly day) =>
        Write(HandedOverKey(reference, told.Id, day), told.Email, "restricted-notification", new() { ["reference"] = reference, ["what"] = what, ["link"] = address.Of(page) });

    /// <summary>What a message of a day about a notification that was handed over is known by.</summary>
    internal static string HandedOverKey(string reference, long staffId, DateOnly day) => $"handed-over:{reference}:{staffId}:{day:yyyy-MM-dd}";

    /// <summary>A manager opened a record out of reach in an emergency.</summary>
    internal void TellGlass(BrokenGlass broken, string who, StaffMember told) =>
        Write($"glass:{broken.Family.Reference}:{broken.StaffId}:{told.Id}:{Stamp(broken.At)}", told.Email, "glass-broken", new()
        {
            ["reference"] = broken.Family.Reference, ["who"] = who, ["role"] = StateWords.Of(broken.Role), ["until"] = UkDates.DateAndTime(broken.Until),
        });
}
