using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

internal sealed partial class RegisterWriting
{
    private static readonly ImportedKind[] PartsOfCase = [ImportedKind.Spells, ImportedKind.Reviews, ImportedKind.Feedback, ImportedKind.Closures, ImportedKind.CaseClocks];

    private void WriteCase(CaseRow row)
    {
        var before = Before(ImportedKind.Case, row.Reference, out var isSame);
        if (isSame)
            return;
        var said = check.Histories.GetValueOrDefault(row.Reference) ?? new();
        if (before is null)
        {
            var opened = Made(row, said, numbers.Case(row.Reference, row.OpenedOn));
            var id = rows.Insert(opened, (nameof(EarlyHelpCase.FamilyId), families[row.Family]), (nameof(EarlyHelpCase.NotificationId), IdOf(ImportedKind.Notification, row.Notification)));
            Keep(ImportedKind.Case, row.Reference, id, opened.Version);
            WriteSpells(id, said.Spells.Count > 0 ? [.. said.Spells.OrderBy(s => s.From)] : [SpellOf(row)]);
            WriteReopened(id, said);
            WriteClosure(id, row);
            WriteFeedback(id, said);
            WriteReviews(id, said, row.ClosedOn, row.ReviewedOn);
            Remember(nameof(TimelineEntry.CaseId), id, row.Reference);
        }
        else
        {
            WriteAgain(row, row.Reference, before, said);
            KeepChanged(ImportedKind.Case, row.Reference, before);
        }

        changed.Add((ImportedKind.Case, row.Reference));
        KeepParts(row.Reference);
    }

    // Rows that came without their case's, or with one that says what it said.
    private void WriteHistory(string reference, CaseHistory said)
    {
        if (changed.Contains((ImportedKind.Case, reference)) || known.Of(ImportedKind.Case, reference) is not { } before || !PartsOfCase.Any(p => check.SaysAnew(p, reference)))
            return;
        WriteAgain(null, reference, before, said);
        if (check.SaysAnew(ImportedKind.Spells, reference) || check.SaysAnew(ImportedKind.CaseClocks, reference))
            Touch("Cases", ImportedKind.Case, reference);
        KeepParts(reference);
    }

    private void KeepParts(string reference)
    {
        foreach (var part in PartsOfCase.Where(p => check.SaysAnew(p, reference)))
            KeepPart(part, reference, IdOf(ImportedKind.Case, reference)!.Value);
    }

    // What the folder says takes the place of what it said of the same thing before; the rest stays.
    private void WriteAgain(CaseRow? row, string reference, Known before, CaseHistory said)
    {
        var (id, stored) = (before.RecordId, db.Cases.AsNoTracking().Single(c => c.Id == before.RecordId));
        var here = StoredHistory.Read(db, stored, reference, WasImportedBefore(ImportedKind.CaseClocks, reference));
        var news = row is null ? NewsOf(reference, said) : said;
        var all = here.Under(news);
        if (row is not null)
        {
            row = row with { ReviewsAreKnown = row.ReviewsAreKnown ?? stored.ReviewsAreKnown };
            if (row.ReviewedOn is { } reviewed)
                all.WasReviewed(reviewed);
            rows.Update(
                Made(row, all, stored.Reference), id, (nameof(Versioned.Version), before.Version + 1), (nameof(EarlyHelpCase.FamilyId), families[row.Family]),
                (nameof(EarlyHelpCase.NotificationId), IdOf(ImportedKind.Notification, row.Notification)));
        }
        else if (check.SaysAnew(ImportedKind.CaseClocks, reference))
        {
            WriteDue(stored, all);
        }

        var spells = SpellsNow(row, reference, here.Spells, news.Spells);
        if (!spells.SequenceEqual(here.Spells))
        {
            rows.DeleteOf<CaseSpell>(nameof(CaseSpell.CaseId), id);
            WriteSpells(id, spells);
        }

        WriteEnds(row, reference, id, all);
        if (row is not null || check.SaysAnew(ImportedKind.Reviews, reference) || check.SaysAnew(ImportedKind.CaseClocks, reference))
        {
            all.WasHeldHere([.. db.Set<PlanReview>().Where(r => r.CaseId == id).Select(r => r.DueOn)]);
            rows.DeleteOf<PastReview>(nameof(PastReview.CaseId), id);
            WriteReviews(id, all, row is null ? stored.ClosedOn : row.ClosedOn, row?.ReviewedOn);
        }

        Remember(nameof(TimelineEntry.CaseId), id, reference, again: true);
    }

    // The case may have been worked on here: who held it and what was due stays as it is now, but where the folder says something new of it.
    private CaseHistory NewsOf(string reference, CaseHistory said) =>
        said.With(check.SaysAnew(ImportedKind.Spells, reference), check.SaysAnew(ImportedKind.CaseClocks, reference));

