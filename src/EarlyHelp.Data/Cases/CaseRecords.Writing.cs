using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>What the pages of notes, assessments and plans load: as much as their verbs ask for, in a fixed number of queries.</summary>
public sealed partial class CaseRecords
{
    /// <summary>Loads the versions of the assessment, and what everybody scored and every child said.</summary>
    public async Task LoadAssessmentsAsync(EarlyHelpCase opened)
    {
        await db.Entry(opened).Collection(c => c.Assessments).LoadAsync();
        await db.Entry(opened).Collection(c => c.Scores).LoadAsync();
        await db.Entry(opened).Collection(c => c.Voices).LoadAsync();
    }

    /// <summary>Loads the versions of the plan and how far their actions are.</summary>
    public async Task LoadPlansAsync(EarlyHelpCase opened)
    {
        await db.Entry(opened).Collection(c => c.Plans).Query().Include(p => p.Outcomes).ThenInclude(o => o.Actions).Include(p => p.Agreements).AsSplitQuery().LoadAsync();
        await db.Entry(opened).Collection(c => c.ActionSteps).LoadAsync();
        await db.Entry(opened).Collection(c => c.Copies).LoadAsync();
    }

    /// <summary>Loads what a note can touch: the plan with its actions, and what the children said before.</summary>
    public async Task LoadForNoteAsync(EarlyHelpCase opened)
    {
        await LoadPlansAsync(opened);
        await db.Entry(opened).Collection(c => c.Voices).LoadAsync();
    }

    /// <summary>A note of the case, null when it is not one of its notes; every other note with it, by which a correction counts anew.</summary>
    public async Task<CaseNote?> NoteAsync(EarlyHelpCase opened, long id)
    {
        await db.Entry(opened).Collection(c => c.Notes).Query().Include(n => n.Seen).LoadAsync();
        return opened.Notes.FirstOrDefault(n => n.Id == id);
    }

    /// <summary>What everybody of the family is called, also those who have left it; a record that was merged is called as the one that is kept.</summary>
    public async Task<NamesOfCase> NamesAsync(EarlyHelpCase opened)
    {
        var members = db.FamilyMembers.Where(m => m.FamilyId == opened.FamilyId).Select(m => m.PersonId);
        var people = await (from person in db.People.AsNoTracking()
                            join kept in db.People on person.MergedIntoId equals kept.Id into survivors
                            from kept in survivors.DefaultIfEmpty()
                            where members.Contains(person.Id) || members.Contains(person.MergedIntoId!.Value)
                            select new { person.Id, person.MergedIntoId, FirstName = kept == null ? person.FirstName : kept.FirstName, LastName = kept == null ? person.LastName : kept.LastName }).ToListAsync();
        return new(people.ToDictionary(p => p.Id, p => $"{p.FirstName} {p.LastName}".Trim()))
        {
            Kept = people.Where(p => p.MergedIntoId is not null).ToDictionary(p => p.Id, p => p.MergedIntoId!.Value),
        };
    }

    /// <summary>What hangs on these notes: words of children, actions that they met or moved, and which of them were corrected.</summary>
    private async Task<(List<ChildVoice> Voices, List<ActionProgress> Steps, Dictionary<int, string> Actions, HashSet<long> Corrected)> UnderNotesAsync(EarlyHelpCase opened, IReadOnlyCollection<long> noteIds)
    {
        var voices = await db.Set<ChildVoice>().AsNoTracking().Where(v => v.CaseId == opened.Id && v.NoteId != null && noteIds.Contains(v.NoteId.Value)).OrderBy(v => v.Id).ToListAsync();
        var steps = await db.Set<ActionProgress>().AsNoTracking().Where(p => p.CaseId == opened.Id && p.NoteId != null && noteIds.Contains(p.NoteId.Value)).OrderBy(p => p.Id).ToListAsync();
        var actions = await db.Set<FamilyPlan>().Where(p => p.CaseId == opened.Id).SelectMany(p => p.Outcomes).SelectMany(o => o.Actions).Select(a => new { a.Id, a.Number, a.What }).ToListAsync();
        var corrected = await db.Set<CaseNote>().Where(n => n.CaseId == opened.Id && n.CorrectsId != null && noteIds.Contains(n.CorrectsId.Value)).Select(n => n.CorrectsId!.Value).ToListAsync();
        return (voices, steps, actions.GroupBy(a => a.Number).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Id)!.What), [.. corrected]);
    }
}

/// <summary>What the people of a case's family are called.</summary>
/// <param name="ById">The names.</param>
public sealed record NamesOfCase(IReadOnlyDictionary<long, string> ById)
{
    /// <summary>By the key of a record that was merged, the one that is kept.</summary>
    public IReadOnlyDictionary<long, long> Kept { get; init; } = new Dictionary<long, long>();

    /// <summary>The name, or that the person is not of this family any more.</summary>
    public string Of(long? personId) => personId is { } id && ById.TryGetValue(id, out var name) ? name.Length > 0 ? name : "Unborn child" : "Somebody who is no longer on this family’s record";

    /// <summary>Whose score it is: the worker, a person of the family, an agency.</summary>
    public string Of(ScaleVoice voice, long? personId, string? agency) => voice switch
    {
        ScaleVoice.Worker => "Worker",
        ScaleVoice.Agency => agency ?? "An agency",
        _ => Of(personId),
    };

    /// <summary>Who does an action.</summary>
    public string Of(PlanAction action) => action.Owner == ActionOwner.FamilyMember ? Of(action.OwnerPersonId) : action.OwnerName ?? "Nobody";
}
