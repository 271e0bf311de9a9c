using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EarlyHelp.Data;

/// <summary>
/// Who saves next into the embedded database, which one writes at a time: in their turn, without holding a thread. Left to themselves those who wait ask
/// every 150 ms whether it is free, and who asked first is not who gets it (adr/0034). Another process still waits in that way.
/// </summary>
internal static class SaveQueue
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Files = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn; whoever has it gives it on by disposing it.</summary>
    /// <exception cref="SqliteException">The turn did not come in the time that a save may wait: the database is locked.</exception>
    public static async Task<IDisposable?> TurnAsync(DatabaseFacade database, CancellationToken stopping)
    {
        if (!database.IsSqlite() || database.GetDbConnection() is not SqliteConnection { DataSource: { Length: > 0 } file } connection || file == ":memory:")
            return null;
        var turn = Files.GetOrAdd(Path.GetFullPath(file), _ => new(1, 1));
        // For the provider no seconds are no limit.
        var longest = connection.DefaultTimeout == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(connection.DefaultTimeout);
        if (!await turn.WaitAsync(longest, stopping))
            throw new SqliteException("The database is locked by somebody who saves.", SQLitePCL.raw.SQLITE_BUSY);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim of) : IDisposable
    {
        private SemaphoreSlim? held = of;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
