using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Auditing;

/// <summary>The entries of the chain in its order, from both tables, some at a time. Of two at one place the change comes before the look.</summary>
internal sealed class ChainedRows(EarlyHelpDbContext db, long last, int rowsAtOnce, long first = long.MinValue)
{
    /// <summary>Reads them.</summary>
    public async IAsyncEnumerable<ChainedEntry> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await using var changes = OfAsync<AuditEntry>(stop).GetAsyncEnumerator(stop);
        await using var looks = OfAsync<Look>(stop).GetAsyncEnumerator(stop);
        var (change, look) = (await NextAsync(changes), await NextAsync(looks));
        while ((change ?? (ChainedEntry?)look) is not null)
        {
            if (look is null || (change is not null && change.Id <= look.Id))
            {
                yield return change!;
                change = await NextAsync(changes);
            }
            else
            {
                yield return look;
                look = await NextAsync(looks);
            }
        }
    }

    private static async Task<T?> NextAsync<T>(IAsyncEnumerator<T> rows)
        where T : ChainedEntry => await rows.MoveNextAsync() ? rows.Current : null;

    private async IAsyncEnumerable<T> OfAsync<T>([EnumeratorCancellation] CancellationToken stop)
        where T : ChainedEntry
    {
        var (from, count) = (first, rowsAtOnce);
        while (true)
        {
            if (await PageAsync<T>(from, count, stop) is not { } rows)
            {
                // One by one, the row that cannot be read is found.
                count = count > 1 ? 1 : throw new UnreadableEntryException(await PageOf<T>(from, 1).Select(e => e.Id).SingleAsync(stop));
                continue;
            }

            foreach (var row in rows)
                yield return row;
            if (rows.Count < count || rows[^1].Id == long.MaxValue)
                yield break;
            from = rows[^1].Id + 1;
        }
    }

    private async Task<List<T>?> PageAsync<T>(long from, int count, CancellationToken stop)
        where T : ChainedEntry
    {
        try
        {
            return await PageOf<T>(from, count).ToListAsync(stop);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private IQueryable<T> PageOf<T>(long from, int count)
        where T : ChainedEntry => db.Set<T>().AsNoTracking().Where(e => e.Id >= from && e.Id <= last).OrderBy(e => e.Id).Take(count);
}

/// <summary>A column of an entry holds what no program writes there.</summary>
internal sealed class UnreadableEntryException(long place) : Exception
{
    /// <summary>Which.</summary>
    public long Place { get; } = place;
}
