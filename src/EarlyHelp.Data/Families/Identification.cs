using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>
/// Triage says that a notification is about a family we know. The record that was made from the form goes into the known one; it is not
/// a merge of two established records, which takes two people (Merging), but is written down and undone like one.
/// </summary>
public sealed class Identification(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock)
{
    /// <summary>The notification hangs on the known family from now on, and its people on those they match. The caller saves.</summary>
    public async Task IdentifyAsync(Notification notification, long familyId)
    {
        var made = await LoadAsync(notification.FamilyId);
        var known = await LoadAsync(familyId);
        if (made.Id == known.Id)
            return;
        Rule.Check(
            new(known.MergedIntoId is null, "This family record has been merged into another: choose that one"),
            new(await IsOnlyOfAsync(made, notification), "This notification's family record has other notifications or cases: propose that the two family records are one"));

        var merge = RecordMerge.Identified(known, made, notification, current.Actor, clock.GetUtcNow().UtcDateTime);
        db.Add(merge);
        var rows = new RecordRows(db, merge);
        foreach (var (person, same) in await PairsAsync(made, known))
        {
            await rows.OfPersonAsync(person.Id, same.Id);
            PersonFill.Fill(db, same, person, merge.Moved);
            person.MergeInto(same.Id);
            merge.Moved(Merging.PersonMerged, person.Id, Merging.Nobody, same.Id);
        }

        var alreadyThere = known.Members.Select(m => m.PersonId).ToHashSet();
        await rows.OfFamilyAsync(made.Id, known.Id);
        made.MergeInto(known.Id);
        notification.IsAbout(known);
        var added = known.Members.Count(m => !alreadyThere.Contains(m.PersonId));
        known.Remember(
            current.Actor, clock.GetUtcNow().UtcDateTime, UkTime.Today(clock), $"Notification {notification.Reference} is about this family",
            added == 0 ? null : $"{added} {(added == 1 ? "person" : "people")} added from it");
    }

    private async Task<Family> LoadAsync(long id) =>
        await db.Families.Include(f => f.Members).ThenInclude(m => m.Person.Residences).ThenInclude(r => r.Address)
            .Include(f => f.Members).ThenInclude(m => m.Person.Schoolings)
            .AsSplitQuery().SingleAsync(f => f.Id == id);

    private async Task<bool> IsOnlyOfAsync(Family family, Notification notification) =>
        !await db.Notifications.AnyAsync(n => n.FamilyId == family.Id && n.Id != notification.Id) && !await db.Cases.AnyAsync(c => c.FamilyId == family.Id);

    private async Task<List<(Person Person, Person Same)>> PairsAsync(Family made, Family known)
    {
        var people = made.Members.Where(m => m.Person.MergedIntoId is null).ToList();
        var candidates = known.Members.Select(m => m.Person).Where(p => p.MergedIntoId is null).Distinct().ToList();
        var ids = people.Select(m => m.PersonId).ToList();
        var different = await db.NotTheSame.Where(n => ids.Contains(n.PersonId) || ids.Contains(n.OtherPersonId)).ToListAsync();
        var free = candidates.Where(c => !different.Any(n => n.PersonId == c.Id || n.OtherPersonId == c.Id)).ToList();
        var pairs = PersonPairs.Of(people.Select(m => (m.Person, m.Person.Facts(), m.Role)), known, free, sameForm: false);
        return [.. pairs.Where(p => p.Key.Id != p.Value.Id).Select(p => (p.Key, p.Value))];
    }
}
