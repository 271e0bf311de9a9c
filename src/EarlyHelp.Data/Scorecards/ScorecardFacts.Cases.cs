using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Feedback;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>Cases with who held them, how they closed and how they were reviewed, and the children of their families.</summary>
public sealed partial class ScorecardFacts
{
    private sealed record Asked(DateOnly InvitedOn, DateOnly? AnsweredOn);

    private sealed record Ended(DateOnly On, DateOnly? ReopenedOn, string Reason, OverallOutcome Outcome, int Number);

    // Cases open on a day of these months or closed, due or in a transfer in them: a range to each index, and their union.
    private IQueryable<long> Wanted(DateOnly first, DateOnly last, DateOnly openOn) =>
        db.Cases.Where(c => c.ClosedOn == null && c.OpenedOn <= last).Select(c => c.Id)
            .Union(db.Cases.Where(c => c.ClosedOn > openOn && c.OpenedOn <= last).Select(c => c.Id))
            .Union(db.Cases.Where(c => c.ClosedOn >= first && c.ClosedOn <= last && c.OpenedOn != null).Select(c => c.Id))
            .Union(db.Cases.Where(c => c.PlanBy >= first && c.PlanBy <= last && c.OpenedOn != null).Select(c => c.Id))
            .Union(db.Cases.Where(c => c.ReviewBy >= first && c.ReviewBy <= last && c.OpenedOn != null).Select(c => c.Id))
            .Union(db.Set<Closure>().Where(x => x.SignedOffOn >= first && x.SignedOffOn <= last).Select(x => x.CaseId))
            .Union(db.PastClosures.Where(x => x.On >= first && x.On <= last).Select(x => x.CaseId))
            .Union(db.Set<PlanReview>().Where(r => r.DueOn >= first && r.DueOn <= last).Select(r => r.CaseId))
            .Union(db.PastReviews.Where(r => r.DueOn >= first && r.DueOn <= last).Select(r => r.CaseId))
            .Union(db.StepUps.Where(s => s.CompletedOn >= first && s.CompletedOn <= last).Select(s => s.CaseId))
            .Union(db.StepDowns.Where(s => s.CompletedOn >= first && s.CompletedOn <= last && s.CaseId != null).Select(s => s.CaseId!.Value))
            .Union(db.PastTransfers.Where(t => t.CompletedOn >= first && t.CompletedOn <= last && t.CaseId != null).Select(t => t.CaseId!.Value))
            .Union(db.PastTransfers.Where(t => !t.IsStepUp && t.DecidedOn >= first && t.DecidedOn <= last && t.CaseId != null && t.DistrictId == null).Select(t => t.CaseId!.Value));

    private async Task<IReadOnlyList<CaseFact>> CasesAsync(List<long> wanted, DateOnly first, DateOnly last)
    {
        // Passed to a district and not yet opened to a unit, it is no case of any figure.
        var rows = await db.Cases.Where(c => EF.Parameter(wanted).Contains(c.Id) && c.OpenedOn != null).OrderBy(c => c.Id).Select(c => new
        {
            c.Id, c.Reference, FamilyId = c.Family.MergedIntoId ?? c.FamilyId, OpenedOn = c.OpenedOn!.Value, c.PlanBy, c.PlanAgreedOn, c.DistrictId, c.UnitId, c.WorkerId, c.ClosedOn, c.ClosureReason, c.ReviewBy, c.ReviewsAreKnown,
        }).ToListAsync();
        var spells = (await db.Set<CaseSpell>().Where(s => EF.Parameter(wanted).Contains(s.CaseId)).OrderBy(s => s.From).ThenBy(s => s.Id)
            .Select(s => new { s.CaseId, s.UnitId, s.WorkerId, s.From }).ToListAsync()).ToLookup(s => s.CaseId, s => new HeldFrom(s.From, units[s.UnitId] with { WorkerId = s.WorkerId }));
        var closures = await ClosuresAsync(wanted);
        var reviews = await ReviewsAsync(wanted, first, last);
        return
        [
            .. rows.Select(c =>
            {
                IReadOnlyList<ClosureFact> closed = closures.GetValueOrDefault(c.Id) ?? [];
                // What triage took back has no closure of its own.
                if (c.ClosedOn is { } on && !closed.Any(x => x.On == on && x.ReopenedOn is null))
                    closed = [.. closed, new(on, null, c.ClosureReason ?? ClosureReason.OpenedInError, false)];
                var held = HeldFrom.WithGaps([.. spells[c.Id]], closed.Select(x => x.ReopenedOn), OfDistrict(c.DistrictId));
                if (held.Count == 0)
                    held = [new(c.OpenedOn, OfDistrict(c.DistrictId) with { UnitId = c.UnitId, WorkerId = c.WorkerId })];
                return new CaseFact(c.Id, c.Reference, c.FamilyId, c.OpenedOn, c.PlanBy, c.PlanAgreedOn, held, closed, c.ReviewsAreKnown ? Due(reviews[c.Id], c.ReviewBy, closed) : []);
            }),
        ];
    }

