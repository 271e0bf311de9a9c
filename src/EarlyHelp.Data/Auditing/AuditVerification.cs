using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// Proves that nothing of the audit trail was changed, removed, inserted, put elsewhere or cut off, or says where it was (adr/0028). It reads both tables
/// side by side in the order of the chain, some thousand rows at a time; who works meanwhile is not held up, and what they add is left to the next time.
/// </summary>
public sealed class AuditVerification(EarlyHelpDbContext db)
{
    private const int RowsAtOnce = 2000;
    private const int MostProblems = 20;

    private readonly List<AuditProblem> problems = [];
    private IReadOnlySet<long> erased = new HashSet<long>();
    private byte[] link = [];
    private long place;
    private bool isLost;

    /// <summary>Verifies it, and that it still holds what was noted elsewhere.</summary>
    public async Task<AuditProof> RunAsync(AuditAnchor? noted = null, IProgress<(long Done, long Of)>? progress = null, CancellationToken stop = default)
    {
        if (await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == AuditHead.OnlyKey, stop) is not { } head)
            return new(0, "", [new(0, "AuditHead", AuditProblemKind.Head, "The row that says where the chain ends is missing.")]);
        (problems.Capacity, place, link, isLost) = (MostProblems, 0, new byte[ChainedEntry.HashLength], false);
        erased = await AuditErasure.NamedAsync(db, stop);
        Compare(noted);
        try
        {
            await WalkAsync(head, noted, progress, stop);
            if (!isLost)
                await EndAsync(head, noted, stop);
        }
        catch (UnreadableEntryException unreadable)
        {
            problems.Add(new(unreadable.Place, null, AuditProblemKind.Changed, "It cannot be read: a column of it was changed."));
        }

        return new(place, head.Anchor, [.. problems.Take(MostProblems)]);
    }

    private async Task WalkAsync(AuditHead head, AuditAnchor? noted, IProgress<(long, long)>? progress, CancellationToken stop)
    {
        await using var entries = new ChainedRows(db, head.Sequence, RowsAtOnce).ReadAsync(stop).GetAsyncEnumerator(stop);
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
            await ReadContentAsync(entry, stop);
            return;
        }

        if (Follows(entry, link, entry.Id))
        {
            await ReadContentAsync(entry, stop);
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

    private async Task ReadContentAsync(ChainedEntry entry, CancellationToken stop)
    {
        if (entry.Salt is not null && entry.Digest.AsSpan().SequenceEqual(entry.DigestOfContent()))
            return;
        if (entry is { Salt: null, IsBlank: true })
        {
            // Somebody may have erased a family since the verification began.
            if (!erased.Contains(entry.Id))
                erased = await AuditErasure.NamedAsync(db, stop);
            if (!erased.Contains(entry.Id))
                Add(entry, AuditProblemKind.Changed, "What it said is gone, and no entry says that it was erased.");
            return;
        }

        Add(entry, AuditProblemKind.Changed, "It says otherwise than what was written: it was changed.");
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
        else if (await BehindTheEndAsync(head, stop) is { } behind)
            Add(behind, AuditProblemKind.Inserted, "It stands behind the end of the chain: it was inserted, or the row that says where the chain ends was set back.");
        if (noted is not null && noted.Place > head.Sequence)
            problems.Add(new(head.Sequence, null, AuditProblemKind.NotAsNoted, FormattableString.Invariant($"The chain ends here, and {noted.Place} entries were noted: the end was cut off, or this is an older copy.")));
    }

    // The end is looked up again: what was written since the verification began is well there.
    private async Task<ChainedEntry?> BehindTheEndAsync(AuditHead head, CancellationToken stop)
    {
        await foreach (var entry in new ChainedRows(db, long.MaxValue, 1, head.Sequence + 1).ReadAsync(stop))
        {
            var now = await db.AuditHeads.AsNoTracking().Select(h => h.Sequence).SingleAsync(stop);
            return entry.Id > now ? entry : null;
        }

        return null;
    }

    private void Compare(AuditAnchor? noted)
    {
        if (noted?.Place == place && !noted.Link.Equals(Convert.ToHexStringLower(link), StringComparison.Ordinal) && !problems.Any(p => p.Kind == AuditProblemKind.NotAsNoted))
            problems.Add(new(place, null, AuditProblemKind.NotAsNoted, "The chain up to here is another one than was noted: something before it was rewritten."));
    }

    private static bool Follows(ChainedEntry entry, byte[] before, long at) => entry.Link.AsSpan().SequenceEqual(entry.LinkAfter(before, at));

    private void Add(ChainedEntry entry, AuditProblemKind kind, string words) => problems.Add(new(entry.Id, entry is Look ? "Looks" : "AuditEntries", kind, words));
}
