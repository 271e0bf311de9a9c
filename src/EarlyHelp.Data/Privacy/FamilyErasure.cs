using System.Security.Cryptography;
using System.Text.Json;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Documents;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Data.Privacy;

/// <summary>
/// Erases a family whose time is over: everything that tells who it was goes, from every table, from the audit and from the disk; keys, dates and codes stay,
/// so that every figure stays (adr/0029). One transaction; the files go after it.
/// </summary>
public sealed class FamilyErasure(EarlyHelpDbContext db, RetentionDates dates, FileStore files, CurrentActor current, TimeProvider clock, ILogger<FamilyErasure> log)
{
    private const string KeyLetters = "23456789BCDFGHJKMNPQRSTVWXZ";
    private const int KeyLength = 8;
    private const int ReasonMinLength = 10;

    /// <summary>What would go and what would stay, by kind of record.</summary>
    public async Task<ErasureSummary> LookAheadAsync(long familyId)
    {
        var plan = await ErasurePlan.OfAsync(db, familyId);
        return new(Count(plan, ErasureRules.Gone.Contains), Count(plan, ErasureRules.Kept.ContainsKey), plan.People.Count, plan.Staying.Count, plan.Files.Count);
    }

    /// <summary>Erases it, and certifies that.</summary>
    public async Task<Erasure> EraseAsync(long familyId, string? typedReference, string? reason)
    {
        var today = UkTime.Today(clock);
        // The setting is one of the connection: bytes of what is deleted are written over.
        await db.Database.OpenConnectionAsync();
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON");
        var (plan, certificate, entry) = await db.TogetherAsync(() => DecidedAsync(familyId, typedReference, reason, today));
        // A line that whoever writes into the database cannot take back: what verify-audit lists is held against it.
        log.LogInformation("The erasure {Certificate} is entry {Place} of the audit trail, which ends at {Anchor}", certificate.FamilyKey, entry.Id, (await db.AuditHeads.AsNoTracking().SingleAsync(h => h.Id == AuditHead.OnlyKey)).Anchor);
        foreach (var file in plan.Files)
            files.Delete(file);
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return certificate;
    }

    private async Task<(ErasurePlan Plan, Erasure Certificate, AuditEntry Entry)> DecidedAsync(long familyId, string? typedReference, string? reason, DateOnly today)
    {
        var due = (await dates.OfAsync([familyId], today)).SingleOrDefault();
        var reference = await db.Families.Where(f => f.Id == familyId).Select(f => f.Reference).SingleAsync();
        var isErased = await db.Erasures.AnyAsync(e => e.FamilyId == familyId);
        var isHeld = await db.LegalHolds.AnyAsync(h => h.FamilyId == familyId && h.EndedAt == null);
        Rule.Check(
            new(current.Actor.May(Permission.EraseRecords), $"Your role can’t erase records. Ask {StateWords.RolesHolding(Permission.EraseRecords)}."),
            new(due is not null && due.DueOn <= today, "The family is not due for erasure"),
            new(!isErased, "The family was erased already"),
            new(!isHeld, "The family’s records are on hold"),
            new(typedReference?.Trim().ToUpperInvariant() == reference, $"Type {reference} to say that you mean this family", "Typed"),
            new(reason?.Trim().Length >= ReasonMinLength, $"Say in at least {ReasonMinLength} characters who decided it and what was checked", nameof(Erasure.Reason)),
            new(reason is null || reason.Length <= Erasure.ReasonMaxLength, $"Who decided it must be {Erasure.ReasonMaxLength} characters or fewer", nameof(Erasure.Reason)));
        var plan = await ErasurePlan.OfAsync(db, familyId);
        var (certificate, entry) = await CarryOutAsync(plan, familyId, due!, reason!.Trim());
        return (plan, certificate, entry);
    }

    private async Task<(Erasure Certificate, AuditEntry Entry)> CarryOutAsync(ErasurePlan plan, long familyId, FamilyDue due, string reason)
    {
        var key = $"ERA-{new string(RandomNumberGenerator.GetItems<char>(KeyLetters, KeyLength))}";
        var now = UkTime.UtcNow(clock);
        var counts = Count(plan, ErasureRules.Gone.Contains);
        var words = await ErasedWords.OfAsync(db, plan, due.DueOn);
        var places = await AuditPlaces.OfAsync(db, plan, words);
        var rows = new ErasedRows(db, plan);
        counts[ErasedKinds.Files] = plan.Files.Count;
        counts[ErasedKinds.Messages] = await words.EraseAsync();
        counts[ErasedKinds.Addresses] = await rows.EraseAsync(key);
        var blanked = await AuditErasure.BlankAsync(db, places);
        counts[AuditedCertificate.CountOfEntries] = (int)blanked.Count;
        var certificate = Erasure.Certify(familyId, key, due.Rule, due.DueOn, reason, current.Actor, now, JsonSerializer.Serialize(counts.Where(c => c.Value > 0).OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary()));
        db.Add(certificate);
        await db.SaveChangesAsync();
        var entry = AuditErasure.EntryOf(certificate, current.Actor, blanked);
        if (blanked.Count > 0)
            db.Unwritten.Add(entry);
        return (certificate, entry);
    }

    private static Dictionary<string, int> Count(ErasurePlan plan, Func<string, bool> kinds) => plan.Rows
        .Where(r => kinds(r.Key.ClrType.Name) && r.Value.Count > 0).OrderBy(r => r.Key.ClrType.Name, StringComparer.Ordinal).ToDictionary(r => r.Key.ClrType.Name, r => r.Value.Count);
}

/// <summary>What an erasure would do.</summary>
/// <param name="Gone">Rows that go, by kind.</param>
/// <param name="Kept">Rows of which keys, dates and codes stay, by kind.</param>
/// <param name="People">People whose names go.</param>
/// <param name="Staying">People who are in another family and stay there.</param>
/// <param name="Files">Files that go from the disk.</param>
public sealed record ErasureSummary(IReadOnlyDictionary<string, int> Gone, IReadOnlyDictionary<string, int> Kept, int People, int Staying, int Files);
