using System.Runtime.CompilerServices;
using EarlyHelp.Data.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// Holds the erasures that a walk along the chain met against their certificates, and every entry that says nothing any more against an erasure (adr/0028).
/// An erasure excuses entries before it only, as many as its certificate has, and such as could be of the family that the certificate is about.
/// </summary>
internal sealed class CertifiedErasures(EarlyHelpDbContext db, int mostProblems)
{
    private const int RowsAtOnce = 2000;

    private readonly List<(AuditEntry Entry, AuditEntry? Before)> met = [];
    private readonly List<(long First, long Last, AuditedErasure By)> excused = [];
    private readonly Dictionary<AuditedErasure, ErasedFamily> families = [];
    private readonly HashSet<string> used = [];
    private readonly PlaceRuns blank = new();
    private ChainedEntry? before;

    /// <summary>Whether an entry says nothing any more.</summary>
    public bool HasBlank => blank.Count > 0;

    /// <summary>Meets an entry that is as it was written, in the order of the chain.</summary>
    public void Meet(ChainedEntry entry)
    {
        if (entry is AuditEntry { Entity: AuditErasure.Entity } erasure)
            met.Add((erasure, before?.Id == entry.Id - 1 ? before as AuditEntry : null));
        before = entry;
    }

    /// <summary>Meets an entry that says nothing any more.</summary>
    public void MeetBlank(ChainedEntry entry) => blank.Add(entry.Id);

    /// <summary>The erasures that are certified, in their order; adds what is wrong to the problems.</summary>
    public async Task<IReadOnlyList<AuditedErasure>> ProveAsync(List<AuditProblem> problems, CancellationToken stop)
    {
        List<AuditedErasure> accepted = [];
        foreach (var (entry, certifying) in met)
        {
            var (erasure, wrong) = await HoldAsync(entry, certifying, stop);
            if (erasure is not null)
                accepted.Add(erasure);
            else
                problems.Add(new(entry.Id, "AuditEntries", AuditProblemKind.Uncertified, wrong));
        }

        EachOnce(accepted, problems);
        await foreach (var entry in BlankOnesAsync(stop))
        {
            if (problems.Count >= mostProblems)
                break;
            if (await WrongAsync(entry) is { } wrong)
                problems.Add(new(entry.Id, entry.Table, AuditProblemKind.Changed, wrong));
        }

        return accepted;
    }

    private async Task<(AuditedErasure? Erasure, string Wrong)> HoldAsync(AuditEntry entry, AuditEntry? certifying, CancellationToken stop)
    {
        if (AuditErasure.PlacesOf(entry) is not { } places)
            return (null, "It is to name what was erased, and does not.");
        if (places.Runs[^1].Last >= entry.Id)
            return (null, "It names entries that do not stand before it: an erasure can erase only what was there.");
        var certificate = await db.Erasures.Where(e => e.FamilyKey == entry.EntityKey).OrderBy(e => e.Id)
            .Select(e => new AuditedCertificate(e.Id, e.FamilyId, e.FamilyKey, e.By, e.Counts)).FirstOrDefaultAsync(stop);
        if (certificate is null || certificate.FamilyId != entry.FamilyId)
            return (null, "There is no certificate of this erasure: what it names was blanked by somebody else.");
        if (!used.Add(certificate.Key) || certifying is null || !certificate.IsIn(certifying) || certificate.By != entry.By)
            return (null, $"The certificate {certificate.Key} is not the one that was written into the chain right before it.");
        if (!await db.Families.AnyAsync(f => f.Id == certificate.FamilyId && f.Reference.StartsWith(certificate.Key), stop))
            return (null, $"The certificate {certificate.Key} is about a family that was not erased.");
        if (certificate.Entries != places.Count)
            return (null, FormattableString.Invariant($"It names {places.Count} entries, and the certificate {certificate.Key} has another number."));
        var erasure = new AuditedErasure(entry.Id, entry.At, entry.By, certificate.Key, places.Count);
        families[erasure] = new ErasedFamily(db, certificate.FamilyId);
        excused.AddRange(places.Runs.Select(r => (r.First, r.Last, erasure)));
        return (erasure, "");
    }

    private async Task<string?> WrongAsync(BlankEntry entry)
    {
        if (By(entry.Id) is not { } erasure)
            return "What it said is gone, and no certified erasure names it.";
        return await families[erasure].OwnsAsync(entry) ? null
            : FormattableString.Invariant($"What it said is gone, and the erasure at {erasure.Place} that names it is of a family that it does not belong to.");
    }

    private AuditedErasure? By(long place)
    {
        var (low, high) = (0, excused.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (place < excused[middle].First)
                high = middle - 1;
            else if (place > excused[middle].Last)
                low = middle + 1;
            else
                return excused[middle].By;
        }

        return null;
    }

    // What is blank already is not blanked again: of two erasures that name an entry the later is none.
    private void EachOnce(List<AuditedErasure> accepted, List<AuditProblem> problems)
    {
        excused.Sort((one, other) => one.First.CompareTo(other.First));
        for (var (i, widest) = (1, 0); i < excused.Count; i++)
        {
            if (excused[i].First <= excused[widest].Last)
            {
                var later = excused[i].By.Place > excused[widest].By.Place ? excused[i].By : excused[widest].By;
                families.Remove(later);
                if (accepted.Remove(later))
                    problems.Add(new(later.Place, "AuditEntries", AuditProblemKind.Uncertified, "It names entries that were erased before."));
            }

            if (excused[i].Last > excused[widest].Last)
                widest = i;
        }

        excused.RemoveAll(run => !families.ContainsKey(run.By));
    }

    // What of them stays is read once more, some at a time: to keep it all while walking would need too much room.
    private async IAsyncEnumerable<BlankEntry> BlankOnesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        if (!HasBlank)
            yield break;
        foreach (var read in new Func<long, CancellationToken, Task<List<BlankEntry>>>[] { ChangesAsync, LooksAsync })
        {
            var from = blank.Runs[0].First;
            while (await read(from, stop) is { Count: > 0 } some)
            {
                foreach (var entry in some.Where(e => blank.Has(e.Id)))
                    yield return entry;
                from = some[^1].Id + 1;
            }
        }
    }

    private Task<List<BlankEntry>> ChangesAsync(long from, CancellationToken stop) => db.AuditEntries.Where(e => e.Salt == null && e.Id >= from).OrderBy(e => e.Id).Take(RowsAtOnce)
        .Select(e => new BlankEntry(e.Id, "AuditEntries", e.Entity, e.EntityKey, e.FamilyId, e.CaseId, e.NotificationId, e.PersonId)).ToListAsync(stop);

    private Task<List<BlankEntry>> LooksAsync(long from, CancellationToken stop) => db.Looks.Where(l => l.Salt == null && l.Id >= from).OrderBy(l => l.Id).Take(RowsAtOnce)
        .Select(l => new BlankEntry(l.Id, "Looks", null, null, l.FamilyId, l.CaseId, l.NotificationId, l.PersonId)).ToListAsync(stop);
}
