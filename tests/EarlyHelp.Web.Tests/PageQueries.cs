using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Web.Tests;

/// <summary>Counts the queries that a page of one running app takes, whatever its other parts and other apps do meanwhile.</summary>
internal static class PageQueries
{
    /// <summary>How many commands reach the app's database while somebody opens the page.</summary>
    public static async Task<int> QueriesOfAsync(this App app, HttpClient client, string address)
    {
        var database = await app.WithDbAsync(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        await client.PageAsync(address);
        using var counter = new Counter(database);
        using (DiagnosticListener.AllListeners.Subscribe(counter))
            await client.PageAsync(address);
        return counter.Count;
    }

    private sealed class Counter(string database) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> subscriptions = [];
        private int count;

        public int Count => count;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Connection.DataSource: var source } && source == database)
                Interlocked.Increment(ref count);
        }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
