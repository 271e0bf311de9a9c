using System.Globalization;
using System.Text.Json;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

/// <summary>
/// Writes the whole register in the format of the import (spec/5-import-export.md): imported into an empty database it gives the same scorecards.
/// What that format has no place for stands table by table in a folder beside it. Everything is read in one transaction, so that it fits together.
/// </summary>
public sealed partial class RegisterExport(EarlyHelpDbContext db, ScorecardFacts facts, CurrentActor current, TimeProvider clock)
{
    private readonly Dictionary<ImportedKind, Dictionary<long, string>> old = [];

    /// <summary>Writes the files into the folder, which is made; gives the rows of each.</summary>
    /// <exception cref="InvalidOperationException">The folder has files: they would be mixed up.</exception>
    public async Task<IReadOnlyList<FileCount>> RunAsync(string folder, CancellationToken stop = default)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new InvalidOperationException($"The folder {folder} is not empty: choose one that is.");
        Directory.CreateDirectory(folder);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var kind in Enum.GetValues<ImportedKind>())
            old[kind] = (await db.ImportedRecords.Where(r => r.Kind == kind).Select(r => new { r.RecordId, r.Reference }).ToListAsync(stop)).GroupBy(r => r.RecordId).ToDictionary(g => g.Key, g => g.First().Reference);
        var cases = await CasesOfFiguresAsync();
        List<FileCount> files = [];
        async Task Write(RegisterFile file, IAsyncEnumerable<string?[]> rows) => files.Add(new(file.Name, await RegisterFileWriter.WriteAsync(folder, file, rows, stop), 0, 0));
        await Write(RegisterFile.People, PeopleAsync());
        await Write(RegisterFile.Members, MembersAsync());
        await Write(RegisterFile.Notifications, NotificationsAsync());
        await Write(RegisterFile.Cases, CasesAsync(cases));
        await Write(RegisterFile.Spells, SpellsAsync());
        await Write(RegisterFile.Reviews, ReviewsAsync());
        await Write(RegisterFile.Feedback, FeedbackAsync());
        await Write(RegisterFile.Closures, ClosuresAsync(cases));
        await Write(RegisterFile.Clocks, ClocksAsync(cases));
        await Write(RegisterFile.Transfers, TransfersAsync());
        await Write(RegisterFile.Steps, StepsAsync());
        await Write(RegisterFile.Figures, FiguresAsync());
        await AuditWriter.WriteAsync(db, [new AuditEntry(current.Actor, clock.GetUtcNow().UtcDateTime, "Exported", "Register", new RegisterFolder(folder).Name, default, JsonSerializer.Serialize(
            files.Select(f => new AuditedValue(f.File, null, $"{f.Rows} rows"))))], stop);
        files.AddRange(await AllTables.WriteAsync(db, Path.Combine(folder, AllTables.Folder), stop));
        await transaction.CommitAsync(stop);
        return files;
    }

    // The same facts that the figures are made of say how cases closed and when reviews were due: so the figures come out the same.
    private async Task<IReadOnlyDictionary<long, CaseFact>> CasesOfFiguresAsync()
    {
        var today = UkTime.Today(clock);
        var first = await db.Cases.MinAsync(c => c.OpenedOn) ?? today;
        var last = await db.Cases.MaxAsync(c => c.EndBy) is { } end && end > today ? end : today;
        return (await facts.LoadAsync(Month.Of(first), Month.Of(last).Plus(12), today)).Cases.ToDictionary(c => c.Id);
    }

    private string Case(long id, string reference) => old[ImportedKind.Case].GetValueOrDefault(id, reference);

    private string Family(long id, string reference) => old[ImportedKind.Family].GetValueOrDefault(id, reference);

    private string Notification(long id, string reference) => old[ImportedKind.Notification].GetValueOrDefault(id, reference);

    // People have no reference here that one could read out.
    private string Person(long id) => old[ImportedKind.Person].GetValueOrDefault(id, string.Create(CultureInfo.InvariantCulture, $"PERSON-{id}"));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Time(DateTime? at) => at is { } given ? UkTime.ToLocal(given).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null;

    private static string? Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string WordOf<T>(IReadOnlyDictionary<string, T> words, T value) where T : struct => words.First(w => w.Value.Equals(value)).Key;
}
