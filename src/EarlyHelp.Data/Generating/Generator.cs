using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Workflow;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Generating;

/// <summary>
/// Fills an empty embedded database with an invented county's history (spec 7-quality, Speed and scale), the same for the same seed and day. One thread
/// tells it, another writes it. Nothing protects the file meanwhile: when it is stopped halfway, the file is to be deleted.
/// </summary>
public sealed class Generator(EarlyHelpDbContext db, StandardsInForce standards, CurrentActor current, TimeProvider clock)
{
    private const int RowsOfTransaction = 500_000;
    private const int InHand = 20_000;

    /// <summary>Generates; how many rows there are now, table by table.</summary>
    /// <param name="size">How much.</param>
    /// <param name="seed">Which county it becomes.</param>
    /// <param name="progress">Told of each month: its last day, rows so far, seconds so far.</param>
    /// <param name="stop">When somebody stops it.</param>
    /// <exception cref="RulesBrokenException">The database is not the embedded one, has families, or was worked with.</exception>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(GenerationSize size, int seed, IProgress<GenerationProgress>? progress = null, CancellationToken stop = default)
    {
        Rule.Check(
            new(db.Database.IsSqlite(), "This fills the embedded database only. To fill SQL Server, export from there and import it"),
            new(!await db.Families.AnyAsync(stop) && !await db.Panels.AnyAsync(stop), "This database has families already, or was worked with: give a file that is not there yet"));
        var now = clock.GetUtcNow().UtcDateTime;
        var chance = new Chance((ulong)seed);
        var organisation = new GeneratedOrganisation(db, size, chance);
        await organisation.MakeAsync();
        await db.Database.OpenConnectionAsync(stop);
        using var bulk = new BulkLoad((SqliteConnection)db.Database.GetDbConnection());
        using var writer = new GraphWriter(db);
        using var finished = new BlockingCollection<object>(InHand);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bulk.Begin();
        var watch = Stopwatch.StartNew();
        var writing = Task.Run(() => Write(finished, writer, bulk, failed), CancellationToken.None);
        var history = new History(await standards.StandardsAsync(), await standards.CalendarAsync(), chance, writer, record => finished.Add(record, failed.Token), now);
        var month = Month.Of(Flows.Beginning);
        try
        {
            new Generation(history, organisation, size).Run(
                day =>
                {
                    if (Month.Of(day) == month)
                        return;
                    month = Month.Of(day);
                    progress?.Report(new(day, writer.Rows, watch.Elapsed));
                }, failed.Token);
            finished.CompleteAdding();
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The writer stopped it: what it died of is told below.
        }

        await writing;
        bulk.End();
        await EndAsync(history, writer, size, seed, now, stop);
        progress?.Report(new(history.LastDay, writer.Rows, watch.Elapsed));
        return writer.RowsByTable.ToDictionary(t => t.Table, t => t.Rows);
    }

    private static void Write(BlockingCollection<object> finished, GraphWriter writer, BulkLoad bulk, CancellationTokenSource failed)
    {
        try
        {
            var committed = 0L;
            foreach (var record in finished.GetConsumingEnumerable(failed.Token))
            {
                writer.Write(record);
                if (writer.Rows - committed < RowsOfTransaction)
                    continue;
                bulk.Commit();
                committed = writer.Rows;
            }
        }
        catch
        {
            failed.Cancel();
            throw;
        }
    }

    private async Task EndAsync(History history, GraphWriter writer, GenerationSize size, int seed, DateTime now, CancellationToken stop)
    {
        await db.TogetherAsync(async () =>
        {
            foreach (var (series, last) in history.Numbers)
                await db.Database.ExecuteSqlAsync($"INSERT INTO ReferenceCounters (Series, Last) VALUES ({series}, {last})", stop);
            db.Unwritten.Add(new AuditEntry(current.Actor, now, "Added", "Generation", size.Name, default, JsonSerializer.Serialize<AuditedValue[]>(
                [new("seed", null, seed.ToString(CultureInfo.InvariantCulture)), new("rows", null, writer.Rows.ToString(CultureInfo.InvariantCulture))])));
        }, stop);
    }
}

/// <summary>How far a generation is.</summary>
/// <param name="Day">The day that it has come to.</param>
/// <param name="Rows">Rows that are written.</param>
/// <param name="Taken">Since it began.</param>
public sealed record GenerationProgress(DateOnly Day, long Rows, TimeSpan Taken)
{
    /// <summary>Rows a second.</summary>
    public double Speed => Taken > TimeSpan.Zero ? Rows / Taken.TotalSeconds : 0;
}
