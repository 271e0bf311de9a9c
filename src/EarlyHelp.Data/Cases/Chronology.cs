using EarlyHelp.Data.Access;
using EarlyHelp.Data.Documents;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Timeline;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>
/// The chronology of one case that was opened: everything dated, found and paged in the database as one list of days, then read for the page.
/// </summary>
public sealed partial class Chronology(EarlyHelpDbContext db, Reach reach, CaseDocuments documents, CurrentActor current)
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Most entries on one sheet to print.</summary>
    public const int MostPrinted = 2000;

    /// <summary>A page of entries.</summary>
    public async Task<ChronologyEntries> PageAsync(EarlyHelpCase opened, ChronologyFilter filter)
    {
        var people = await PeopleAsync(opened, filter.Until);
        var all = await KeysAsync(opened, filter);
        var ordered = filter.OldestFirst
            ? all.OrderBy(k => k.Day).ThenBy(k => k.Kind).ThenBy(k => k.Id)
            : all.OrderByDescending(k => k.Day).ThenByDescending(k => k.Kind).ThenByDescending(k => k.Id);
        var (skipped, taken) = filter.All ? (0, MostPrinted) : (Paging.Before(filter.Page, PageSize), PageSize);
        var keys = await ordered.Skip(skipped).Take(taken).ToListAsync();
        var read = new Dictionary<(int Kind, long Id), ChronologyEntry>();
        foreach (var kind in keys.GroupBy(k => k.Kind, k => k.Id))
        {
            foreach (var (id, entry) in await ReadAsync(opened, (ChronologyKind)kind.Key, [.. kind], people, filter.Until))
                read[(kind.Key, id)] = entry with { Kind = (ChronologyKind)kind.Key };
        }

        // One move of a whole family is one entry.
        List<ChronologyEntry> entries = [];
        foreach (var entry in keys.Select(k => read[(k.Kind, k.Id)] with { Day = k.Day }))
        {
            if (entries.Count > 0 && entries[^1] is var last && entry.Together is not null && (last.Kind, last.Day, last.Together) == (entry.Kind, entry.Day, entry.Together))
                entries[^1] = last.What == entry.What ? last : last with { What = $"{last.What}, {entry.What}" };
            else
                entries.Add(entry);
        }

        return new(entries, await all.CountAsync(), [.. people.Values.Where(p => p.IsChild).OrderBy(p => p.Born ?? DateOnly.MaxValue).ThenBy(p => p.Name)]);
    }

    /// <summary>Marks that this person looks, and says when they looked before: null at the first look.</summary>
    public async Task<SinceLastLook?> LookAsync(EarlyHelpCase opened, DateTime at)
    {
        var me = current.Actor.StaffId ?? throw new InvalidOperationException("Only staff look at a chronology.");
        var mark = await db.Set<ChronologyMark>().SingleOrDefaultAsync(m => m.StaffId == me && m.CaseId == opened.Id);
        if (mark is null)
            db.Add(mark = new ChronologyMark(me, opened.Id, at));
        else
            mark.LookAgain(at);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (db.Entry(mark).State == EntityState.Added && db.Set<ChronologyMark>().Any(m => m.StaffId == me && m.CaseId == opened.Id))
        {
            // The same person opened it in another tab at the same moment: that look is the first.
            db.Entry(mark).State = EntityState.Detached;
            return null;
        }

        if (mark.Before is not { } before)
            return null;
        var changes = await db.Set<TimelineEntry>().CountAsync(t => t.CaseId == opened.Id && t.At > before && (t.ByStaffId == null || t.ByStaffId != me));
        return new(before, changes);
    }

    private async Task<Dictionary<long, PersonOfChronology>> PeopleAsync(EarlyHelpCase opened, DateTime? until)
    {
        var people = await db.FamilyMembers.AsNoTracking().Where(m => m.FamilyId == opened.FamilyId)
            .Select(m => new { m.PersonId, m.Person.FirstName, m.Person.LastName, m.Role, m.Person.Born, m.To, m.Person.MergedIntoId }).ToListAsync();
        if (until is { } at)
        {
            // Who joined later was not told of; who is still there is called as they were then.
            var (then, day) = ((await new Transfers.AsSent(db).PeopleAsync(opened.FamilyId, at)).ToDictionary(p => p.Id), UkTime.DayOf(at));
            people = [.. people.Where(p => then.ContainsKey(p.PersonId) || p.To < day || p.MergedIntoId is not null)
                .Select(p => then.GetValueOrDefault(p.PersonId) is { } was ? p with { FirstName = was.FirstName, LastName = was.LastName, Born = was.Born } : p)];
        }

        return people.GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => new PersonOfChronology(
            g.Key, g.First().FirstName is { Length: > 0 } first ? first : "Unborn child", $"{g.First().FirstName} {g.First().LastName}".Trim() is { Length: > 0 } full ? full : "Unborn child",
            g.Any(m => m.Role is FamilyRole.Child or FamilyRole.Unborn or FamilyRole.Sibling), g.First().Born));
    }
}

