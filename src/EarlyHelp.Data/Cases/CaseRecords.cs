using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>What the pages of one case show. Every method takes a case that was opened, so it is in reach and the look is logged.</summary>
public sealed partial class CaseRecords(EarlyHelpDbContext db, Reach reach)
{
    /// <summary>Notes or events on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The people of the family now, children first, the eldest first.</summary>
    public async Task<IReadOnlyList<PersonOfCase>> PeopleAsync(EarlyHelpCase opened)
    {
        var people = await db.FamilyMembers.AsNoTracking().Where(m => m.FamilyId == opened.FamilyId && m.To == null && m.Person.MergedIntoId == null)
            .Select(m => new PersonOfCase(m.PersonId, m.Person.FirstName, m.Person.LastName, m.Role, m.IsMainContact, m.Person.Born, m.Person.DueOn,
                reach.HiddenPeople.Contains(m.PersonId) ? null : m.Person.Schoolings.Where(s => s.To == null).OrderByDescending(s => s.Id).Select(s => s.School).FirstOrDefault())).ToListAsync();
        return [.. people.OrderBy(p => p.IsChild ? 0 : 1).ThenBy(p => p.Born ?? p.DueOn ?? DateOnly.MaxValue).ThenBy(p => p.Name)];
    }

    /// <summary>The notification that the case came from: its reference, and the child's own words in it.</summary>
    public async Task<NotificationOfCase?> NotificationAsync(EarlyHelpCase opened) => opened.NotificationId is null ? null
        : await db.Notifications.AsNoTracking().Where(n => n.Id == opened.NotificationId)
            .Select(n => new NotificationOfCase(n.Reference, n.ReceivedOn, n.NotifierName, n.NotifierOrganisation, n.ChildsWords)).FirstOrDefaultAsync();

    /// <summary>What the register of the system before says of it; null when it began here.</summary>
    public Task<PastOfCase?> PastAsync(EarlyHelpCase opened) => PastOfCase.ReadAsync(db, opened);

    /// <summary>The step-down that the case came from, or that goes on in it: its reference, who asked, and what the children said in it.</summary>
    public Task<StepDownOfCase?> StepDownAsync(EarlyHelpCase opened) => db.StepDowns.AsNoTracking().Where(s => s.CaseId == opened.Id).OrderBy(s => s.Id)
        .Select(s => new StepDownOfCase(s.Reference, s.CompletedOn!.Value, s.RequestedBy, s.ChildrensViews)).FirstOrDefaultAsync();

    /// <summary>Where consent stands: the newest answer of each person to each item.</summary>
    public async Task<IReadOnlyList<ConsentOfCase>> ConsentAsync(EarlyHelpCase opened)
    {
        var answers = await db.Consents.AsNoTracking().Where(c => c.FamilyId == opened.FamilyId)
            .Select(c => new { c.Id, c.PersonId, First = c.Person!.FirstName, Last = c.Person.LastName, c.Item, c.Answer, c.On }).ToListAsync();
        return [.. answers.GroupBy(c => (c.PersonId, c.Item)).Select(g => g.OrderBy(c => c.On).ThenBy(c => c.Id).Last())
            .OrderBy(c => c.Item, StringComparer.Ordinal).Select(c => new ConsentOfCase(c.PersonId is null ? null : $"{c.First} {c.Last}".Trim(), c.Item, c.Answer, c.On))];
    }

