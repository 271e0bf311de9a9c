using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace EarlyHelp.Data;

/// <summary>A connection to the embedded database that stays open when a context closes it, until <see cref="End"/>, with what it has prepared.</summary>
internal sealed class KeptConnection : SqliteConnection
{
    // Its own 2 MB do not hold what a worker's search or a county's list reads, and every page was then read from the file again (docs/performance.md).
    private const int CacheKilobytes = 16 * 1024;

    private bool isEnding;

    // The provider's own pool would hand on what is ended here because it was not as new.
    private KeptConnection(string words)
        : base(new SqliteConnectionStringBuilder(words) { Pooling = false }.ConnectionString) => Statements = new(this);

    /// <summary>What it has prepared.</summary>
    public PreparedStatements Statements { get; }

    /// <summary>Whether nothing of who had it can reach who gets it: it is open, in no transaction, and nobody reads from it.</summary>
    public bool IsAsNew => State == ConnectionState.Open && raw.sqlite3_get_autocommit(Handle) != 0 && Statements.IsAtRest;

    /// <summary>A new one; EF makes its functions (for decimals, patterns and such) known to it once.</summary>
    /// <param name="words">The connection string.</param>
    public static KeptConnection To(string words)
    {
        var connection = new KeptConnection(words);
        using var known = new DbContext(new DbContextOptionsBuilder().UseSqlite(connection).Options);
        return (KeptConnection)known.Database.GetDbConnection();
    }

    /// <inheritdoc/>
    public override void Open()
    {
        if (State == ConnectionState.Open)
            return;
        base.Open();
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, FormattableString.Invariant($"PRAGMA cache_size = -{CacheKilobytes}")), Handle);
    }

    /// <summary>Closes it for good.</summary>
    public void End()
    {
        isEnding = true;
        Dispose();
    }

    /// <inheritdoc/>
    public override void Close()
    {
        if (isEnding || State != ConnectionState.Open)
            base.Close();
    }
}
