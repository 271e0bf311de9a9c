using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Registers;

/// <summary>A transaction that only reads: what it sees fits together, and on the embedded database nobody who saves meanwhile waits for it.</summary>
internal sealed class ReadTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction transaction;
    private readonly DbTransaction? own;

    private ReadTransaction(IDbContextTransaction transaction, DbTransaction? own) => (this.transaction, this.own) = (transaction, own);

    /// <summary>Begins it.</summary>
    public static async Task<ReadTransaction> BeginAsync(EarlyHelpDbContext db, CancellationToken stop)
    {
        if (db.Database.GetDbConnection() is not SqliteConnection sqlite)
            return new(await db.Database.BeginTransactionAsync(await HasSnapshotsAsync(db, stop) ? IsolationLevel.Snapshot : IsolationLevel.Serializable, stop), null);
        await db.Database.OpenConnectionAsync(stop);
        // The provider's ordinary transaction takes the one lock for writing at once.
        var deferred = sqlite.BeginTransaction(deferred: true);
        return new((await db.Database.UseTransactionAsync(deferred, stop))!, deferred);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        if (own is not null)
            await own.DisposeAsync();
    }

    private static async Task<bool> HasSnapshotsAsync(EarlyHelpDbContext db, CancellationToken stop) =>
        await db.Database.SqlQueryRaw<int>("SELECT CAST(snapshot_isolation_state AS int) AS Value FROM sys.databases WHERE database_id = DB_ID()").SingleAsync(stop) == 1;
}