    /// <summary>A page of notes, the newest first, with the names of those who were seen.</summary>
    public async Task<(IReadOnlyList<NoteOfCase> Notes, int Total)> NotesAsync(EarlyHelpCase opened, int page)
    {
        var all = db.Set<CaseNote>().AsNoTracking().Where(n => n.CaseId == opened.Id);
        var notes = await all.OrderByDescending(n => n.HappenedOn).ThenByDescending(n => n.Id).Skip(Paging.Before(page, PageSize)).Take(PageSize)
            .Include(n => n.Seen).ToListAsync();
        var (voices, steps, actions, corrected) = await UnderNotesAsync(opened, [.. notes.Select(n => n.Id)]);
        var ids = notes.SelectMany(n => n.Seen).Select(s => s.PersonId).Concat(voices.Select(v => v.PersonId)).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.FirstName, p.LastName }).ToDictionaryAsync(p => p.Id, p => $"{p.FirstName} {p.LastName}".Trim());
        return ([.. notes.Select(n => new NoteOfCase(n, [.. n.Seen.DistinctBy(s => s.PersonId).Where(s => names.ContainsKey(s.PersonId)).Select(s => names[s.PersonId])])
        {
            Words = [.. voices.Where(v => v.NoteId == n.Id && v.OwnWords is not null).Select(v => (names.GetValueOrDefault(v.PersonId, "A child"), v.OwnWords!))],
            Steps = [.. steps.Where(p => p.NoteId == n.Id).Select(p => (actions.GetValueOrDefault(p.Action, "An action of the plan"), p))],
            IsCorrected = corrected.Contains(n.Id),
        })], await all.CountAsync());
    }

    /// <summary>A page of what happened, the newest first.</summary>
    public async Task<(IReadOnlyList<TimelineEntry> Entries, int Total)> TimelineAsync(EarlyHelpCase opened, int page)
    {
        var all = db.Set<TimelineEntry>().AsNoTracking().Where(t => t.CaseId == opened.Id);
        var entries = await all.OrderByDescending(t => t.HappenedOn).ThenByDescending(t => t.Id).Skip(Paging.Before(page, PageSize)).Take(PageSize).ToListAsync();
        return (entries, await all.CountAsync());
    }

    /// <summary>Who held it, the newest first.</summary>
    public async Task<IReadOnlyList<SpellOfCase>> SpellsAsync(EarlyHelpCase opened)
    {
        var names = new DatedNames(await db.PlaceNames.AsNoTracking().ToListAsync());
        var spells = await (from spell in db.Set<CaseSpell>().AsNoTracking()
                            join unit in db.Units on spell.UnitId equals unit.Id
                            join worker in db.Staff on spell.WorkerId equals worker.Id into workers
                            from worker in workers.DefaultIfEmpty()
                            where spell.CaseId == opened.Id
                            orderby spell.Id descending
                            select new { unit.Id, Spell = new SpellOfCase(unit.Name, worker == null ? null : worker.Name, spell.From, spell.To, spell.Reason, spell.By) }).ToListAsync();
        // What is over has the name of its last day.
        return [.. spells.Select(s => s.Spell.To is { } to ? s.Spell with { Unit = names.On(PlaceKind.Unit, s.Id, to, s.Spell.Unit) } : s.Spell)];
    }

    /// <summary>Whether these people belong to the family of the case.</summary>
    public async Task<bool> AreOfFamilyAsync(EarlyHelpCase opened, IReadOnlyCollection<long> personIds) =>
        await db.FamilyMembers.Where(m => m.FamilyId == opened.FamilyId && personIds.Contains(m.PersonId)).Select(m => m.PersonId).Distinct().CountAsync() == personIds.Distinct().Count();

    /// <summary>The records that stand for these people now: a merged one leads to its survivor; one that is not there stays as it is.</summary>
    public async Task<List<long>> StandingAsync(IReadOnlyCollection<long> personIds)
    {
        var survivors = await db.People.Where(p => personIds.Contains(p.Id) && p.MergedIntoId != null).ToDictionaryAsync(p => p.Id, p => p.MergedIntoId!.Value);
        return [.. personIds.Select(id => survivors.GetValueOrDefault(id, id)).Distinct()];
    }
}

/// <summary>A person of the family of a case.</summary>
public sealed record PersonOfCase(long Id, string FirstName, string LastName, FamilyRole Role, bool IsMainContact, DateOnly? Born, DateOnly? DueOn, string? School)
{
    /// <summary>First and last name.</summary>
    public string Name => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : "Unborn child";

    /// <summary>Whom the service is for.</summary>
    public bool IsChild => Role is FamilyRole.Child or FamilyRole.Unborn or FamilyRole.Sibling;
}

/// <summary>The notification that a case came from.</summary>
public sealed record NotificationOfCase(string Reference, DateOnly ReceivedOn, string NotifierName, string? Organisation, string? ChildsWords);

/// <summary>The step-down that a case came from.</summary>
public sealed record StepDownOfCase(string Reference, DateOnly CompletedOn, string RequestedBy, string? ChildsWords);

/// <summary>One person's newest answer to one item of consent.</summary>
public sealed record ConsentOfCase(string? Person, string Item, ConsentAnswer Answer, DateOnly On);

/// <summary>A note with the names of those who were seen.</summary>
/// <param name="Note">The note.</param>
/// <param name="Seen">Who was seen.</param>
public sealed record NoteOfCase(CaseNote Note, IReadOnlyList<string> Seen)
{
    /// <summary>What each child said.</summary>
    public IReadOnlyList<(string Child, string Words)> Words { get; init; } = [];

    /// <summary>The actions of the plan that it met or moved.</summary>
    public IReadOnlyList<(string Action, ActionProgress Step)> Steps { get; init; } = [];

    /// <summary>Whether a newer note corrects it.</summary>
    public bool IsCorrected { get; init; }
}

/// <summary>Who held a case, from a day to a day; without a worker while it waited in the unit.</summary>
public sealed record SpellOfCase(string Unit, string? Worker, DateOnly From, DateOnly? To, string? Reason, string By);
