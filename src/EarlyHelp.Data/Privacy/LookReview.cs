using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Privacy;

/// <summary>Who looked at what, for the privacy officer: by person, and what is unusual. Every list is paged in the database; of a family it has the reference only.</summary>
public sealed class LookReview(EarlyHelpDbContext db, Reach reach, CurrentActor current)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    private const int Day = 1;

    private bool MayRead => current.Actor.May(Permission.ReviewLooks);

    /// <summary>Whether there is a family of this reference, whose audit can then be opened.</summary>
    public Task<bool> IsFamilyAsync(string reference) => reach.FamiliesToAudit.AnyAsync(f => MayRead && f.Reference == reference);

    /// <summary>Members of staff by a part of their name or the beginning of their address; a page, or all.</summary>
    public async Task<(IReadOnlyList<StaffMember> People, int Total)> StaffAsync(string? name, DateOnly today, int? page)
    {
        var people = db.Staff.AsNoTracking().Where(s => MayRead).Called(name);
        var some = await people.OrderBy(s => s.Name).ThenBy(s => s.Id).OnPage(page, PageSize)
            .Include(s => s.Postings.Where(p => p.From <= today && (p.To == null || p.To >= today))).ThenInclude(p => p.Unit)
            .Include(s => s.Postings).ThenInclude(p => p.District).Include(s => s.Postings).ThenInclude(p => p.Area).ToListAsync();
        return (some, await people.CountAsync());
    }

    /// <summary>A member of staff, and the street where they live when it was entered.</summary>
    public async Task<(StaffMember Person, StaffStreet? Street)?> PersonAsync(long staffId)
    {
        var person = await db.Staff.FirstOrDefaultAsync(s => MayRead && s.Id == staffId);
        return person is null ? null : (person, await db.StaffStreets.FirstOrDefaultAsync(s => s.StaffId == staffId));
    }

    /// <summary>What a member of staff looked at, newest first; a page, or all.</summary>
    public async Task<(IReadOnlyList<SeenRecord> Looks, int Total)> OfPersonAsync(long staffId, Days days, int? page)
    {
        var looks = Between(db.Looks.AsNoTracking().Where(l => MayRead && l.StaffId == staffId && !reach.KnownToMe.Contains(l.FamilyId)), days);
        return (await WithReferences(looks.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).OnPage(page, PageSize)).ToListAsync(), await looks.CountUpToMostAsync());
    }

    /// <summary>Unusual looks of a kind and state, the latest first; a page, or all.</summary>
    public async Task<(IReadOnlyList<UnusualLine> Looks, int Total)> UnusualAsync(UnusualKind? kind, UnusualState state, int? page)
    {
        var unusual = Unusual.AsNoTracking().Where(u => u.State == state);
        if (kind is { } one)
            unusual = unusual.Where(u => u.Kind == one);
        var some = await unusual.OrderByDescending(u => u.LastAt).ThenByDescending(u => u.Id).OnPage(page, PageSize)
            .Select(u => new UnusualLine(u, db.Families.Where(f => f.Id == u.FamilyId).Select(f => f.Reference).FirstOrDefault())).ToListAsync();
        return (some, await unusual.CountAsync());
    }

    /// <summary>How many wait for an answer, by kind.</summary>
    public async Task<IReadOnlyDictionary<UnusualKind, int>> OpenAsync() => await Unusual.Where(u => u.State == UnusualState.Open)
        .GroupBy(u => u.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);

    /// <summary>When looks were last gone through (UTC); null before the first time.</summary>
    public Task<DateTime?> GoneThroughAtAsync() => db.LooksGoneThrough.Select(g => (DateTime?)g.At).FirstOrDefaultAsync();

    /// <summary>One unusual look, to be answered, with the reference of its family.</summary>
    public async Task<(UnusualLook Look, string? Family)?> FindAsync(long id)
    {
        var look = await Unusual.FirstOrDefaultAsync(u => u.Id == id);
        return look is null ? null : (look, await db.Families.Where(f => f.Id == look.FamilyId).Select(f => f.Reference).FirstOrDefaultAsync());
    }

    /// <summary>The looks of which it is made: those of the person on the day, at the family where it is about one.</summary>
    public async Task<(IReadOnlyList<SeenRecord> Looks, int Total)> BehindAsync(UnusualLook unusual, int? page)
    {
        var looks = db.Looks.AsNoTracking().Where(l => l.StaffId == unusual.StaffId && l.At >= unusual.FirstAt && l.At <= unusual.LastAt && (unusual.FamilyId == null || l.FamilyId == unusual.FamilyId) && !reach.KnownToMe.Contains(l.FamilyId));
        return (await WithReferences(looks.OrderBy(l => l.At).ThenBy(l => l.Id).OnPage(page, PageSize)).ToListAsync(), await looks.CountAsync());
    }

    /// <summary>From where on looking is unusual, to be read or changed.</summary>
    public async Task<LookLimits> LimitsAsync()
    {
        var limits = await db.LookLimits.SingleOrDefaultAsync();
        if (limits is null)
            db.Add(limits = new LookLimits());
        return limits;
    }

    // Not about a family that the reader declared to know.
    private IQueryable<UnusualLook> Unusual => db.UnusualLooks.Where(u => MayRead && (u.FamilyId == null || !reach.KnownToMe.Contains(u.FamilyId.Value)));

    private IQueryable<SeenRecord> WithReferences(IQueryable<Look> looks) =>
        looks.Select(l => new SeenRecord(l, db.Families.Where(f => f.Id == l.FamilyId).Select(f => f.Reference).FirstOrDefault()));

    private static IQueryable<Look> Between(IQueryable<Look> looks, Days days)
    {
        if (days.From is { } from && UkTime.ToUtc(from.ToDateTime(TimeOnly.MinValue)) is var first)
            looks = looks.Where(l => l.At >= first);
        // There is no day behind the last of all: until it is until ever.
        if (days.To is { } to && to < DateOnly.MaxValue && UkTime.ToUtc(to.AddDays(Day).ToDateTime(TimeOnly.MinValue)) is var last)
            looks = looks.Where(l => l.At < last);
        return looks;
    }
}

/// <summary>Days of a filter.</summary>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
public sealed record Days(DateOnly? From, DateOnly? To);

/// <summary>A look, and at whose record.</summary>
/// <param name="Look">The look.</param>
/// <param name="Family">Reference of the family.</param>
public sealed record SeenRecord(Look Look, string? Family);

/// <summary>An unusual look in a list.</summary>
/// <param name="Look">The look.</param>
/// <param name="Family">Reference of the family, where it is about one.</param>
public sealed record UnusualLine(UnusualLook Look, string? Family);
