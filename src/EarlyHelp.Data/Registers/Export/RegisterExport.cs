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
/// What that format has no place for stands table by table in a folder beside it. Everything is read in one transaction, so that it fits together, and nobody waits for it.
/// </summary>
public sealed partial class RegisterExport(EarlyHelpDbContext primary, Replica replica, ScorecardFacts facts, CurrentActor current, TimeProvider clock)
{
    /// <summary>The action of the entry that stands in the audit before anything is read: who takes what.</summary>
    public const string Begun = "ExportBegun";

    /// <summary>The action of the entry when all is written: how many rows of each file.</summary>
    public const string Ended = "Exported";

    private readonly EarlyHelpDbContext db = replica.Db;
    private readonly Dictionary<ImportedKind, Dictionary<long, string>> old = [];
    private readonly Dictionary<ImportedKind, HashSet<string>> taken = [];
    private Dictionary<long, string> families = [];

    /// <summary>Writes the files into the folder, which is made and which nobody else on the machine may read; gives the rows of each.</summary>
    /// <exception cref="InvalidOperationException">The folder has files: they would be mixed up.</exception>
    public async Task<IReadOnlyList<FileCount>> RunAsync(string folder, CancellationToken stop = default)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new InvalidOperationException($"The folder {folder} is not empty: choose one that is.");
        await AuditAsync(folder, Begun, Beginning(), stop);
        var wasThere = Directory.Exists(folder);
        OwnFolder.Create(folder);
        try
        {
            var files = await ReadTransaction.RunAsync(db, () => WriteAsync(folder, stop), stop);
            await AuditAsync(folder, Ended, files.Select(f => new AuditedValue(f.File, null, $"{f.Rows} rows")), stop);
            return files;
        }
        catch
        {
            // Half of a county's records are of no use to anybody, and dangerous where nobody looks for them.
            OwnFolder.Empty(folder);
            if (!wasThere)
                Directory.Delete(folder);
            throw;
        }
    }

    private async Task<IReadOnlyList<FileCount>> WriteAsync(string folder, CancellationToken stop)
    {
        await NameAsync(stop);
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
        await Write(RegisterFile.Support, SupportAsync());
        await Write(RegisterFile.Figures, FiguresAsync());
        await Write(RegisterFile.Postings, PostingsAsync());
        files.AddRange(await AllTables.WriteAsync(db, Path.Combine(folder, AllTables.Folder), stop));
        return files;
    }

    // In a transaction of its own: one that has read for a while may not write any more where somebody else has written since.
    private async Task AuditAsync(string folder, string action, IEnumerable<AuditedValue> said, CancellationToken stop)
    {
        await primary.NoteAsync(() => [new(current.Actor, clock.GetUtcNow().UtcDateTime, action, "Register", new RegisterFolder(folder).Name, default, JsonSerializer.Serialize(said))], stop);
    }

    // Without it nothing leaves. Whoever stops an export half-way is in the audit too.
    private IEnumerable<AuditedValue> Beginning() =>
    [
        new("Scope", null, "The whole register: every family of the county"), new("Account of the machine", null, Environment.UserName),
        new("Files", null, string.Join(", ", RegisterFile.All.Select(f => f.Name))), new("Tables", null, string.Join(", ", AllTables.Of(db).Select(t => t.Name))),
    ];

    private async Task NameAsync(CancellationToken stop)
    {
        foreach (var kind in new[] { ImportedKind.Family, ImportedKind.Person, ImportedKind.Notification, ImportedKind.Case, ImportedKind.Transfer })
        {
            var records = await db.ImportedRecords.Where(r => r.Kind == kind).OrderBy(r => r.Id).Select(r => new { r.RecordId, r.Reference }).ToListAsync(stop);
            old[kind] = records.GroupBy(r => r.RecordId).ToDictionary(g => g.Key, g => g.First().Reference);
            taken[kind] = records.Select(r => r.Reference).ToHashSet(StringComparer.Ordinal);
        }

        // What hangs on a record that was merged goes out under the one it was merged into.
        var all = await db.Families.Select(f => new { f.Id, f.MergedIntoId, f.Reference }).ToDictionaryAsync(f => f.Id, stop);
        families = all.Values.ToDictionary(f => f.Id, f => Named(ImportedKind.Family, f.MergedIntoId ?? f.Id, all[f.MergedIntoId ?? f.Id].Reference));
    }

    // The same facts that the figures are made of say how cases closed and when reviews were due: so the figures come out the same.
    private async Task<IReadOnlyDictionary<long, CaseFact>> CasesOfFiguresAsync()
    {
        var today = UkTime.Today(clock);
        var first = await db.Cases.MinAsync(c => c.OpenedOn) ?? today;
        var last = await db.Cases.MaxAsync(c => c.EndBy) is { } end && end > today ? end : today;
        return (await facts.LoadAsync(Month.Of(first), Month.Of(last).Plus(12), today)).Cases.ToDictionary(c => c.Id);
    }

    private string Case(long id, string reference) => Named(ImportedKind.Case, id, reference);

    private string Notification(long id, string reference) => Named(ImportedKind.Notification, id, reference);

    private string Person(long id) => Named(ImportedKind.Person, id, PersonName.Of(id));

    private string Transfer(string reference) => Free(ImportedKind.Transfer, reference);

    private string Named(ImportedKind kind, long id, string reference) => old[kind].TryGetValue(id, out var before) ? before : Free(kind, reference);

    // A register that was imported may have used a reference of ours for another record.
    private string Free(ImportedKind kind, string reference)
    {
        var name = reference;
        for (var i = 2; taken[kind].Contains(name); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{reference}-{i}");
        return name;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Time(DateTime? at) => at is { } given ? UkTime.ToLocal(given).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null;

    // In the hour that the clocks repeat in autumn, what came later can read as earlier.
    private static string? NotBefore(string? received, string? reading) => reading is not null && string.CompareOrdinal(reading, received) < 0 ? received : reading;

    private static string? Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string WordOf<T>(IReadOnlyDictionary<string, T> words, T value) where T : struct => words.First(w => w.Value.Equals(value)).Key;
}
