using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Restrictions;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>Records of notifications that triage handed over (adr/0032): they follow the restriction because of which it did so, and nobody forgets them.</summary>
internal static class HandedOver
{
    /// <summary>Whether somebody sees the restricted record because of which it was handed over; who only stays with the notification does not.</summary>
    public static Task<bool> SeesSourceAsync(this EarlyHelpDbContext db, Restriction over, long? staffId) =>
        db.Restrictions.AnyAsync(r => r.Id == over.SourceId && r.LiftedAt == null && r.Named.Any(n => n.StaffId == staffId)
            && !db.DeclaredInterests.Any(i => i.FamilyId == r.FamilyId && i.StaffId == staffId && i.EndedAt == null));

    /// <summary>What was handed over because of a restriction, and still is.</summary>
    public static Task<List<Restriction>> HandedOverByAsync(this EarlyHelpDbContext db, Restriction source) =>
        db.Restrictions.Include(r => r.Family).Include(r => r.Lead).Include(r => r.Named).ThenInclude(n => n.Staff)
            .Where(r => r.SourceId == source.Id && r.LiftedAt == null).OrderBy(r => r.Id).AsSplitQuery().ToListAsync();

    /// <summary>Undecided notifications that were handed over and are due or late, or for which nobody who is named works in triage that day.</summary>
    public static async Task<IReadOnlyList<HandedOverWaiting>> HandedOverWaitingAsync(this EarlyHelpDbContext db, DateOnly today)
    {
        Role[] roles = [.. RolePermissions.Holding(Permission.WorkTriage)];
        var posted = db.PostedOn(today).Where(p => roles.Contains(p.Role));
        var rows = await db.Restrictions.Where(r => r.LiftedAt == null && r.Reason == RestrictionReason.HandedOver)
            .Join(db.Notifications.Where(n => n.DecidedOn == null), r => r.FamilyId, n => n.FamilyId, (over, about) => new
            {
                Over = over, over.Lead, About = about,
                // One value at a time: to bring the family along, every restriction there ever was would be read.
                SourceId = db.Restrictions.Where(s => s.Id == over.SourceId).Select(s => (long?)s.FamilyId).FirstOrDefault(),
                Source = db.Restrictions.Where(s => s.Id == over.SourceId).Select(s => s.Family.Reference).FirstOrDefault(),
                HasSomebody = posted.Any(p => over.Named.Any(n => n.StaffId == p.StaffId)
                    && !db.DeclaredInterests.Any(i => i.FamilyId == over.FamilyId && i.StaffId == p.StaffId && i.EndedAt == null)),
            })
            .Where(w => w.About.NextDueOn <= today || !w.HasSomebody).OrderBy(w => w.About.Id).ToListAsync();
        return [.. rows.Select(w => new HandedOverWaiting(w.Over, w.Lead, w.About, w.SourceId, w.Source, Words(w.About, w.HasSomebody, today)))];
    }

    /// <summary>Who hears of one that waits, and on which page they go on: its lead, and the privacy officers; nobody who declared to know either family.</summary>
    public static async Task<IReadOnlyList<(StaffMember Person, string Page)>> ToldOfWaitingAsync(this EarlyHelpDbContext db, HandedOverWaiting waiting, DateOnly today)
    {
        long[] families = [waiting.Over.FamilyId, waiting.SourceId ?? waiting.Over.FamilyId];
        List<(StaffMember Person, string Page)> told = [.. (await db.PrivacyOfficersAsync(today, families)).Select(p => (p, $"/privacy/restrictions/{waiting.Over.Id}"))];
        if (await db.LeadWhoSeesAsync(waiting.Lead, today, families) is { } lead && told.All(t => t.Person.Id != lead.Id))
            told.Add((lead, waiting.Source is null ? "/" : $"/families/{waiting.Source}"));
        return told;
    }

    private static string Words(Notification about, bool hasSomebody, DateOnly today)
    {
        var late = about.NextDueOn is { } due && due <= today ? due.DayNumber - today.DayNumber : (int?)null;
        var waits = late switch { null => "", 0 => $"{about.Reference} is due today. ", -1 => $"{about.Reference} is 1 day late. ", _ => $"{about.Reference} is {-late} days late. " };
        return (waits + (hasSomebody ? "" : "Nobody who is named works in triage: name somebody of triage for the restricted record")).Trim();
    }
}

/// <summary>A notification that was handed over and waits for somebody.</summary>
/// <param name="Over">The restriction of its record.</param>
/// <param name="Lead">Whom the restriction names as its lead.</param>
/// <param name="About">The notification.</param>
/// <param name="SourceId">Key of the restricted family that it may be about; null where its record was erased.</param>
/// <param name="Source">Its reference.</param>
/// <param name="Words">What is wrong, in a sentence or two.</param>
internal sealed record HandedOverWaiting(Restriction Over, StaffMember Lead, Notification About, long? SourceId, string? Source, string Words)
{
    /// <summary>The same as it is told to those who see both records.</summary>
    public string Told => Source is null ? Words : $"{Words.TrimEnd('.')}. The restricted record is {Source}.";
}
