using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Web.Tests;

/// <summary>Counts the queries of the app, so that a page can be held to a fixed number of them; keeps them too where a test asks for it.</summary>
public sealed class QueryCount : DbCommandInterceptor
{
    private int count;

    /// <summary>Every command that reached the database, where a test set it; null keeps none.</summary>
    public ConcurrentQueue<Asked>? Kept { get; set; }

    /// <summary>How many queries the page takes.</summary>
    public async Task<int> OfAsync(HttpClient client, string address)
    {
        await client.PageAsync(address);
        var before = count;
        await client.PageAsync(address);
        return count - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        Keep(command);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Keep(command);
        return base.ReaderExecuting(command, eventData, result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return base.ScalarExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void Keep(DbCommand command) =>
        Kept?.Enqueue(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
}

/// <summary>A command as it was sent.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">Its values.</param>
public sealed record Asked(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);
