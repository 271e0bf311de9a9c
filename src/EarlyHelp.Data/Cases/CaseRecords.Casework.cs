using EarlyHelp.Data.Accounts;
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
        // With the family comes who holds responsibility for it; a case that was opened by its reference has it already.
        await entry.Reference(c => c.Family).LoadAsync();
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
        await entry.Collection(c => c.Handovers).LoadAsync();
    }

    /// <summary>Loads what says who must act next, and no more of the work than that.</summary>
    public async Task LoadActsAsync(EarlyHelpCase opened)
    {
        var entry = db.Entry(opened);
        await LoadTransferAsync(opened);
        if (opened.State == CaseState.Closed)
            await entry.Collection(c => c.FollowUps).LoadAsync();
        else if (opened.State == CaseState.Closing)
            await entry.Collection(c => c.Closures).LoadAsync();
        else if (opened.AssessmentCount > 0)
            await entry.Collection(c => c.Assessments).LoadAsync();
    }

    /// <summary>Whether the worker who holds the case no longer works in its unit or can’t sign in any more, so that somebody must reallocate it.</summary>
    public async Task<bool> HolderHasLeftAsync(EarlyHelpCase opened, DateOnly on) =>
        opened is { ClosedOn: null, WorkerId: not null }
            && !await db.PostedOn(on).AnyAsync(p => p.StaffId == opened.WorkerId && p.UnitId == opened.UnitId && p.Role == Domain.Access.Role.UnitWorker);

    /// <summary>Loads what stands on the ruler of weeks.</summary>
    public async Task LoadRulerAsync(EarlyHelpCase opened)
    {
        await db.Entry(opened).Collection(c => c.Reviews).LoadAsync();
        await db.Entry(opened).Collection(c => c.Continuations).LoadAsync();
    }

    /// <summary>Loads who held the case, which closing ends.</summary>
    public Task LoadSpellsAsync(EarlyHelpCase opened) => db.Entry(opened).Collection(c => c.Spells).LoadAsync();

    /// <summary>The unit in which the worker who held the case is posted on a day; null when nobody held it or the worker has left.</summary>
    public async Task<long?> WorkersUnitAsync(EarlyHelpCase opened, DateOnly on) => opened.WorkerId is not { } worker ? null
        : await db.Postings.Where(p => p.StaffId == worker && p.From <= on && (p.To == null || p.To >= on)).OrderByDescending(p => p.From).Select(p => p.UnitId).FirstOrDefaultAsync();

    /// <summary>Another open case of the family; null when there is none.</summary>
    public async Task<string?> OtherOpenCaseAsync(EarlyHelpCase opened) =>
        await db.Cases.Where(c => c.FamilyId == opened.FamilyId && c.Id != opened.Id && c.ClosedOn == null).Select(c => c.Reference).FirstOrDefaultAsync();

    /// <summary>Whether the notifier can be told by a message.</summary>
    public async Task<bool> CanTellNotifierAsync(EarlyHelpCase opened) =>
        opened.NotificationId is { } id && await db.Notifications.AnyAsync(n => n.Id == id && n.NotifierEmail != "");

    /// <summary>Who belongs to the family on a day.</summary>
    public async Task<FamilyToday> FamilyAsync(EarlyHelpCase opened, DateOnly on)
    {
        // Split: in one query everybody's family would be read.
        var family = await db.Families.AsNoTracking().Include(f => f.Members).ThenInclude(m => m.Person).AsSplitQuery().SingleAsync(f => f.Id == opened.FamilyId);
        var members = family.Members.Select(m => m.PersonId).ToList();
        var kept = await db.People.Where(p => p.MergedIntoId != null && members.Contains(p.MergedIntoId.Value)).ToDictionaryAsync(p => p.Id, p => p.MergedIntoId!.Value);
        return FamilyToday.Of(family, on) with { Kept = kept };
    }
}
