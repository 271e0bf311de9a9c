using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// Proves that nothing of the audit trail was changed, removed, inserted, put elsewhere or cut off, or says where it was (adr/0028). It reads both tables
/// side by side in the order of the chain, some thousand rows at a time; who works meanwhile is not held up, and what they add is left to the next time. One is
/// made for each run.
/// </summary>
public sealed class AuditVerification(EarlyHelpDbContext db)
{
    private const int RowsAtOnce = 2000;
    private const int MostProblems = 20;

    private readonly List<AuditProblem> problems = [];
    private readonly CertifiedErasures erasures = new(db, MostProblems);
    private byte[] link = new byte[ChainedEntry.HashLength];
    private long place;
    private bool isLost;
    private bool isWalkingOn;

    /// <summary>Verifies it, and that it still holds what was noted elsewhere.</summary>
    public async Task<AuditProof> RunAsync(AuditAnchor? noted = null, IProgress<(long Done, long Of)>? progress = null, CancellationToken stop = default)
    {
        if (await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == AuditHead.OnlyKey, stop) is not { } head)
            return new(0, "", [new(0, "AuditHead", AuditProblemKind.Head, "The row that says where the chain ends is missing.")], []);
        IReadOnlyList<AuditedErasure> certified = [];
        Compare(noted);
        try
        {
            await WalkAsync(head, long.MinValue, noted, progress, stop);
            if (!isLost)
                head = await WalkOnAsync(head, noted, stop);
            if (!isLost)
            {
                await EndAsync(head, noted, stop);
                certified = await erasures.ProveAsync(problems, stop);
            }
        }
        catch (UnreadableEntryException unreadable)
        {
            problems.Add(new(unreadable.Place, null, AuditProblemKind.Changed, "It cannot be read: a column of it was changed."));
        }