    // The clock that runs is one of them, but where the case was closed before it fell due.
    private static List<ReviewFact> Due(IEnumerable<ReviewFact> recorded, DateOnly? runs, IReadOnlyList<ClosureFact> closed)
    {
        List<ReviewFact> due = [.. recorded];
        if (runs is { } by && !due.Any(r => r.DueOn == by) && !closed.Any(x => x.On <= by && (x.ReopenedOn is null || x.ReopenedOn > by)))
            due.Add(new(by, null));
        return due;
    }

    private async Task<ILookup<long, ReviewFact>> ReviewsAsync(List<long> wanted, DateOnly first, DateOnly last)
    {
        var here = await db.Set<PlanReview>().Where(r => r.DueOn >= first && r.DueOn <= last && EF.Parameter(wanted).Contains(r.CaseId)).Select(r => new { r.CaseId, r.DueOn, HeldOn = (DateOnly?)r.HeldOn }).ToListAsync();
        var past = await db.PastReviews.Where(r => r.DueOn >= first && r.DueOn <= last && EF.Parameter(wanted).Contains(r.CaseId)).Select(r => new { r.CaseId, DueOn = r.DueOn!.Value, r.HeldOn }).ToListAsync();
        return here.Concat(past).ToLookup(r => r.CaseId, r => new ReviewFact(r.DueOn, r.HeldOn));
    }

    private async Task<Dictionary<long, IReadOnlyList<ClosureFact>>> ClosuresAsync(List<long> wanted)
    {
        var here = await db.Set<Closure>().Where(x => x.SignedOffOn != null && EF.Parameter(wanted).Contains(x.CaseId))
            .Select(x => new { x.CaseId, On = x.SignedOffOn!.Value, x.ReopenedOn, x.Reason, Outcome = x.Overall, x.Number }).ToListAsync();
        var past = await db.PastClosures.Where(x => EF.Parameter(wanted).Contains(x.CaseId)).Select(x => new { x.CaseId, x.On, x.ReopenedOn, x.Reason, x.Outcome, Number = 0 }).ToListAsync();
        var invited = (await db.Set<FeedbackInvitation>().Where(f => EF.Parameter(wanted).Contains(f.CaseId)).Select(f => new { f.CaseId, f.ClosureNumber, f.InvitedOn, f.AnsweredAt }).ToListAsync())
            .ToLookup(f => (f.CaseId, f.ClosureNumber), f => new Asked(f.InvitedOn, f.AnsweredAt is { } at ? UkTime.DayOf(at) : null));
        var asked = (await db.PastFeedback.Where(f => EF.Parameter(wanted).Contains(f.CaseId)).Select(f => new { f.CaseId, f.InvitedOn, f.ReceivedOn }).ToListAsync())
            .ToLookup(f => f.CaseId, f => new Asked(f.InvitedOn, f.ReceivedOn));
        return here.Concat(past).GroupBy(x => x.CaseId).ToDictionary(g => g.Key, g =>
        {
            List<Ended> ended = [.. g.OrderBy(x => x.On).ThenBy(x => x.Number).Select(x => new Ended(x.On, x.ReopenedOn, x.Reason, x.Outcome, x.Number))];
            return (IReadOnlyList<ClosureFact>)[.. ended.Select(x =>
            {
                List<Asked> all = [.. x.Number == 0 ? [] : invited[(g.Key, x.Number)], .. asked[g.Key].Where(f => After(ended, f.InvitedOn) == x)];
                return new ClosureFact(x.On, x.ReopenedOn, x.Reason, x.Outcome is OverallOutcome.All or OverallOutcome.Most, all.Min(f => (DateOnly?)f.InvitedOn), all.Min(f => f.AnsweredOn));
            })];
        });
    }

    // The old system does not say which closure it asked about: the last one before.
    private static Ended After(List<Ended> ended, DateOnly invitedOn) => ended.LastOrDefault(x => x.On <= invitedOn) ?? ended[0];

    private async Task<IReadOnlyList<ChildFact>> ChildrenAsync(List<long> wanted)
    {
        var families = db.Cases.Where(c => EF.Parameter(wanted).Contains(c.Id)).Select(c => c.Family.MergedIntoId ?? c.FamilyId);
        var rows = await db.FamilyMembers.Where(m => families.Contains(m.FamilyId)).Where(FamilyMember.Children)
            .OrderBy(m => m.Id).Select(m => new { PersonId = m.Person.MergedIntoId ?? m.PersonId, m.FamilyId, m.Role, m.Person.Born, m.Person.DueOn, m.From, m.To }).ToListAsync();
        // Who left and came back has two rows; a child is counted once for all of them.
        return [.. rows.Select(m => new ChildFact(m.PersonId, m.FamilyId, m.Born, m.DueOn is not null || m.Role == FamilyRole.Unborn, m.From, m.To))];
    }
}
