using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Privacy;

/// <summary>From when families are due for erasure, by the rules in force: computed from their records, a fixed number of queries for many families.</summary>
public sealed class RetentionDates(EarlyHelpDbContext db)
{
    private const int FamiliesAtOnce = 500;

    /// <summary>When these families are due, each that is over.</summary>
    public async Task<IReadOnlyList<FamilyDue>> OfAsync(IReadOnlyCollection<long> families, DateOnly today)
    {
        var rules = await db.RetentionRules.AsNoTracking().Where(r => r.EffectiveFrom <= today && (r.EffectiveTo == null || r.EffectiveTo >= today)).ToDictionaryAsync(r => r.Code);
        if (!rules.TryGetValue(RetentionRule.Case, out var ofCase) || !rules.TryGetValue(RetentionRule.NoCase, out var ofNoCase))
            return [];
        var facts = await FactsAsync(families);
        return [.. families.Select(f => Due(f, facts, ofCase, ofNoCase)).OfType<FamilyDue>()];
    }

    /// <summary>Every family that is due today, some hundred at a time.</summary>
    public async IAsyncEnumerable<FamilyDue> DueAsync(DateOnly today)
    {
        var least = await db.RetentionRules.Where(r => r.IsApplied && r.EffectiveFrom <= today && (r.EffectiveTo == null || r.EffectiveTo >= today)).MinAsync(r => (int?)r.Years);
        if (least is null)
            yield break;
        var before = today.AddYears(-least.Value);
        for (var (after, more) = (0L, true); more;)
        {
            var some = await db.Families.Where(f => f.Id > after && f.MergedIntoId == null && !db.Erasures.Any(e => e.FamilyId == f.Id)
                    && !db.Cases.Any(c => c.FamilyId == f.Id && (c.ClosedOn == null || c.ClosedOn > before))
                    && !db.Notifications.Any(n => n.FamilyId == f.Id && (n.DecidedOn == null || n.DecidedOn > before)))
                .OrderBy(f => f.Id).Select(f => f.Id).Take(FamiliesAtOnce).ToListAsync();
            foreach (var due in (await OfAsync(some, today)).Where(d => d.DueOn <= today))
                yield return due;
            (after, more) = (some.LastOrDefault(), some.Count == FamiliesAtOnce);
        }
    }

    /// <summary>Whether a family has any record from whose end its time is counted: a case, a notification, a step-down, or support of an earlier system.</summary>
    public async Task<bool> HasRecordsAsync(long familyId)
    {
        var facts = await FactsAsync([familyId]);
        return facts.Cases[familyId].Any() || facts.Told[familyId].Any();
    }

    // What a merged family had counts for the one that it was merged into.
    private async Task<FamilyFacts> FactsAsync(IReadOnlyCollection<long> families)
    {
        List<long> all = [.. families, .. await db.Families.Where(f => f.MergedIntoId != null && families.Contains(f.MergedIntoId.Value)).Select(f => f.Id).ToListAsync()];
        var cases = await db.Cases.Where(c => all.Contains(c.FamilyId)).Select(c => new Ended(c.Family.MergedIntoId ?? c.FamilyId, c.ClosedOn)).ToListAsync();
        var support = await db.PastSupport.Where(s => all.Contains(s.FamilyId)).Select(s => new Ended(db.Families.Where(f => f.Id == s.FamilyId).Select(f => f.MergedIntoId).First() ?? s.FamilyId, s.ClosedOn ?? s.OpenedOn)).ToListAsync();
        var notifications = await db.Notifications.Where(n => all.Contains(n.FamilyId)).Select(n => new Ended(n.Family.MergedIntoId ?? n.FamilyId, n.DecidedOn)).ToListAsync();
        var stepDowns = await db.StepDowns.Where(s => all.Contains(s.FamilyId)).Select(s => new Ended(s.Family.MergedIntoId ?? s.FamilyId, s.CompletedOn ?? s.EndedOn)).ToListAsync();
        var children = await db.FamilyMembers.Where(m => all.Contains(m.FamilyId)).Where(FamilyMember.Children)
            .Select(m => new { Family = m.Family.MergedIntoId ?? m.FamilyId, m.Person.Born, m.Person.DueOn, m.From }).ToListAsync();
        return new(
            cases.Concat(support).ToLookup(e => e.FamilyId, e => e.On), notifications.Concat(stepDowns).ToLookup(e => e.FamilyId, e => e.On),
            // Of a child of unknown age the day counts on which they were first known.
            children.ToLookup(c => c.Family, c => c.Born ?? c.DueOn ?? c.From));
    }

    private static FamilyDue? Due(long family, FamilyFacts facts, RetentionRule ofCase, RetentionRule ofNoCase)
    {
        var (cases, told) = (facts.Cases[family].ToList(), facts.Told[family].ToList());
        if (cases.Contains(null) || told.Contains(null) || (cases.Count == 0 && told.Count == 0))
            return null;
        var children = facts.Children[family].ToList();
        var byNoCase = told.Count == 0 ? (DateOnly?)null : ofNoCase.DueOn(told.Max()!.Value, null);
        if (cases.Count == 0)
            return new(family, ofNoCase.Code, byNoCase!.Value);
        var byCase = ofCase.DueOn(cases.Max()!.Value, children.Count == 0 ? null : children.Max());
        return byNoCase > byCase ? new(family, ofNoCase.Code, byNoCase.Value) : new(family, ofCase.Code, byCase);
    }

    private sealed record Ended(long FamilyId, DateOnly? On);

    private sealed record FamilyFacts(ILookup<long, DateOnly?> Cases, ILookup<long, DateOnly?> Told, ILookup<long, DateOnly> Children);
}

/// <summary>When a family is due.</summary>
/// <param name="FamilyId">The family.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="DueOn">From which day.</param>
public sealed record FamilyDue(long FamilyId, string Rule, DateOnly DueOn);
