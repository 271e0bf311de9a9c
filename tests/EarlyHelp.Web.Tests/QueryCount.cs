using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Web.Tests;

/// <summary>Counts the queries of the app, so that a page can be held to a fixed number of them.</summary>
public sealed class QueryCount : DbCommandInterceptor
{
    private int count;

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
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
