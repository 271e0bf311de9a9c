using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Privacy;

/// <summary>What is due for erasure, on hold and erased, for the privacy officer. Of a family it has the reference only.</summary>
public sealed class RetentionDesk(EarlyHelpDbContext db, RetentionDates dates, CurrentActor current, TimeProvider clock)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    private bool MayRead => current.Actor.May(Permission.EraseRecords);

    /// <summary>Families that are due and not on hold, the longest first; a page, or all.</summary>
    public async Task<(IReadOnlyList<DueLine> Lines, int Total)> DueAsync(int? page)
    {
        var due = db.DueFamilies.AsNoTracking().Where(d => MayRead && !db.LegalHolds.Any(h => h.FamilyId == d.FamilyId && h.EndedAt == null));
        return (await due.OrderBy(d => d.DueOn).ThenBy(d => d.FamilyId).OnPage(page, PageSize)
            .Select(d => new DueLine(db.Families.Where(f => f.Id == d.FamilyId).Select(f => f.Reference).First(), d.Rule, d.DueOn)).ToListAsync(), await due.CountAsync());
    }

    /// <summary>Families on hold, the longest first; a page, or all.</summary>
    public async Task<(IReadOnlyList<HeldLine> Lines, int Total)> HeldAsync(int? page)
    {
        var held = db.LegalHolds.AsNoTracking().Where(h => MayRead && h.EndedAt == null);
        return (await held.OrderBy(h => h.At).ThenBy(h => h.Id).OnPage(page, PageSize)
            .Select(h => new HeldLine(db.Families.Where(f => f.Id == h.FamilyId).Select(f => f.Reference).First(), h.Reason, h.By, h.At)).ToListAsync(), await held.CountAsync());
    }

    /// <summary>Certificates, the newest first; a page, or all.</summary>
    public async Task<(IReadOnlyList<Erasure> Lines, int Total)> ErasedAsync(int? page)
    {
        var erased = db.Erasures.AsNoTracking().Where(e => MayRead);
        return (await erased.OrderByDescending(e => e.Id).OnPage(page, PageSize).ToListAsync(), await erased.CountAsync());
    }

    /// <summary>A family's retention by its reference; null when there is none of it, or it was merged into another or erased.</summary>
    public async Task<FamilyRetention?> FamilyAsync(string reference)
    {
        var family = await db.Families.Where(f => MayRead && f.Reference == reference && f.MergedIntoId == null && !db.Erasures.Any(e => e.FamilyId == f.Id)).FirstOrDefaultAsync();
        if (family is null)
            return null;
        var due = (await dates.OfAsync([family.Id], UkTime.Today(clock))).SingleOrDefault();
        return new(family, due, due is null && await dates.HasRecordsAsync(family.Id), await db.LegalHolds.FirstOrDefaultAsync(h => h.FamilyId == family.Id && h.EndedAt == null));
    }

    /// <summary>A certificate by its key.</summary>
    public Task<Erasure?> CertificateAsync(string key) => db.Erasures.AsNoTracking().FirstOrDefaultAsync(e => MayRead && e.FamilyKey == key);

    /// <summary>Every rule, by its code and date.</summary>
    public async Task<IReadOnlyList<RetentionRule>> RulesAsync() => await db.RetentionRules.AsNoTracking().OrderBy(r => r.Id).ToListAsync();

    /// <summary>The last row of a rule, which can be changed.</summary>
    public Task<RetentionRule?> RuleAsync(string code) => db.RetentionRules.FirstOrDefaultAsync(r => MayRead && r.Code == code && r.EffectiveTo == null);
}

/// <summary>A family that is due.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="DueOn">Since when.</param>
public sealed record DueLine(string Reference, string Rule, DateOnly DueOn);

/// <summary>A family on hold.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who holds it.</param>
/// <param name="At">Since when (UTC).</param>
public sealed record HeldLine(string Reference, string Reason, string By, DateTime At);

/// <summary>Where a family stands.</summary>
/// <param name="Family">The family.</param>
/// <param name="Due">When it is due; null while something of it is open, and where there is nothing to count from.</param>
/// <param name="IsOpen">Whether something of it is open.</param>
/// <param name="Hold">The hold, while it lasts.</param>
public sealed record FamilyRetention(Family Family, FamilyDue? Due, bool IsOpen, LegalHold? Hold);
