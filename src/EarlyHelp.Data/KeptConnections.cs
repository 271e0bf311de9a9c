using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data;

/// <summary>
/// Keeps connections to the embedded database open from one request to the next, each with the statements that it has prepared. To prepare what a page asks took a
/// fifth of its time, and to open a connection makes every function known to it anew (adr/0038). A connection is one context's at a time, and a statement one reader's.
/// </summary>
public sealed class KeptConnections : DbCommandInterceptor, IDbConnectionInterceptor, IDisposable
{
    // More are seldom in use at once: a query holds its thread. Others are opened and closed as ever.
    private const int MostIdle = 8;

    private readonly ConcurrentStack<KeptConnection> idle = new();
    private volatile bool isOver;

    /// <inheritdoc/>
    public InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        // Only for who said so: whoever asks whether there is a database at all opens it in another way, and must not make it.
        if (result.HasResult || isOver || eventData.Context is not EarlyHelpDbContext { MayHaveKept: true } db)
            return result;
        return InterceptionResult<DbConnection>.SuppressWithResult(idle.TryPop(out var kept) ? kept : KeptConnection.To(db.Database.GetConnectionString()!));
    }

    /// <inheritdoc/>
    public InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (connection is not KeptConnection kept)
            return result;
        if (!isOver && kept.IsAsNew && idle.Count < MostIdle)
            idle.Push(kept);
        else
            kept.End();
        // Whoever ended the app meanwhile has not seen it.
        if (isOver)
            CloseIdle();
        return InterceptionResult.Suppress();
    }

    /// <inheritdoc/>
    public ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ConnectionDisposing(connection, eventData, result));

    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        !result.HasResult && command is SqliteCommand { Connection: KeptConnection connection } asked && connection.Statements.Read(asked, eventData.CommandId) is { } reader
            ? InterceptionResult<DbDataReader>.SuppressWithResult(reader) : result;

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        // The provider itself reads without waiting elsewhere; a call given up before it began asks nothing.
        cancellationToken.ThrowIfCancellationRequested();
        return new(ReaderExecuting(command, eventData, result));
    }

    /// <inheritdoc/>
    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        if (command.Connection is KeptConnection connection)
            connection.Statements.GiveBack(eventData.CommandId, eventData.DataReader);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isOver = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (idle.TryPop(out var connection))
            connection.End();
    }
}
