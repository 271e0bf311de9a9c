using System.ComponentModel;
using EarlyHelp.Data.Documents;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>Why nothing can be saved at the moment, though nothing is wrong with what was sent (adr/0035).</summary>
/// <param name="Wait">Seconds after which to try again.</param>
/// <param name="Passes">Whether it passes by itself; else somebody must mend it: make room, or bring the database back.</param>
public sealed record StorageTrouble(int Wait, bool Passes)
{
    /// <summary>Somebody else holds the database for longer than one waits.</summary>
    private static readonly StorageTrouble Busy = new(10, true);

    /// <summary>The disk is full, or the database or the folder of documents can't be written or reached.</summary>
    private static readonly StorageTrouble Failing = new(60, false);

    // Timeout, deadlock's victim, lock timeout, changed under a snapshot, no memory or no thread for a query, Azure's throttling.
    private static readonly HashSet<int> BusySqlServer = [-2, 1205, 1222, 3960, 8645, 8651, 10928, 10929, 40501, 49918, 49919, 49920];

    // No room for data or log, read-only, session ended, stopping, changing over to another server, not there, not reached.
    private static readonly HashSet<int> FailingSqlServer =
        [1101, 1105, 9002, 3906, 596, 983, 6005, 4060, 40197, 40613, -1, 2, 53, 64, 121, 233, 258, 10053, 10054, 10060, 11001];

    // From this class on the server has ended the connection, whatever the number says.
    private const byte ConnectionIsOver = 20;

    // ENOSPC, EFBIG and EDQUOT; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly HashSet<int> NoRoom = [28, 27, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>What stands behind a failure; null when it is another one.</summary>
    public static StorageTrouble? Of(Exception? failed) => failed switch
    {
        null => null,
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => Busy,
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN } => Failing,
        SqlException refused => refused.Errors.Cast<SqlError>().Select(e => OfServer(e.Number, e.Class, refused.InnerException)).FirstOrDefault(t => t is not null),
        FileNotKeptException => Failing,
        IOException full when NoRoom.Contains(full.HResult) => Failing,
        _ => Of(failed.InnerException),
    };

    /// <summary>What stands behind an error of SQL Server; null when it refuses what was sent, and not the moment.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="severity">Its class.</param>
    /// <param name="cause">What the network said.</param>
    public static StorageTrouble? OfServer(int number, byte severity, Exception? cause) =>
        BusySqlServer.Contains(number) ? Busy
        : FailingSqlServer.Contains(number) || severity >= ConnectionIsOver || IsOfNetwork(cause) ? Failing
        : null;

    // Errors of sockets are among these.
    private static bool IsOfNetwork(Exception? cause) => cause is Win32Exception || (cause is not null && IsOfNetwork(cause.InnerException));
}
