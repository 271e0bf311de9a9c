using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data;

/// <summary>
/// Has whatever changes rows outside of a transaction (ExecuteUpdate, ExecuteDelete, SQL by hand) wait for its turn, as a save does: it stands between the
/// context and its database, so that nobody who writes one can forget it (adr/0034).
/// </summary>
internal sealed class WriteTurns : DbCommandInterceptor
{
    /// <summary>The one that every context has.</summary>
    public static readonly WriteTurns Interceptor = new();

    private readonly ConcurrentDictionary<Guid, IDisposable> held = new();

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // Whoever has a transaction has the turn already, and would wait for itself.
        if (command.Transaction is null && eventData.Context is { } db && await SaveQueue.TurnAsync(db.Database, cancellationToken) is { } turn)
            held[eventData.CommandId] = turn;
        return result;
    }

    /// <inheritdoc/>
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        command.Transaction is null && eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw
            ? throw new NotSupportedException("Outside of a transaction rows are changed with the methods that are awaited: they wait for their turn.")
            : result;

    /// <inheritdoc/>
    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        GiveOn(eventData);
        return new(result);
    }

    /// <inheritdoc/>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveOn(eventData);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveOn(eventData);
        return Task.CompletedTask;
    }

    private void GiveOn(CommandEventData ended)
    {
        if (held.TryRemove(ended.CommandId, out var turn))
            turn.Dispose();
    }
}
