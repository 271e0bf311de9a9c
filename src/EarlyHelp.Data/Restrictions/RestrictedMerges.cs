using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>Two records become one, and when that is undone two again: a restriction goes along, and nobody is forgotten by it.</summary>
internal sealed class RestrictedMerges(EarlyHelpDbContext db, TimeProvider clock)
{
    private const string OpenFirst = "This would hide a family’s record from everybody who isn’t named for the notification that was handed over: have it opened to triage first";

    /// <summary>
    /// Two records become one. Refused where somebody would hold the family then who can't see it, and for two restricted records, of which one would be hidden
    /// from who is named for the other. The restriction of a notification that was handed over gives way to the family's own, and never hides a family that is open.
    /// </summary>
    public async Task JoinAsync(Family survivor, Family absorbed, RecordMerge merge, Actor by)
    {
        var standing = await db.Restrictions.Include(r => r.Named).Where(r => r.LiftedAt == null && (r.FamilyId == survivor.Id || r.FamilyId == absorbed.Id)).ToListAsync();
        if (standing.Count == 0)
            return;
        var own = standing.Where(r => r.Reason != RestrictionReason.HandedOver).ToList();
        var ends = standing.Except(own).ToList();
        if (own.Count == 0 && ends.FirstOrDefault(r => r.FamilyId == survivor.Id) is { } stays)
        {
            // Another new notification goes on with the one that was handed over, hidden as that is.
            Rule.Check(new Rule(ends.Count > 1 || !await IsEstablishedAsync(absorbed), OpenFirst));
            own.Add(stays);
            ends.Remove(stays);
        }

        Rule.Check(new Rule(own.Count <= 1, "Both records are open to named people only: ask a privacy officer to lift one of the restrictions first"));
        foreach (var over in own.Count == 0 ? ends : [])
            Rule.Check(new Rule(await db.SeesSourceAsync(over, by.StaffId), OpenFirst));
        if (own.Count == 1)
            await RefuseForgottenAsync(own[0], survivor, absorbed);
        foreach (var over in ends)
            over.GoOnWithFamily(own.Count == 1, by, merge.ConfirmedAt!.Value);
    }

    /// <summary>What was restricted or declared while the two were one holds for both of them again.</summary>
    public async Task PartAsync(Family survivor, Family absorbed, RecordMerge merge)
    {
        // What was restricted or known before goes back by itself.
        var (mergedAt, restrictions, interests) = (merge.ConfirmedAt!.Value, Moved<Restriction>(merge), Moved<DeclaredInterest>(merge));
        foreach (var since in await Whole.Where(r => r.FamilyId == survivor.Id && r.LiftedAt == null && r.At >= mergedAt && !restrictions.Contains(r.Id)).ToListAsync())
            db.Add(since.AlsoOf(absorbed));
        // What was handed over is parted from the family again, and hidden as long and from whom the restricted record is.
        foreach (var over in await Whole.Where(r => r.Reason == RestrictionReason.HandedOver && r.LiftedAt == mergedAt && (restrictions.Contains(r.Id) || r.FamilyId == survivor.Id)).ToListAsync())
        {
            if (await Whole.FirstOrDefaultAsync(r => r.Id == over.SourceId && r.LiftedAt == null) is not { } source)
                continue;
            var again = over.AlsoOf(restrictions.Contains(over.Id) ? absorbed : survivor);
            again.Follow(source, [.. over.Named.Select(n => n.StaffId)]);
            db.Add(again);
        }

        foreach (var since in await db.DeclaredInterests.Where(i => i.FamilyId == survivor.Id && i.EndedAt == null && i.At >= mergedAt && !interests.Contains(i.Id)).ToListAsync())
            db.Add(since.AlsoOf(absorbed));
    }

    private IQueryable<Restriction> Whole => db.Restrictions.Include(r => r.Named).ThenInclude(n => n.Staff).Include(r => r.Lead);

    private async Task RefuseForgottenAsync(Restriction stays, Family survivor, Family absorbed)
    {
        var named = stays.Named.Select(n => n.StaffId).ToHashSet();
        var waiting = await new Duties(db, clock).OfAsync([survivor.Id, absorbed.Id]);
        Rule.Check(new Rule(waiting.SelectMany(w => w).All(d => d.Who.Any(named.Contains)), "One of the records is open to named people only, and somebody who must go on with the other isn’t named: ask a privacy officer to name them first"));
    }

    // A record with which somebody worked, not only one made from a new notification.
    private async Task<bool> IsEstablishedAsync(Family family) =>
        await db.Cases.AnyAsync(c => c.FamilyId == family.Id) || await db.StepDowns.AnyAsync(s => s.FamilyId == family.Id) || await db.StepUps.AnyAsync(s => s.FamilyId == family.Id)
        || await db.PastSupport.AnyAsync(s => s.FamilyId == family.Id) || await db.PastTransfers.AnyAsync(t => t.FamilyId == family.Id)
        || await db.Notifications.AnyAsync(n => n.FamilyId == family.Id && n.DecidedOn != null);

    private static List<long> Moved<T>(RecordMerge merge) => [.. merge.Moves.Where(m => m.What.StartsWith($"{typeof(T).Name}.", StringComparison.Ordinal)).Select(m => m.RowId)];
}