/// <summary>What happened.</summary>
public enum ChronologyKind
{
    /// <summary>A notification came.</summary>
    Notification,

    /// <summary>Triage decided.</summary>
    Decision,

    /// <summary>A unit or a worker took the case on.</summary>
    Worker,

    /// <summary>The family moved.</summary>
    Home,

    /// <summary>A child began at a school.</summary>
    School,

    /// <summary>A visit.</summary>
    Visit,

    /// <summary>Another contact or a note.</summary>
    Contact,

    /// <summary>What a child said or how a child was seen, in an assessment or a review.</summary>
    ChildsWords,

    /// <summary>An assessment was submitted.</summary>
    Assessment,

    /// <summary>A version of the plan was agreed.</summary>
    Plan,

    /// <summary>The plan was reviewed.</summary>
    Review,

    /// <summary>It was decided that the work goes on past 20 weeks.</summary>
    Continuation,

    /// <summary>Consent was withdrawn.</summary>
    Consent,

    /// <summary>A document was added.</summary>
    Document,

    /// <summary>Social care stepped the family down, or asked to.</summary>
    StepDown,

    /// <summary>The case was closed.</summary>
    Closure,

    /// <summary>The case was opened again.</summary>
    Reopening,
}

/// <summary>What the chronology shows; the query string of its page.</summary>
public sealed record ChronologyFilter
{
    /// <summary>One kind.</summary>
    public ChronologyKind? Kind { get; init; }

    /// <summary>Only what is about this child.</summary>
    public long? Child { get; init; }

    /// <summary>Oldest first, as it is read on paper.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Everything on one page, to print.</summary>
    public bool All { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Only what was recorded by then (UTC), as it stood then; null for everything.</summary>
    internal DateTime? Until { get; init; }
}

/// <summary>One entry.</summary>
/// <param name="What">What happened, in a line.</param>
/// <param name="Words">What was written about it.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="RecordedAt">When it was recorded (UTC), where that is known.</param>
/// <param name="Href">Where it is read in full.</param>
public sealed record ChronologyEntry(string What, string? Words = null, string? By = null, DateTime? RecordedAt = null, string? Href = null)
{
    /// <summary>What kind it is.</summary>
    public ChronologyKind Kind { get; init; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>What children said, each in a line.</summary>
    public IReadOnlyList<ChildSaid> Said { get; init; } = [];

    /// <summary>What makes several entries of a day one: the same move of several people.</summary>
    internal string? Together { get; init; }

    /// <summary>Whether it was recorded after a moment; what has no moment of its own by its day.</summary>
    public bool IsNewSince(DateTime? moment) => moment is { } before && (RecordedAt is { } at ? at > before : Day > Domain.UkTime.DayOf(before));
}

/// <summary>What a child said or how a child was seen.</summary>
/// <param name="Name">First name.</param>
/// <param name="Words">The words.</param>
/// <param name="IsOwn">Whether they are the child's own.</param>
public sealed record ChildSaid(string Name, string Words, bool IsOwn);

/// <summary>A person of the family, past or present.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">First name.</param>
/// <param name="FullName">First and last name.</param>
/// <param name="IsChild">Whether a child.</param>
/// <param name="Born">Date of birth.</param>
public sealed record PersonOfChronology(long Id, string Name, string FullName, bool IsChild, DateOnly? Born);

/// <summary>A page of entries.</summary>
/// <param name="Entries">The entries, in their order.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Children">The children of the family, whose ages stand beside each entry.</param>
public sealed record ChronologyEntries(IReadOnlyList<ChronologyEntry> Entries, int Total, IReadOnlyList<PersonOfChronology> Children);

/// <summary>What others changed since a person last looked.</summary>
/// <param name="At">When they looked (UTC).</param>
/// <param name="Changes">How many changes others made.</param>
public sealed record SinceLastLook(DateTime At, int Changes);
