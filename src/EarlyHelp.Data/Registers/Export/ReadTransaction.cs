using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

/// <summary>A transaction that only reads: what it sees fits together, and nobody who saves meanwhile waits for it.</summary>
internal static class ReadTransaction
{
    /// <summary>Does the reading in it.</summary>
    /// <exception cref="SnapshotsAreOffException">The database keeps no versions of rows for those who only read.</exception>
    public static async Task<T> RunAsync<T>(EarlyHelpDbContext db, Func<Task<T>> work, CancellationToken stop)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection sqlite)
            return await db.TogetherAsync(work, LevelOf(await SnapshotsAsync(db, stop), db.Database.GetDbConnection().Database), stop);
        DbTransaction? own = null;
        try
        {
            return await db.TogetherAsync(async stopping =>
            {
                await db.Database.OpenConnectionAsync(stopping);
                // The provider's ordinary transaction takes the one lock for writing at once.
                own = sqlite.BeginTransaction(deferred: true);
                return (await db.Database.UseTransactionAsync(own, stopping))!;
            }, work, stop);
        }
        finally
        {
            if (own is not null)
                await own.DisposeAsync();
        }
    }

    // Any other level that fits together would keep everybody from saving until the last row is written.
    internal static IsolationLevel LevelOf(int snapshots, string database) => snapshots == 1 ? IsolationLevel.Snapshot : throw new SnapshotsAreOffException(database);

    private static async Task<int> SnapshotsAsync(EarlyHelpDbContext db, CancellationToken stop) =>
        await db.Database.SqlQueryRaw<int>("SELECT CAST(snapshot_isolation_state AS int) AS Value FROM sys.databases WHERE database_id = DB_ID()").SingleAsync(stop);
}

/// <summary>An export on SQL Server would hold up everybody who works, because the database has no snapshots. The message says what to switch on.</summary>
/// <param name="database">Name of the database.</param>
public sealed class SnapshotsAreOffException(string database) : InvalidOperationException(
    $"While an export reads, nobody could save. Switch snapshots on once, and export again: ALTER DATABASE [{database.Replace("]", "]]", StringComparison.Ordinal)}] SET ALLOW_SNAPSHOT_ISOLATION ON");
