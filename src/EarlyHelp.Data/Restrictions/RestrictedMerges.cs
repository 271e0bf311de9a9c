using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>Two records become one, and when that is undone two again: a restriction goes along, and nobody is forgotten by it.</summary>
internal sealed class RestrictedMerges(EarlyHelpDbContext db, TimeProvider clock)
{
    /// <summary>
    /// Two records become one. Refused where somebody would hold the family then who can't see it, and for two restricted records, of which one would be hidden
    /// from who is named for the other; the restriction of a notification that was handed over gives way to the family's own.
    /// </summary>
    public async Task JoinAsync(Family survivor, Family absorbed, Actor by)
    {
        var standing = await db.Restrictions.Include(r => r.Named).Where(r => r.LiftedAt == null && (r.FamilyId == survivor.Id || r.FamilyId == absorbed.Id)).ToListAsync();
        // A notification that was handed over is about the restricted family after all: that one's restriction holds for both.
        var over = standing.Count > 1 ? standing.FirstOrDefault(r => r.FamilyId == absorbed.Id && r.Reason == RestrictionReason.HandedOver) : null;
        if (over is not null)
            standing.Remove(over);
        if (standing.Count == 0)
            return;
        Rule.Check(new Rule(standing.Count == 1, "Both records are open to named people only: ask a privacy officer to lift one of the restrictions first"));
        var named = standing[0].Named.Select(n => n.StaffId).ToHashSet();
        var waiting = await new Duties(db, clock).OfAsync([survivor.Id, absorbed.Id]);
        Rule.Check(new Rule(waiting.SelectMany(w => w).All(d => d.Who.Any(named.Contains)), "One of the records is open to named people only, and somebody who must go on with the other isn’t named: ask a privacy officer to name them first"));
        over?.GoOnWithFamily(by, UkTime.UtcNow(clock));
    }

    /// <summary>What was restricted or declared while the two were one holds for both of them again.</summary>
    public async Task PartAsync(Family survivor, Family absorbed, RecordMerge merge)
    {
        // What was restricted or known before goes back by itself.
        var (mergedAt, restrictions, interests) = (merge.ConfirmedAt!.Value, Moved<Restriction>(merge), Moved<DeclaredInterest>(merge));
        foreach (var since in await db.Restrictions.Include(r => r.Named).ThenInclude(n => n.Staff).Include(r => r.Lead).Where(r => r.FamilyId == survivor.Id && r.LiftedAt == null && r.At >= mergedAt && !restrictions.Contains(r.Id)).ToListAsync())
            db.Add(since.AlsoOf(absorbed));
        // What was handed over is parted from the family again, and hidden as before.
        foreach (var over in await db.Restrictions.Include(r => r.Named).ThenInclude(n => n.Staff).Include(r => r.Lead).Where(r => restrictions.Contains(r.Id) && r.Reason == RestrictionReason.HandedOver && r.LiftedAt == mergedAt).ToListAsync())
            db.Add(over.AlsoOf(absorbed));
        foreach (var since in await db.DeclaredInterests.Where(i => i.FamilyId == survivor.Id && i.EndedAt == null && i.At >= mergedAt && !interests.Contains(i.Id)).ToListAsync())
            db.Add(since.AlsoOf(absorbed));
    }

    private static List<long> Moved<T>(RecordMerge merge) => [.. merge.Moves.Where(m => m.What.StartsWith($"{typeof(T).Name}.", StringComparison.Ordinal)).Select(m => m.RowId)];
}