        await SpellingAsync<AuditEntry>(stop);
        await SpellingAsync<Look>(stop);
        return new(place, head.Anchor, [.. problems.Take(MostProblems)], certified);
    }

    // Somebody may have erased a family since the verification began: the entry that says so stands behind the end as it was then.
    private async Task<AuditHead> WalkOnAsync(AuditHead head, AuditAnchor? noted, CancellationToken stop)
    {
        if (!erasures.HasBlank || place < head.Sequence)
            return head;
        var now = await db.AuditHeads.AsNoTracking().SingleAsync(h => h.Id == AuditHead.OnlyKey, stop);
        isWalkingOn = true;
        await WalkAsync(now, head.Sequence + 1, noted, null, stop);
        return now;
    }

    private async Task WalkAsync(AuditHead head, long first, AuditAnchor? noted, IProgress<(long, long)>? progress, CancellationToken stop)
    {
        await using var entries = new ChainedRows(db, head.Sequence, RowsAtOnce, first).ReadAsync(stop).GetAsyncEnumerator(stop);
        var entry = await NextAsync(entries);
        while (entry is not null && !isLost && problems.Count < MostProblems)
        {
            var next = await NextAsync(entries);
            await LookAtAsync(entry, next, head, stop);
            if (place % RowsAtOnce == 0)
                progress?.Report((place, head.Sequence));
            Compare(noted);
            entry = next;
        }

        isLost |= problems.Count >= MostProblems;
    }

    private static async Task<ChainedEntry?> NextAsync(IAsyncEnumerator<ChainedEntry> entries) => await entries.MoveNextAsync() ? entries.Current : null;

    private async Task LookAtAsync(ChainedEntry entry, ChainedEntry? next, AuditHead head, CancellationToken stop)
    {
        if (entry.Id <= place)
        {
            Add(entry, AuditProblemKind.Inserted, "It stands at a place where there is an entry already: it was inserted.");
            return;
        }

        if (entry.Id > place + 1)
        {
            problems.Add(new(place + 1, null, AuditProblemKind.Removed, entry.Id == place + 2 ? "It is missing: it was removed." : FormattableString.Invariant($"It and those up to {entry.Id - 1} are missing: they were removed.")));
            // What comes after the gap can only be held against itself.
            (place, link) = (entry.Id, entry.Link);
            ReadContent(entry);
            return;
        }

        if (Follows(entry, link, entry.Id))
        {
            ReadContent(entry);
        }
        else if (next?.Id == entry.Id && Follows(next, link, entry.Id))
        {
            Add(entry, AuditProblemKind.Inserted, "It stands at a place where there is an entry already: it was inserted.");
            return;
        }
        else
        {
            await ExplainAsync(entry, next, head, stop);
        }

        (place, link) = (entry.Id, entry.Link);
    }

    private void ReadContent(ChainedEntry entry)
    {
        if (entry.Salt is not null && entry.Digest.AsSpan().SequenceEqual(entry.DigestOfContent()))
            erasures.Meet(entry);
        else if (entry is not { Salt: null, IsBlank: true } || AuditErasure.Stays(entry))
            Add(entry, AuditProblemKind.Changed, "It says otherwise than what was written: it was changed.");
        else if (!isWalkingOn)
            erasures.MeetBlank(entry);
    }

    // An entry that doesn't follow the one before: by what follows it, and where the one is that belongs here, one can tell what was done.
    private async Task ExplainAsync(ChainedEntry entry, ChainedEntry? next, AuditHead head, CancellationToken stop)
    {
        if (next is null ? head.Link.AsSpan().SequenceEqual(entry.Link) : Follows(next, entry.Link, entry.Id + 1))
        {
            Add(entry, AuditProblemKind.Changed, "It says otherwise than what was written: it was changed, or the one before it was rewritten.");
            return;
        }

        var own = entry.LinkAfter(link, entry.Id);
        if (next is null ? head.Link.AsSpan().SequenceEqual(own) : Follows(next, own, entry.Id + 1))
        {
            Add(entry, AuditProblemKind.Changed, "Its link was changed.");
            return;
        }

        isLost = true;
        if (await WhereBelongsAsync(entry, stop) is { } elsewhere)
            Add(entry, elsewhere.Kind, elsewhere.Words);
        else if (Gap(entry, next) is { } missing)
            Add(entry, AuditProblemKind.Removed, FormattableString.Invariant($"{missing} before it {(missing == 1 ? "is" : "are")} missing, and those behind were moved up: something was removed here."));
        else
            Add(entry, AuditProblemKind.Changed, "It does not follow the one before: it was rewritten or inserted, or what stood here was removed.");
    }

    // Looks for the entry that was written at this place, in all that comes.
    private async Task<(AuditProblemKind Kind, string Words)?> WhereBelongsAsync(ChainedEntry stranger, CancellationToken stop)
    {
        ChainedEntry? before = null;
        await foreach (var entry in new ChainedRows(db, long.MaxValue, RowsAtOnce, stranger.Id).ReadAsync(stop))
        {
            if (Follows(entry, link, stranger.Id))
            {
                var wasThere = before is { } one && (one.Id == stranger.Id ? Follows(stranger, entry.Link, entry.Id) : Follows(stranger, one.Link, entry.Id));
                return wasThere
                    ? (AuditProblemKind.Reordered, FormattableString.Invariant($"It belongs at {entry.Id}, and what belongs here stands there: they changed places."))
                    : (AuditProblemKind.Inserted, FormattableString.Invariant($"What belongs here stands at {entry.Id}: this was inserted."));
            }

            before = entry;
        }

        return null;
    }

    private static int? Gap(ChainedEntry entry, ChainedEntry? next)
    {
        const int Most = 10_000;
        return next is null ? null : Enumerable.Range(1, Most).Cast<int?>().FirstOrDefault(k => Follows(next, entry.Link, entry.Id + 1 + k!.Value));
    }

    private async Task EndAsync(AuditHead head, AuditAnchor? noted, CancellationToken stop)
    {
        if (place < head.Sequence)
            problems.Add(new(place + 1, null, AuditProblemKind.CutOff, FormattableString.Invariant($"It and those up to {head.Sequence} are missing: the end was cut off.")));
        else if (!link.AsSpan().SequenceEqual(head.Link) && problems.All(p => p.Place != place))
            problems.Add(new(place, "AuditHead", AuditProblemKind.Head, "The row that says where the chain ends does not fit its last entry: it was changed, or the last entry was rewritten."));
        else if (await BehindTheEndAsync(stop) is { } behind)
            problems.Add(new(behind.Place, behind.Table, AuditProblemKind.Inserted, "It stands behind the end of the chain: it was inserted, or the row that says where the chain ends was set back."));
        if (noted is not null && noted.Place > head.Sequence)
            problems.Add(new(head.Sequence, null, AuditProblemKind.NotAsNoted, FormattableString.Invariant($"The chain ends here, and {noted.Place} entries were noted: the end was cut off, or this is an older copy.")));
    }

    // Entries are there as soon as the head says so and not before. What stands behind it now, and behind it still when it is read again, nobody wrote.
    private async Task<(long Place, string Table)?> BehindTheEndAsync(CancellationToken stop)
    {
        var last = await HeadAsync(stop);
        while (true)
        {
            List<(long Place, string Table)> behind = [.. (await BehindAsync<AuditEntry>(last, stop)).Select(id => (id, "AuditEntries")), .. (await BehindAsync<Look>(last, stop)).Select(id => (id, "Looks"))];
            var now = await HeadAsync(stop);
            if (behind.Where(b => b.Place > now).Order().FirstOrDefault() is { Table: not null } found)
                return found;
            if (behind.Count < RowsAtOnce)
                return null;
            last = now;
        }
    }

    private Task<List<long>> BehindAsync<T>(long last, CancellationToken stop)
        where T : ChainedEntry => db.Set<T>().Where(e => e.Id > last).OrderBy(e => e.Id).Select(e => e.Id).Take(RowsAtOnce).ToListAsync(stop);

    private Task<long> HeadAsync(CancellationToken stop) => db.AuditHeads.Where(h => h.Id == AuditHead.OnlyKey).Select(h => h.Sequence).SingleAsync(stop);

    private async Task SpellingAsync<T>(CancellationToken stop)
        where T : ChainedEntry
    {
        foreach (var odd in (await StoredSpelling.OddAsync<T>(db, MostProblems, stop)).Where(id => problems.All(p => p.Place != id)))
            problems.Add(new(odd, TableOf<T>(), AuditProblemKind.Changed, "A value of it is stored otherwise than it was written, so that searches pass it over: it was changed."));
    }

    private static string TableOf<T>() => typeof(T) == typeof(Look) ? "Looks" : "AuditEntries";

    private void Compare(AuditAnchor? noted)
    {
        if (noted?.Place == place && !noted.Link.Equals(Convert.ToHexStringLower(link), StringComparison.Ordinal) && !problems.Any(p => p.Kind == AuditProblemKind.NotAsNoted))
            problems.Add(new(place, null, AuditProblemKind.NotAsNoted, "The chain up to here is another one than was noted: something before it was rewritten."));
    }

    private static bool Follows(ChainedEntry entry, byte[] before, long at) => entry.Link.AsSpan().SequenceEqual(entry.LinkAfter(before, at));

    private void Add(ChainedEntry entry, AuditProblemKind kind, string words) => problems.Add(new(entry.Id, entry is Look ? "Looks" : "AuditEntries", kind, words));
}
