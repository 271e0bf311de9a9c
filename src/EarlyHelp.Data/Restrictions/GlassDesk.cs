using System.Globalization;
using System.Text.Json;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Restrictions;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>Break glass: a manager opens a record out of reach in an emergency, and a privacy officer looks at it afterwards.</summary>
public sealed class GlassDesk(EarlyHelpDbContext db, Reach reach, InterestDesk interests, Messages messages, CurrentActor current, TimeProvider clock)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Most families that a name and a birth date can mean; with more, a reference is asked for.</summary>
    public const int Most = 5;

    /// <summary>The families that a reference of any kind names, or that have a person of exactly this name and birth date. That they were sought is written into their audit.</summary>
    public async Task<IReadOnlyList<Family>> FindAsync(string? typed, DateOnly? born)
    {
        var found = await SeekAsync(typed, born);
        await RememberAsync(typed, born, found);
        return found;
    }

    private async Task<IReadOnlyList<Family>> SeekAsync(string? typed, DateOnly? born)
    {
        List<long> ids = [];
        if (Reference.Parse(typed)?.ToString() is { } reference)
        {
            ids = await db.Families.Where(f => f.Reference == reference).Select(f => f.MergedIntoId ?? f.Id)
                .Union(db.Cases.Where(c => c.Reference == reference).Select(c => c.FamilyId)).Union(db.Notifications.Where(n => n.Reference == reference).Select(n => n.FamilyId))
                .Union(db.StepDowns.Where(s => s.Reference == reference).Select(s => s.FamilyId)).Union(db.StepUps.Where(s => s.Reference == reference).Select(s => s.FamilyId)).ToListAsync();
        }
        else if (born is { } day && NameKey.Of(typed) is { Length: > 0 } key)
        {
            ids = await db.FamilyMembers.Where(m => m.Person.Born == day && m.Person.NameKey == key && m.Person.MergedIntoId == null && m.Family.MergedIntoId == null)
                .Select(m => m.FamilyId).Distinct().Take(Most + 1).ToListAsync();
        }

        return await db.Families.Where(f => ids.Contains(f.Id)).OrderBy(f => f.Reference).ToListAsync();
    }

    // Also when nothing is opened afterwards: that a record exists is told by the answer.
    private async Task RememberAsync(string? typed, DateOnly? born, IReadOnlyList<Family> found)
    {
        var words = JsonSerializer.Serialize(new[] { new AuditedValue("Record", null, typed?.Trim()), new AuditedValue("Born", null, born?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) }.Where(v => v.After is not null));
        await db.NoteAsync(() => found.Select(f => (long?)f.Id).DefaultIfEmpty().Select(Entry));

        AuditEntry Entry(long? family) => new(current.Actor, UkTime.UtcNow(clock), AuditEntry.Searched, nameof(BrokenGlass), $"{family}", new(null, null, family, null), words);
    }

    /// <summary>Whether the record is in reach without breaking anything.</summary>
    public Task<bool> IsInReachAsync(Family family) => reach.FamiliesToOpen.AnyAsync(f => f.Id == family.Id);

    /// <summary>Opens the record for some hours; the privacy officers and whoever leads the work are told with the same save.</summary>
    public async Task<BrokenGlass> BreakAsync(Family family, string? reason)
    {
        var now = UkTime.UtcNow(clock);
        var broken = BrokenGlass.Of(family, reason, current.Actor, now);
        db.Add(broken);
        foreach (var person in (await db.PrivacyOfficersAsync(UkTime.Today(clock), [])).Concat(await interests.LeadsAsync(family.Id)).DistinctBy(p => p.Id).Where(p => p.Id != current.Actor.StaffId))
            messages.TellGlass(broken, current.Actor.Name, person);
        return broken;
    }

    /// <summary>One, with who and which family.</summary>
    public Task<BrokenGlass?> FindAsync(long id) => db.BrokenGlasses.Include(g => g.Staff).Include(g => g.Family).FirstOrDefaultAsync(g => g.Id == id && !reach.KnownToMe.Contains(g.FamilyId));

    /// <summary>How many nobody has reviewed yet.</summary>
    public Task<int> ToReviewAsync() => db.BrokenGlasses.CountAsync(g => g.FoundAt == null && !reach.KnownToMe.Contains(g.FamilyId));

    /// <summary>A page of them, or all where none is named: those nobody reviewed yet, the oldest first, or the others, the newest first.</summary>
    public async Task<(IReadOnlyList<GlassRow> Rows, int Total)> PageAsync(bool reviewed, int? page)
    {
        var shown = (reviewed ? db.BrokenGlasses.Where(g => g.FoundAt > DateTime.MinValue) : db.BrokenGlasses.Where(g => g.FoundAt == null)).AsNoTracking().Where(g => !reach.KnownToMe.Contains(g.FamilyId));
        var ordered = reviewed ? shown.OrderByDescending(g => g.At).ThenByDescending(g => g.Id) : shown.OrderBy(g => g.At).ThenBy(g => g.Id);
        var rows = await ordered.OnPage(page, PageSize).Select(g => new GlassRow(g, g.Staff.Name, g.Family.Reference,
            db.Looks.Count(l => l.StaffId == g.StaffId && l.FamilyId == g.FamilyId && l.At >= g.At && l.At <= g.Until),
            db.Restrictions.Any(r => r.FamilyId == g.FamilyId && r.At <= g.At && (r.LiftedAt == null || r.LiftedAt > g.At)),
            db.DeclaredInterests.Any(i => i.FamilyId == g.FamilyId && i.StaffId == g.StaffId && i.At <= g.At && (i.EndedAt == null || i.EndedAt > g.At)))).ToListAsync();
        return (rows, await shown.CountAsync());
    }
}

/// <summary>A line of the list.</summary>
/// <param name="Glass">What was opened, and what came of it.</param>
/// <param name="Who">Who opened it.</param>
/// <param name="Family">FAM reference.</param>
/// <param name="Looks">How often they looked at the record while it was open.</param>
/// <param name="WasRestricted">Whether it was restricted then.</param>
/// <param name="WasKnown">Whether they had declared to know the family.</param>
public sealed record GlassRow(BrokenGlass Glass, string Who, string Family, int Looks, bool WasRestricted, bool WasKnown);
