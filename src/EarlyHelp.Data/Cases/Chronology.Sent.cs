using EarlyHelp.Domain;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Data.Cases;

/// <summary>The chronology as it stood when a step-up was sent: what social care reads, nothing recorded later, no supervision, no document for the staff of the case only.</summary>
public sealed partial class Chronology
{
    /// <summary>A page of it, the newest first; null when the step-up was never sent.</summary>
    public async Task<ChronologyEntries?> AsSentAsync(StepUp opened, int page) =>
        opened.SentAt is { } sentAt ? await PageAsync(opened.Case, new ChronologyFilter { Page = page, Until = sentAt }) : null;

    private List<(ChronologyKind, IQueryable<Key>)> AsItStood(EarlyHelpCase opened, DateTime until)
    {
        var (id, familyId, notificationId, day) = (opened.Id, opened.FamilyId, opened.NotificationId, UkTime.DayOf(until));
        // A note that was corrected later stood then.
        var notes = db.Set<CaseNote>().Where(n => n.CaseId == id && n.RecordedAt <= until && !db.Set<CaseNote>().Any(m => m.CorrectsId == n.Id && m.RecordedAt <= until));
        var members = db.FamilyMembers.Where(m => m.FamilyId == familyId && m.From <= day && !reach.HiddenPeople.Contains(m.PersonId)).Select(m => m.PersonId);
        // Homes and schools carry the day from which they hold; when they were recorded, the audit knows.
        var (home, school) = (nameof(Residence), nameof(Schooling));
        var later = db.AuditEntries.Where(e => e.At > until && e.Action == "Added");
        var notifications = db.Notifications.Where(n => n.FamilyId == familyId && n.ReceivedAt <= until && (n.DecidedAt <= until || n.Id == notificationId));
        return
        [
            (ChronologyKind.Visit, notes.Where(n => n.Kind == ContactKind.Visit).Select(n => new Key { Kind = (int)ChronologyKind.Visit, Day = n.HappenedOn, Id = n.Id })),
            (ChronologyKind.Contact, notes.Where(n => n.Kind != ContactKind.Visit).Select(n => new Key { Kind = (int)ChronologyKind.Contact, Day = n.HappenedOn, Id = n.Id })),
            (ChronologyKind.ChildsWords, db.Set<ChildVoice>().Where(v => v.CaseId == id && v.NoteId == null && v.At <= until).Select(v => new Key { Kind = (int)ChronologyKind.ChildsWords, Day = v.On, Id = v.Id })),
#pragma warning disable CA1305 // It becomes a cast in the database.
            (ChronologyKind.Home, db.Residences.Where(r => members.Contains(r.PersonId) && r.From <= day && !later.Any(e => e.Entity == home && e.EntityKey == r.Id.ToString()))
                .Select(r => new Key { Kind = (int)ChronologyKind.Home, Day = r.From, Id = r.Id })),
            (ChronologyKind.School, db.Set<Schooling>().Where(s => members.Contains(s.PersonId) && s.School != null && s.From <= day && !later.Any(e => e.Entity == school && e.EntityKey == s.Id.ToString()))
                .Select(s => new Key { Kind = (int)ChronologyKind.School, Day = s.From, Id = s.Id })),
#pragma warning restore CA1305
            (ChronologyKind.Notification, notifications.Select(n => new Key { Kind = (int)ChronologyKind.Notification, Day = n.ReceivedOn, Id = n.Id })),
            (ChronologyKind.Decision, notifications.Where(n => n.DecidedOn != null && n.DecidedAt <= until).Select(n => new Key { Kind = (int)ChronologyKind.Decision, Day = n.DecidedOn!.Value, Id = n.Id })),
            (ChronologyKind.Worker, db.Set<CaseSpell>().Where(s => s.CaseId == id && s.At <= until).Select(s => new Key { Kind = (int)ChronologyKind.Worker, Day = s.From, Id = s.Id })),
            (ChronologyKind.Assessment, db.Set<Assessment>().Where(a => a.CaseId == id && a.SubmittedOn != null && a.SubmittedAt <= until).Select(a => new Key { Kind = (int)ChronologyKind.Assessment, Day = a.SubmittedOn!.Value, Id = a.Id })),
            (ChronologyKind.Plan, db.Set<FamilyPlan>().Where(p => p.CaseId == id && p.At <= until).Select(p => new Key { Kind = (int)ChronologyKind.Plan, Day = p.AgreedOn, Id = p.Id })),
            (ChronologyKind.Review, db.Set<PlanReview>().Where(r => r.CaseId == id && r.At <= until).Select(r => new Key { Kind = (int)ChronologyKind.Review, Day = r.HeldOn, Id = r.Id })),
            (ChronologyKind.Continuation, db.Set<Continuation>().Where(d => d.CaseId == id && d.At <= until).Select(d => new Key { Kind = (int)ChronologyKind.Continuation, Day = d.DecidedOn, Id = d.Id })),
            (ChronologyKind.Consent, db.Consents.Where(c => c.FamilyId == familyId && c.RecordedAt <= until && c.Answer == ConsentAnswer.Withdrawn && c.Item != ConsentCodes.NoMailings).Select(c => new Key { Kind = (int)ChronologyKind.Consent, Day = c.On, Id = c.Id })),
            (ChronologyKind.Document, db.Set<CaseDocument>().Where(d => d.CaseId == id && d.Audience == DocumentAudience.Everybody && d.TakenAwayAt == null && d.At <= until).Select(d => new Key { Kind = (int)ChronologyKind.Document, Day = d.AddedOn, Id = d.Id })),
            (ChronologyKind.Closure, db.Set<Closure>().Where(p => p.CaseId == id && p.SignedOffOn != null && p.AnsweredAt <= until).Select(p => new Key { Kind = (int)ChronologyKind.Closure, Day = p.SignedOffOn!.Value, Id = p.Id })),
            (ChronologyKind.Reopening, db.Set<Closure>().Where(p => p.CaseId == id && p.ReopenedOn != null && p.ReopenedOn <= day).Select(p => new Key { Kind = (int)ChronologyKind.Reopening, Day = p.ReopenedOn!.Value, Id = p.Id })),
        ];
    }
}
