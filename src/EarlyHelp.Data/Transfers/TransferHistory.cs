using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>What stands beside a transfer that was opened: who held the family, what went before, and the plan as it was sent.</summary>
public sealed class TransferHistory(EarlyHelpDbContext db, Reach reach, CurrentActor current, CaseRecords records)
{
    /// <summary>Who held the family, the newest first.</summary>
    public async Task<IReadOnlyList<BatonEntry>> LedgerAsync(long familyId) =>
        await db.BatonEntries.AsNoTracking().Where(e => e.FamilyId == familyId).OrderByDescending(e => e.Number).ToListAsync();

    /// <summary>The same beside a step-up. Social care reads who held the family while this was in its hands: where it went afterwards is not told.</summary>
    public async Task<IReadOnlyList<BatonEntry>> LedgerAsync(StepUp opened)
    {
        var all = await LedgerAsync(opened.FamilyId);
        if (current.Actor.Role != Role.SocialCarePartner)
            return all;
        var ended = opened.IsOpen ? (DateTime?)null : opened.Timeline.Max(t => t.ToState is null || t.At < opened.SentAt ? (DateTime?)null : t.At);
        var held = all.FirstOrDefault(e => ended is null || e.At <= ended);
        return [.. all.Where(e => e == held || e.Transfer == opened.Reference)];
    }

    /// <summary>
    /// What went before on the day a step-up was raised, counted from dates: cases of the family that had closed within a year, its earlier step-ups
    /// and what came from social care. Social care reads its own transfers only.
    /// </summary>
    public async Task<EarlierTransfers> BeforeAsync(StepUp opened)
    {
        var (family, id, on) = (opened.FamilyId, opened.Id, opened.RaisedOn);
        var stepUps = await reach.StepUps.AsNoTracking().Where(s => s.FamilyId == family && s.Id < id).OrderByDescending(s => s.Id)
            .Select(s => new EarlierStepUp(s.Reference, s.SentOn ?? s.RaisedOn, s.State)).ToListAsync();
        if (current.Actor.Role == Role.SocialCarePartner)
            return new([], stepUps, []);
        var since = on.AddDays(-EarlierCase.ReReferralDays);
        var closed = await db.Cases.AsNoTracking().Where(c => c.FamilyId == family && c.Id != opened.CaseId && c.ClosedOn != null && c.ClosedOn >= since && c.ClosedOn < on)
            .OrderByDescending(c => c.ClosedOn).Select(c => new EarlierClosed(c.Reference, c.ClosedOn!.Value, c.ClosureReason)).ToListAsync();
        var steppedDown = await db.BatonEntries.AsNoTracking().Where(e => e.FamilyId == family && e.Transfer != null && e.Transfer.StartsWith("SD-"))
            .OrderByDescending(e => e.Number).Select(e => new SteppedDown(e.Transfer!, e.Since)).ToListAsync();
        return new(closed, stepUps, steppedDown);
    }

    /// <summary>The version of the plan that stood when the step-up was sent, with how far each action was at that moment; null when there was none.</summary>
    public async Task<SentPlan?> PlanAsync(StepUp opened)
    {
        if (opened.PlanNumber is not { } number || opened.SentAt is not { } sentAt)
            return null;
        var plan = await db.Set<FamilyPlan>().AsNoTracking().Include(p => p.Outcomes).ThenInclude(o => o.Actions).Include(p => p.Agreements).AsSplitQuery()
            .SingleAsync(p => p.CaseId == opened.CaseId && p.Number == number);
        var steps = await db.Set<ActionProgress>().AsNoTracking().Where(p => p.CaseId == opened.CaseId && p.At <= sentAt).OrderBy(p => p.At).ThenBy(p => p.Id).ToListAsync();
        var (names, then) = (await records.NamesAsync(opened.Case), await new AsSent(db).PeopleAsync(opened.FamilyId, sentAt));
        var called = names.ById.ToDictionary();
        foreach (var person in then)
            called[person.Id] = $"{person.FirstName} {person.LastName}".Trim();
        names = names with { ById = called };
        return new(plan, steps.GroupBy(s => s.Action).ToDictionary(g => g.Key, g => g.Last().Status), names);
    }
}

/// <summary>A case of the family that closed within a year before.</summary>
/// <param name="Reference">The case.</param>
/// <param name="ClosedOn">The day.</param>
/// <param name="Reason">Why it closed (code of ClosureReason).</param>
public sealed record EarlierClosed(string Reference, DateOnly ClosedOn, string? Reason);

/// <summary>An earlier step-up of the family.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="On">The day it was sent, or raised when it was never sent.</param>
/// <param name="State">What became of it.</param>
public sealed record EarlierStepUp(string Reference, DateOnly On, StepUpState State)
{
    /// <summary>What became of it, in words.</summary>
    public string InWords => StateWords.Of(State);
}

/// <summary>That the family once came from social care.</summary>
/// <param name="Reference">The step-down.</param>
/// <param name="On">The day Early Help took it on.</param>
public sealed record SteppedDown(string Reference, DateOnly On);

/// <summary>What went before.</summary>
/// <param name="Closed">Cases that closed within a year before: the family has been referred again.</param>
/// <param name="StepUps">Earlier step-ups.</param>
/// <param name="StepDowns">What came from social care.</param>
public sealed record EarlierTransfers(IReadOnlyList<EarlierClosed> Closed, IReadOnlyList<EarlierStepUp> StepUps, IReadOnlyList<SteppedDown> StepDowns)
{
    /// <summary>Whether the family came back within a year.</summary>
    public bool IsReReferral => Closed.Count > 0;

    /// <summary>Whether nothing went before.</summary>
    public bool IsEmpty => Closed.Count + StepUps.Count + StepDowns.Count == 0;
}

/// <summary>A plan as it was sent.</summary>
/// <param name="Plan">The version.</param>
/// <param name="Status">How far each action was, by its number.</param>
/// <param name="Names">What everybody of the family is called.</param>
public sealed record SentPlan(FamilyPlan Plan, IReadOnlyDictionary<int, ActionStatus> Status, NamesOfCase Names);
