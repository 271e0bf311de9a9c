using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Web.Tests.Plans;

/// <summary>Counts the queries that EF compiles for one database, until it is disposed.</summary>
internal sealed class Compilations : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string folder;
    private readonly IDisposable listening;
    private IDisposable? heard;
    private int count;

    /// <summary>Of the app that keeps its database in this folder.</summary>
    public Compilations(string folder)
    {
        this.folder = folder;
        listening = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>How many so far.</summary>
    public int Count => count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            heard = value.Subscribe(this, (name, _, _) => name == CoreEventId.QueryCompilationStarting.Name);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is DbContextEventData { Context: { } db } && db.Database.GetConnectionString()!.Contains(folder, StringComparison.Ordinal))
            Interlocked.Increment(ref count);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        heard?.Dispose();
        listening.Dispose();
    }
}
