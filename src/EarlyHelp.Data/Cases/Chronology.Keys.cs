using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;

namespace EarlyHelp.Data.Cases;

/// <summary>The list of days: what is dated, from every table that holds such things.</summary>
public sealed partial class Chronology
{
    private async Task<IQueryable<Key>> KeysAsync(EarlyHelpCase opened, ChronologyFilter filter)
    {
        var child = filter.Child;
        List<(ChronologyKind Kind, IQueryable<Key> Keys)> sources = filter.Until is { } until ? AsItStood(opened, until)
            : [.. AboutPeople(opened, child, child is { } who ? await SpokeInAsync(opened, who) : []), .. child is null ? await AboutFamilyAsync(opened) : []];
        if (filter.Kind is { } kind)
            sources = [.. sources.Where(s => s.Kind == kind)];
        return sources.Count == 0 ? db.Cases.Where(c => false).Select(c => new Key { Kind = 0, Day = c.PassedOn, Id = c.Id }) : sources.Select(s => s.Keys).Aggregate((some, more) => some.Concat(more));
    }

    private IEnumerable<(ChronologyKind, IQueryable<Key>)> AboutPeople(EarlyHelpCase opened, long? child, IReadOnlyList<long> spokeIn)
    {
        var (id, familyId) = (opened.Id, opened.FamilyId);
        // A corrected note is told by its correction.
        var notes = db.Set<CaseNote>().Where(n => n.CaseId == id && !db.Set<CaseNote>().Any(m => m.CorrectsId == n.Id));
        var voices = db.Set<ChildVoice>().Where(v => v.CaseId == id && v.NoteId == null);
        var members = db.FamilyMembers.Where(m => m.FamilyId == familyId && !reach.HiddenPeople.Contains(m.PersonId)).Select(m => m.PersonId);
        var homes = db.Residences.Where(r => members.Contains(r.PersonId));
        var schools = db.Set<Schooling>().Where(s => members.Contains(s.PersonId) && s.School != null);
        if (child is { } one)
        {
            notes = notes.Where(n => n.Seen.Any(s => s.PersonId == one) || spokeIn.Contains(n.Id));
            voices = voices.Where(v => v.PersonId == one);
            homes = homes.Where(r => r.PersonId == one);
            schools = schools.Where(s => s.PersonId == one);
        }

        yield return (ChronologyKind.Visit, notes.Where(n => n.Kind == ContactKind.Visit).Select(n => new Key { Kind = (int)ChronologyKind.Visit, Day = n.HappenedOn, Id = n.Id }));
        yield return (ChronologyKind.Contact, notes.Where(n => n.Kind != ContactKind.Visit).Select(n => new Key { Kind = (int)ChronologyKind.Contact, Day = n.HappenedOn, Id = n.Id }));
        yield return (ChronologyKind.ChildsWords, voices.Select(v => new Key { Kind = (int)ChronologyKind.ChildsWords, Day = v.On, Id = v.Id }));
        yield return (ChronologyKind.Home, homes.Select(r => new Key { Kind = (int)ChronologyKind.Home, Day = r.From, Id = r.Id }));
        yield return (ChronologyKind.School, schools.Select(s => new Key { Kind = (int)ChronologyKind.School, Day = s.From, Id = s.Id }));
    }

    private async Task<IReadOnlyList<(ChronologyKind, IQueryable<Key>)>> AboutFamilyAsync(EarlyHelpCase opened)
    {
        var (id, familyId, notificationId) = (opened.Id, opened.FamilyId, opened.NotificationId);
        // A notification that triage has not decided belongs to triage.
        var notifications = db.Notifications.Where(n => n.FamilyId == familyId && (n.DecidedOn != null || n.Id == notificationId));
        var shown = (await documents.SeenAsync(opened)).Where(d => d.TakenAwayAt == null);
        return
        [
            (ChronologyKind.Notification, notifications.Select(n => new Key { Kind = (int)ChronologyKind.Notification, Day = n.ReceivedOn, Id = n.Id })),
            (ChronologyKind.Decision, notifications.Where(n => n.DecidedOn != null).Select(n => new Key { Kind = (int)ChronologyKind.Decision, Day = n.DecidedOn!.Value, Id = n.Id })),
            (ChronologyKind.Worker, db.Set<CaseSpell>().Where(s => s.CaseId == id).Select(s => new Key { Kind = (int)ChronologyKind.Worker, Day = s.From, Id = s.Id })),
            (ChronologyKind.Assessment, db.Set<Assessment>().Where(a => a.CaseId == id && a.SubmittedOn != null).Select(a => new Key { Kind = (int)ChronologyKind.Assessment, Day = a.SubmittedOn!.Value, Id = a.Id })),
            (ChronologyKind.Plan, db.Set<FamilyPlan>().Where(p => p.CaseId == id).Select(p => new Key { Kind = (int)ChronologyKind.Plan, Day = p.AgreedOn, Id = p.Id })),
            (ChronologyKind.Review, db.Set<PlanReview>().Where(r => r.CaseId == id).Select(r => new Key { Kind = (int)ChronologyKind.Review, Day = r.HeldOn, Id = r.Id })),
            (ChronologyKind.Continuation, db.Set<Continuation>().Where(d => d.CaseId == id).Select(d => new Key { Kind = (int)ChronologyKind.Continuation, Day = d.DecidedOn, Id = d.Id })),
            (ChronologyKind.Consent, db.Consents.Where(c => c.FamilyId == familyId && c.Answer == ConsentAnswer.Withdrawn && c.Item != ConsentCodes.NoMailings).Select(c => new Key { Kind = (int)ChronologyKind.Consent, Day = c.On, Id = c.Id })),
            (ChronologyKind.Document, shown.Select(d => new Key { Kind = (int)ChronologyKind.Document, Day = d.AddedOn, Id = d.Id })),
            (ChronologyKind.StepDown, db.StepDowns.Where(s => s.FamilyId == familyId).Select(s => new Key { Kind = (int)ChronologyKind.StepDown, Day = s.EndedOn ?? s.RequestedOn, Id = s.Id })),
            (ChronologyKind.Closure, db.Set<Closure>().Where(p => p.CaseId == id && p.SignedOffOn != null).Select(p => new Key { Kind = (int)ChronologyKind.Closure, Day = p.SignedOffOn!.Value, Id = p.Id })),
            (ChronologyKind.Reopening, db.Set<Closure>().Where(p => p.CaseId == id && p.ReopenedOn != null).Select(p => new Key { Kind = (int)ChronologyKind.Reopening, Day = p.ReopenedOn!.Value, Id = p.Id })),
        ];
    }

    private sealed class Key
    {
        public int Kind { get; init; }

        public DateOnly Day { get; init; }

        public long Id { get; init; }
    }
}