    private void WriteEnds(CaseRow? row, string reference, long id, CaseHistory all)
    {
        if (row is not null || check.SaysAnew(ImportedKind.Closures, reference))
        {
            rows.Run($"DELETE FROM PastClosures WHERE CaseId = @p0{(row is null ? " AND ReopenedOn IS NOT NULL" : "")}", id);
            WriteReopened(id, all);
        }

        if (row is not null)
            WriteClosure(id, row);
        if (!check.SaysAnew(ImportedKind.Feedback, reference))
            return;
        rows.DeleteOf<PastFeedback>(nameof(PastFeedback.CaseId), id);
        WriteFeedback(id, all);
    }

    // Without case_spells.csv whoever cases.csv names held the case all the time; with it, the last of them.
    private List<SpellRow> SpellsNow(CaseRow? row, string reference, List<SpellRow> here, List<SpellRow> said)
    {
        if (said.Count > 0)
            return [.. (known.Of(ImportedKind.Spells, reference) is null ? [] : here.Where(h => said.TrueForAll(s => s.From != h.From))).Concat(said).OrderBy(s => s.From)];
        if (row is null)
            return here;
        if (!WasImportedBefore(ImportedKind.Spells, reference))
            return [SpellOf(row)];
        return [.. here.SkipLast(1), here[^1] with { UnitId = row.UnitId, Worker = row.ClosedOn is null ? row.Worker : row.Worker ?? here[^1].Worker, To = row.ClosedOn }];
    }

    private static SpellRow SpellOf(CaseRow row) => new(row.Reference, row.UnitId, row.Worker, row.OpenedOn, row.ClosedOn);

    private EarlyHelpCase Made(CaseRow row, CaseHistory history, string reference)
    {
        var received = row.Notification is not { } from ? (DateOnly?)null : check.ReceivedOn.TryGetValue(from, out var day) ? day : known.Of(ImportedKind.Notification, from)!.ReceivedOn;
        var made = EarlyHelpCase.FromRegister(reference, row, (known.Units[row.UnitId].DistrictId, row.Worker is { } worker ? staff[worker] : null), received ?? row.OpenedOn, clocks, on);
        WasDue(made, history, history.Runs);
        return made;
    }

    private static void WasDue(EarlyHelpCase opened, CaseHistory history, DateOnly? runs)
    {
        var plan = history.Clocks.Find(c => c.Clock == RegisterClock.Plan);
        opened.WasDue(plan?.From, plan?.DueOn, runs, history.Clocks.Exists(c => c.Clock == RegisterClock.Review));
    }

    // A clock that ran and was met starts the next one.
    private void WriteDue(EarlyHelpCase stored, CaseHistory all)
    {
        var met = all.Clocks.Find(c => c.Clock == RegisterClock.Review && c.DueOn == stored.ReviewBy)?.MetOn;
        WasDue(stored, all, all.Runs ?? (met is { } held ? clocks.DueOn(ServiceStandard.Review, held) : null));
        rows.Run(
            "UPDATE Cases SET PlanFrom = @p0, PlanBy = @p1, ReviewFrom = @p2, ReviewBy = @p3, ReviewsAreKnown = @p4, NextDueOn = @p5 WHERE Id = @p6",
            stored.PlanFrom, stored.PlanBy, met ?? stored.ReviewFrom, stored.ReviewBy, stored.ReviewsAreKnown, stored.NextDueOn, stored.Id);
    }

    private void WriteSpells(long id, IEnumerable<SpellRow> spells)
    {
        foreach (var spell in spells)
            rows.Insert(CaseSpell.FromRegister(spell.UnitId, spell.Worker is { } worker ? staff[worker] : null, spell.From, spell.To, By, at), (nameof(CaseSpell.CaseId), id));
    }

    private void WriteReopened(long id, CaseHistory history)
    {
        foreach (var closure in history.Closures)
            rows.Insert(new PastClosure(id, closure.On, closure.Reason, closure.Outcome, closure.ReopenedOn));
    }

    private void WriteClosure(long id, CaseRow row)
    {
        if (row.ClosedOn is { } closed)
            rows.Insert(new PastClosure(id, closed, row.Reason!, row.Outcome!.Value, null));
    }

    private void WriteFeedback(long id, CaseHistory history)
    {
        foreach (var feedback in history.Feedback)
            rows.Insert(new PastFeedback(id, feedback.InvitedOn, feedback.ReceivedOn));
    }

    private void WriteReviews(long id, CaseHistory history, DateOnly? closedOn, DateOnly? lastOn)
    {
        foreach (var review in history.PastReviews(closedOn, lastOn))
            rows.Insert(new PastReview(id, review.DueOn, review.HeldOn, review.Decision));
    }
}
