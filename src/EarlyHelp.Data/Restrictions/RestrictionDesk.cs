using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>What a privacy officer does with restricted records (spec 3-access): restricts, names, lifts. The family is known by its reference; its record is not read.</summary>
public sealed class RestrictionDesk(EarlyHelpDbContext db, Reach reach, Duties duties, Messages messages, CurrentActor current, TimeProvider clock)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    private DateTime Now => UkTime.UtcNow(clock);

    /// <summary>The family that a reference names, whether or not anybody else reaches it; a merged record leads on. Null when there is none.</summary>
    public async Task<Family?> FamilyAsync(string? reference)
    {
        var typed = Domain.Identifiers.Reference.Parse(reference)?.ToString() ?? "";
        var found = await reach.FamiliesToAudit.Where(f => f.Reference == typed).Select(f => (long?)(f.MergedIntoId ?? f.Id)).FirstOrDefaultAsync()
            ?? await reach.CasesToAudit.Where(c => c.Reference == typed).Select(c => (long?)c.FamilyId).FirstOrDefaultAsync()
            ?? await reach.NotificationsToAudit.Where(n => n.Reference == typed).Select(n => (long?)n.FamilyId).FirstOrDefaultAsync();
        return found is { } id ? await reach.FamiliesToAudit.FirstOrDefaultAsync(f => f.Id == id) : null;
    }

    /// <summary>What waits for somebody in the family's records.</summary>
    public Task<IReadOnlyList<Duty>> DutiesAsync(Family family) => duties.OfAsync(family.Id);

    /// <summary>Those who hold what waits, to begin the list of the named with.</summary>
    public async Task<IReadOnlyList<StaffMember>> HoldersAsync(IReadOnlyList<Duty> waiting)
    {
        var ids = waiting.Where(d => d.Who.Count == 1).SelectMany(d => d.Who).Distinct().ToList();
        return await db.Staff.AsNoTracking().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Name).ToListAsync();
    }

    /// <summary>Members of staff by their e-mail addresses; the addresses that are nobody's.</summary>
    public async Task<(IReadOnlyList<StaffMember> People, IReadOnlyList<string> Unknown)> PeopleAsync(IReadOnlyCollection<string> emails)
    {
        var people = await db.Staff.Where(s => emails.Contains(s.Email)).OrderBy(s => s.Name).ToListAsync();
        return (people, [.. emails.Except(people.Select(p => p.Email), StringComparer.Ordinal)]);
    }

    /// <summary>Restricts a family's record, and tells those who are named.</summary>
    public async Task<Restriction> RestrictAsync(Family family, RestrictionFacts facts)
    {
        Rule.Check(new Rule(!await db.Restrictions.AnyAsync(r => r.FamilyId == family.Id && r.LiftedAt == null), "This record is restricted already: change who is named for it", RestrictionFacts.Family));
        await RefuseWhoKnowsAsync(family.Id, facts);
        var restriction = Restriction.Of(family, facts, await DutiesAsync(family), current.Actor, Now);
        db.Add(restriction);
        foreach (var named in restriction.Named)
            messages.TellNamed(family, named.Staff, restriction.Lead, Now);
        return restriction;
    }

    /// <summary>Names others, also for what triage handed over because of this record; whoever is new is told.</summary>
    public async Task ChangeAsync(Restriction restriction, RestrictionFacts facts)
    {
        await RefuseWhoKnowsAsync(restriction.FamilyId, facts);
        var (before, waiting) = (restriction.Named.ToList(), await DutiesAsync(restriction.Family));
        restriction.Change(facts, waiting, current.Actor);
        Renamed(restriction, before);
        foreach (var over in await db.HandedOverByAsync(restriction))
        {
            var there = over.Named.ToList();
            over.Follow(restriction, [.. before.Select(n => n.StaffId)]);
            Renamed(over, there);
        }
    }

    /// <summary>Lifts it, and with it what triage handed over because of this record.</summary>
    public async Task LiftAsync(Restriction restriction, string? why)
    {
        var now = Now;
        restriction.Lift(why, current.Actor, now);
        foreach (var over in await db.HandedOverByAsync(restriction))
            over.Lift(why, current.Actor, now);
    }

    /// <summary>How many notifications that triage handed over are due or late, or have nobody named who works in triage.</summary>
    public async Task<int> WaitingAsync()
    {
        var known = await reach.KnownToMe.ToListAsync();
        return (await db.HandedOverWaitingAsync(UkTime.Today(clock))).Count(w => !known.Contains(w.Over.FamilyId));
    }

    /// <summary>One restriction with whom it names.</summary>
    public Task<Restriction?> FindAsync(long id) => Whole.FirstOrDefaultAsync(r => r.Id == id && !reach.KnownToMe.Contains(r.FamilyId));

    /// <summary>A page of restrictions, or all where no page is named: those that stand first, the newest first.</summary>
    public async Task<(IReadOnlyList<RestrictionRow> Rows, int Total)> PageAsync(bool lifted, int? page)
    {
        var shown = (lifted ? db.Restrictions.Where(r => r.LiftedAt > DateTime.MinValue) : db.Restrictions.Where(r => r.LiftedAt == null)).Where(r => !reach.KnownToMe.Contains(r.FamilyId));
        var ids = await shown.OrderByDescending(r => r.Id).Select(r => r.Id).OnPage(page, PageSize).ToListAsync();
        var rows = await Whole.AsNoTracking().Where(r => ids.Contains(r.Id)).OrderByDescending(r => r.Id).ToListAsync();
        var families = rows.Select(r => r.FamilyId).ToList();
        var waiting = lifted ? null : await duties.OfAsync(families);
        var named = rows.SelectMany(r => r.Named).Select(n => n.StaffId).Distinct().ToList();
        var posted = (await db.PostedOn(UkTime.Today(clock)).Where(p => named.Contains(p.StaffId)).Select(p => p.StaffId).Distinct().ToListAsync()).ToHashSet();
        var handed = (lifted ? [] : await db.HandedOverWaitingAsync(UkTime.Today(clock))).ToLookup(w => w.Over.Id, w => w.Words);
        return ([.. rows.Select(r => new RestrictionRow(r, waiting is null ? null
            : handed[r.Id].FirstOrDefault() ?? waiting[r.FamilyId].FirstOrDefault(d => !r.Named.Any(n => d.Who.Contains(n.StaffId)))?.Sentence
            ?? (r.Named.Any(n => posted.Contains(n.StaffId)) ? null : "Nobody who is named works here any more")))], await shown.CountAsync());
    }

    /// <summary>Whether a family is restricted now, for those who reach it: whom others are told to ring.</summary>
    public async Task<string?> LeadAsync(long familyId) =>
        await db.Restrictions.Where(r => r.FamilyId == familyId && r.LiftedAt == null).Select(r => r.Lead.Name).FirstOrDefaultAsync();

    /// <summary>A sentence against giving a family to a district or unit where nobody sees it.</summary>
    public Task<string?> PlaceProblemAsync(long familyId, Role role, long? districtId, long? unitId = null) => duties.PlaceProblemAsync(familyId, role, districtId, unitId);

    /// <summary>A sentence against giving a family to somebody from whom it is hidden; null when nothing speaks against it.</summary>
    public Task<string?> ProblemAsync(long familyId, long staffId) => ProblemAsync([(familyId, staffId)]);

    /// <summary>As above, for several families at once: the first sentence.</summary>
    public async Task<string?> ProblemAsync(IReadOnlyCollection<(long FamilyId, long StaffId)> given)
    {
        var (families, staff) = (given.Select(g => g.FamilyId).Distinct().ToList(), given.Select(g => g.StaffId).Distinct().ToList());
        var known = await db.DeclaredInterests.Where(i => families.Contains(i.FamilyId) && staff.Contains(i.StaffId) && i.EndedAt == null)
            .Select(i => new { i.FamilyId, i.StaffId, i.Staff.Name, i.Family.Reference }).ToListAsync();
        if (known.FirstOrDefault(k => given.Contains((k.FamilyId, k.StaffId))) is { } knows)
            return $"{knows.Name} declared to know family {knows.Reference}: choose somebody else";
        var restricted = await db.Restrictions.Where(r => families.Contains(r.FamilyId) && r.LiftedAt == null)
            .Select(r => new { r.FamilyId, r.Family.Reference, Named = r.Named.Select(n => n.StaffId).ToList() }).ToListAsync();
        return restricted.FirstOrDefault(r => given.Any(g => g.FamilyId == r.FamilyId && !r.Named.Contains(g.StaffId))) is { } closed
            ? $"The record of family {closed.Reference} is open to named people only, and this worker isn’t one of them: ask a privacy officer to name them first"
            : null;
    }

    // Who is no longer named is taken out of the table by hand: no key of this database deletes with another. Who is new is told.
    private void Renamed(Restriction restriction, IReadOnlyList<NamedPerson> before)
    {
        db.RemoveRange(before.Except(restriction.Named));
        foreach (var named in restriction.Named.Where(n => before.All(b => b.StaffId != n.StaffId)))
            messages.TellNamed(restriction.Family, named.Staff, restriction.Lead, Now);
    }

    // Somebody who declared to know the family doesn't see it, named or not: as its lead they could tell nobody anything.
    private async Task RefuseWhoKnowsAsync(long familyId, RestrictionFacts facts)
    {
        var ids = facts.Named.Select(p => p.Id).ToList();
        var known = await db.DeclaredInterests.Where(i => i.FamilyId == familyId && ids.Contains(i.StaffId) && i.EndedAt == null).Select(i => i.Staff.Name).ToListAsync();
        Rule.Check([.. known.Select(name => new Rule(false, $"{name} declared to know this family: name somebody else", nameof(facts.Named)))]);
    }

    private IQueryable<Restriction> Whole => db.Restrictions.Include(r => r.Family).Include(r => r.Lead).Include(r => r.Named).ThenInclude(n => n.Staff).AsSplitQuery();
}

/// <summary>A line of the list.</summary>
/// <param name="Restriction">The restriction.</param>
/// <param name="Trouble">What is wrong with it: somebody holds the family who can't see it, or nobody is left who can.</param>
public sealed record RestrictionRow(Restriction Restriction, string? Trouble);
