using EarlyHelp.Data.Access;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Transfers;
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
        if (notification.FamilyId == familyId)
            return;
        var (made, known) = (await LoadAsync(notification.FamilyId), await LoadAsync(familyId));
        var only = !await db.Notifications.AnyAsync(n => n.FamilyId == made.Id && n.Id != notification.Id) && !await db.Cases.AnyAsync(c => c.FamilyId == made.Id)
            && !await db.StepDowns.AnyAsync(s => s.FamilyId == made.Id);
        Rule.Check(IsKept(known), new(only, "This notification's family record has other notifications or cases: propose that the two family records are one"));
        await JoinAsync(made, known, RecordMerge.Identified(known, made, notification, current.Actor, Now), $"Notification {notification.Reference} is about this family");
        notification.IsAbout(known);
    }

    /// <summary>The step-down hangs on the known family from now on: social care's offer goes along, and who holds the known family goes on holding it.</summary>
    public async Task IdentifyAsync(StepDown stepDown, long familyId)
    {
        if (stepDown.FamilyId == familyId)
            return;
        var (made, known) = (await LoadAsync(stepDown.FamilyId), await LoadAsync(familyId));
        var only = !await db.StepDowns.AnyAsync(s => s.FamilyId == made.Id && s.Id != stepDown.Id) && !await db.Cases.AnyAsync(c => c.FamilyId == made.Id)
            && !await db.Notifications.AnyAsync(n => n.FamilyId == made.Id);
        Rule.Check(
            IsKept(known), new(stepDown.IsOpen, "This step-down has ended: propose that the two family records are one"),
            new(only, "This step-down's family record has other records: propose that the two family records are one"));
        await JoinAsync(made, known, RecordMerge.Identified(known, made, stepDown, current.Actor, Now), $"Step-down {stepDown.Reference} is about this family");
        stepDown.IsAbout(known, current.Actor);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static Rule IsKept(Family known) => new(known.MergedIntoId is null, "This family record has been merged into another: choose that one");

    private async Task JoinAsync(Family made, Family known, RecordMerge merge, string what)
    {
        await new RestrictedMerges(db, clock).JoinAsync(known, made, merge, current.Actor);
        known.TakeResponsibilityOf(made, current.Actor, Now, UkTime.Today(clock));
        db.Add(merge);
        var rows = new RecordRows(db, merge);
        foreach (var (person, same) in await PairsAsync(made, known))
        {
            await rows.OfPersonAsync(person.Id, same.Id);
            PersonFill.Fill(db, same, person, merge.Moved);
            same.Changed();
            person.MergeInto(same.Id);
            merge.Moved(Merging.PersonMerged, person.Id, Merging.Nobody, same.Id);
        }

        var alreadyThere = known.Members.Select(m => m.PersonId).ToHashSet();
        await rows.OfFamilyAsync(made.Id, known.Id);
        made.MergeInto(known.Id);
        var added = known.Members.Count(m => !alreadyThere.Contains(m.PersonId));
        known.Remember(current.Actor, Now, UkTime.Today(clock), what, added == 0 ? null : $"{added} {(added == 1 ? "person" : "people")} added from it");
    }

    private async Task<Family> LoadAsync(long id) =>
        await db.Families.Include(f => f.Members).ThenInclude(m => m.Person.Residences).ThenInclude(r => r.Address)
            .Include(f => f.Members).ThenInclude(m => m.Person.Schoolings)
            .AsSplitQuery().SingleAsync(f => f.Id == id);

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
