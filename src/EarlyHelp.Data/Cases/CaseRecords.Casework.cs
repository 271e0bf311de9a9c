using EarlyHelp.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>What the verbs of casework ask for: everything the case holds, and who the family is today.</summary>
public sealed partial class CaseRecords
{
    /// <summary>Loads assessments, plans, reviews, continuations, closures and what belongs to them. A verb that needs them refuses to run without.</summary>
    public async Task LoadWorkAsync(EarlyHelpCase opened)
    {
        var entry = db.Entry(opened);
        await entry.Collection(c => c.Assessments).LoadAsync();
        await entry.Collection(c => c.Scores).LoadAsync();
        await entry.Collection(c => c.Voices).LoadAsync();
        await entry.Collection(c => c.Plans).Query().Include(p => p.Outcomes).ThenInclude(o => o.Actions).Include(p => p.Agreements).AsSplitQuery().LoadAsync();
        await entry.Collection(c => c.ActionSteps).LoadAsync();
        await entry.Collection(c => c.Copies).LoadAsync();
        await entry.Collection(c => c.Reviews).Query().Include(r => r.Ratings).Include(r => r.Team).AsSplitQuery().LoadAsync();
        await entry.Collection(c => c.Continuations).LoadAsync();
        await entry.Collection(c => c.Closures).Query().Include(p => p.Results).Include(p => p.People).AsSplitQuery().LoadAsync();
        await entry.Collection(c => c.FollowUps).LoadAsync();
    }

    /// <summary>Who belongs to the family on a day.</summary>
    public async Task<FamilyToday> FamilyAsync(EarlyHelpCase opened, DateOnly on)
    {
        var family = await db.Families.AsNoTracking().Include(f => f.Members).ThenInclude(m => m.Person).SingleAsync(f => f.Id == opened.FamilyId);
        return FamilyToday.Of(family, on);
    }
}
