using EarlyHelp.Domain;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>What the entries of a page say: one query or two for each kind that stands on it.</summary>
public sealed partial class Chronology
{
    private async Task<Dictionary<long, ChronologyEntry>> ReadAsync(EarlyHelpCase opened, ChronologyKind kind, List<long> ids, Dictionary<long, PersonOfChronology> people, DateTime? until = null) => kind switch
    {
        ChronologyKind.Notification or ChronologyKind.Decision => await NotificationsAsync(ids, kind == ChronologyKind.Decision),
        ChronologyKind.Worker => await WorkersAsync(ids),
        ChronologyKind.Home => (await db.Residences.AsNoTracking().Include(r => r.Address).Where(r => ids.Contains(r.Id)).ToListAsync()).ToDictionary(r => r.Id, r => Home(r, people)),
        ChronologyKind.School => (await db.Set<Schooling>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync())
            .ToDictionary(s => s.Id, s => new ChronologyEntry(NameOf(people, s.PersonId), $"At {s.School}") { Together = s.School }),
        ChronologyKind.Visit or ChronologyKind.Contact => await NotesAsync(opened, ids, people, until),
        ChronologyKind.ChildsWords => (await db.Set<ChildVoice>().AsNoTracking().Where(v => ids.Contains(v.Id)).ToListAsync())
            .ToDictionary(v => v.Id, v => new ChronologyEntry(v.AssessmentNumber is { } number ? $"In assessment {number}" : $"In review {v.ReviewNumber}", By: v.By, RecordedAt: v.At) { Said = [.. Said(v, people)] }),
        ChronologyKind.Assessment => await db.Set<Assessment>().AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Number, a.State, a.Author, a.SubmittedAt }).ToDictionaryAsync(a => a.Id, a => new ChronologyEntry($"Version {a.Number}, {StateWords.Of(a.State)}", By: a.Author, RecordedAt: a.SubmittedAt)),
        ChronologyKind.Plan => await PlansAsync(ids),
        ChronologyKind.Review => (await db.Set<PlanReview>().AsNoTracking().Include(r => r.Ratings).Where(r => ids.Contains(r.Id)).ToListAsync()).ToDictionary(r => r.Id, r => new ChronologyEntry(
            $"Review {r.Number}: {StateWords.Of(r.NextStep)}",
            $"{r.FamilysView}\n{string.Join("\n", r.Ratings.OrderBy(o => o.Outcome).Select(o => $"Outcome {o.Outcome}: {o.Rating} of 10, from {o.Baseline}. {o.Evidence}"))}", r.By, r.At)),
        ChronologyKind.Continuation => (await db.Set<Continuation>().AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync())
            .ToDictionary(d => d.Id, d => new ChronologyEntry($"The work goes on until {UkDates.Date(d.EndsOn)}", $"{d.Reason}\nWhat will be different: {d.WhatWillChange}", d.By, d.At)),
        ChronologyKind.Consent => (await db.Consents.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync())
            .ToDictionary(c => c.Id, c => new ChronologyEntry(c.PersonId is { } person ? NameOf(people, person) : "The family", c.Exceptions, c.RecordedBy, c.RecordedAt) { Together = $"{c.PersonId}|{c.Exceptions}" }),
        ChronologyKind.Document => (await db.Set<CaseDocument>().AsNoTracking().Include(d => d.Note).Where(d => ids.Contains(d.Id)).ToListAsync())
            .ToDictionary(d => d.Id, d => new ChronologyEntry(d.Title, d.Note is { } note ? $"Came with the note of {UkDates.Date(note.HappenedOn)} ({StateWords.Of(note.Kind)})" : null, d.By, d.At, "documents")),
        ChronologyKind.StepDown => (await db.StepDowns.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync()).ToDictionary(s => s.Id, s => new ChronologyEntry(
            s.CompletedOn is null ? $"{s.Reference}, requested {UkDates.Date(s.RequestedOn)}: {StateWords.Of(s.State)}" : $"{s.Reference}: social care handed the family over on {UkDates.Date(s.GivenOn!.Value)}",
            s.Reason, s.RequestedBy, s.RequestedAt, s.CaseId == opened.Id ? $"/step-downs/{s.Reference}" : null)),
        ChronologyKind.Closure => (await db.Set<Closure>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync())
            .ToDictionary(p => p.Id, p => new ChronologyEntry(ClosureReason.Of(p.Reason)?.Label ?? p.Reason, p.Summary, p.AnsweredBy, p.AnsweredAt)),
        ChronologyKind.Reopening => (await db.Set<Closure>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync()).ToDictionary(p => p.Id, p => new ChronologyEntry("Opened again", p.ReopenReason)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<Dictionary<long, ChronologyEntry>> NotificationsAsync(List<long> ids, bool decided)
    {
        var found = await db.Notifications.AsNoTracking().Where(n => ids.Contains(n.Id))
            .Select(n => new { n.Id, n.Reference, n.NotifierName, n.NotifierOrganisation, n.ChildsWords, n.ReceivedAt, n.Outcome, n.DecidedAt }).ToListAsync();
        return found.ToDictionary(n => n.Id, n => decided
            ? new ChronologyEntry(n.Outcome is { } outcome ? OutcomeNames.Of(outcome) : "Decided", RecordedAt: n.DecidedAt)
            : new ChronologyEntry($"From {n.NotifierName}{(n.NotifierOrganisation is null ? "" : $", {n.NotifierOrganisation}")}", n.ChildsWords, RecordedAt: n.ReceivedAt, Href: $"/notifications/{n.Reference}"));
    }

    private async Task<Dictionary<long, ChronologyEntry>> WorkersAsync(List<long> ids)
    {
        var found = await (from spell in db.Set<CaseSpell>().AsNoTracking()
                           join unit in db.Units on spell.UnitId equals unit.Id
                           join worker in db.Staff on spell.WorkerId equals worker.Id into workers
                           from worker in workers.DefaultIfEmpty()
                           where ids.Contains(spell.Id)
                           select new { spell.Id, spell.From, spell.UnitId, Unit = unit.Name, Worker = worker == null ? null : worker.Name, spell.Reason, spell.By, spell.At }).ToListAsync();
        var names = new DatedNames(found.Count == 0 ? [] : await db.PlaceNames.AsNoTracking().ToListAsync());
        return found.ToDictionary(s => s.Id, s =>
        {
            var unit = names.On(PlaceKind.Unit, s.UnitId, s.From, s.Unit);
            return new ChronologyEntry(s.Worker is null ? $"With {unit}" : $"With {s.Worker}, {unit}", s.Reason, s.By, s.At);
        });
    }

    private async Task<Dictionary<long, ChronologyEntry>> NotesAsync(EarlyHelpCase opened, List<long> ids, Dictionary<long, PersonOfChronology> people, DateTime? until)
    {
        var notes = await db.Set<CaseNote>().AsNoTracking().Include(n => n.Seen).Where(n => ids.Contains(n.Id)).ToListAsync();
        var voices = await HeardAsync(opened, until);
        return notes.ToDictionary(n => n.Id, n => new ChronologyEntry(
            TitleOf(n, string.Join(", ", n.Seen.Select(s => NameOf(people, s.PersonId)).Distinct())),
            n.Text, n.By, n.RecordedAt, "notes") { Said = [.. voices[n.Id].SelectMany(v => Said(v, people))] });
    }

    // What children said in the notes of a case, under the note that stands: a correction keeps their words with the note that it corrects.
    private async Task<ILookup<long, ChildVoice>> HeardAsync(EarlyHelpCase opened, DateTime? until = null)
    {
        var corrections = (await db.Set<CaseNote>().Where(n => n.CaseId == opened.Id && n.CorrectsId != null && (until == null || n.RecordedAt <= until)).Select(n => new { n.Id, CorrectsId = n.CorrectsId!.Value }).ToListAsync())
            .GroupBy(n => n.CorrectsId).ToDictionary(g => g.Key, g => g.Max(n => n.Id));
        var voices = await db.Set<ChildVoice>().AsNoTracking().Where(v => v.CaseId == opened.Id && v.NoteId != null && (until == null || v.At <= until)).ToListAsync();
        return voices.ToLookup(v => Standing(v.NoteId!.Value));

        long Standing(long note) => corrections.TryGetValue(note, out var by) ? Standing(by) : note;
    }

    private async Task<IReadOnlyList<long>> SpokeInAsync(EarlyHelpCase opened, long child) =>
        [.. (await HeardAsync(opened)).Where(note => note.Any(v => v.PersonId == child)).Select(note => note.Key)];

    // That it was a visit stands before the entry already.
    private static string TitleOf(CaseNote note, string seen) => (note.Kind, seen.Length) switch
    {
        (ContactKind.Visit, 0) => "Nobody was seen",
        (ContactKind.Visit, _) => seen,
        (_, 0) => StateWords.Title(note.Kind),
        _ => $"{StateWords.Title(note.Kind)}: {seen}",
    };

    private async Task<Dictionary<long, ChronologyEntry>> PlansAsync(List<long> ids)
    {
        var plans = await db.Set<FamilyPlan>().AsNoTracking().Include(p => p.Outcomes).Where(p => ids.Contains(p.Id)).ToListAsync();
        return plans.ToDictionary(p => p.Id, p => new ChronologyEntry(
            $"Version {p.Number} agreed", string.Join("\n", new[] { p.WhatChanged }.Concat(p.Outcomes.OrderBy(o => o.Number).Select(o => $"{o.Number}. {o.What}")).Where(Is)), p.By, p.At));
    }

    private static ChronologyEntry Home(Residence home, Dictionary<long, PersonOfChronology> people) => new(
        NameOf(people, home.PersonId), $"{StateWords.Title(home.Kind)}: {(home.IsConfidential ? "address kept confidential" : home.Address.OneLine)}") { Together = $"{home.Kind} {home.AddressId}" };

    private static IEnumerable<ChildSaid> Said(ChildVoice voice, Dictionary<long, PersonOfChronology> people)
    {
        var name = NameOf(people, voice.PersonId);
        foreach (var words in new[] { voice.OwnWords, voice.Worries, voice.GoodThings, voice.Dreams }.Where(Is))
            yield return new(name, words!, true);
        if (voice.Observation is { } seen)
            yield return new(name, seen, false);
    }

    private static string NameOf(Dictionary<long, PersonOfChronology> people, long id) => people.TryGetValue(id, out var person) ? person.Name : "Somebody who has left the family’s record";

    private static bool Is(string? text) => !string.IsNullOrWhiteSpace(text);
}
