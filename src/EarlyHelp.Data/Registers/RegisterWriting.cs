using System.Diagnostics;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Timeline;

namespace EarlyHelp.Data.Registers;

/// <summary>Writes a register that was checked, in the transaction that is open.</summary>
internal sealed partial class RegisterWriting(RegisterFolder folder, KnownRecords known, RegisterCheck check, RegisterClocks clocks, RowWriter rows, IProgress<RegisterProgress>? progress, DateTime at)
{
    private const int ReportEvery = 1000;
    private static readonly Actor By = Actor.Job("Import");

    private readonly DateOnly on = UkTime.DayOf(at);
    private readonly Dictionary<string, long> families = new(StringComparer.Ordinal);
    private readonly Dictionary<ImportedKind, Dictionary<string, long>> written = Enum.GetValues<ImportedKind>().ToDictionary(k => k, _ => new Dictionary<string, long>(StringComparer.Ordinal));
    private readonly Dictionary<string, long> staff = new(known.Staff, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> addresses = new(StringComparer.Ordinal);
    private readonly RegisterNumbers numbers = new(rows, check.OwnNumbers);
    private readonly Stopwatch taken = Stopwatch.StartNew();
    private int done;

    /// <summary>Writes all of it.</summary>
    public void Run(CancellationToken stop)
    {
        foreach (var (reference, family) in check.Families)
            Write(reference, family);
        foreach (var (email, worker) in check.Workers.Where(w => !staff.ContainsKey(w.Key)))
            staff[email] = Write(email, worker);
        Each(RegisterFile.People, row => PersonRow.Read(row, known.Names), WritePerson, stop);
        Each(RegisterFile.Notifications, row => NotificationRow.Read(row, known.Names), WriteNotification, stop);
        Each(RegisterFile.Cases, row => CaseRow.Read(row, known.Names), WriteCase, stop);
        Each(RegisterFile.Transfers, row => TransferRow.Read(row, known.Names), WriteTransfer, stop);
        Each(RegisterFile.Figures, row => FigureRow.Read(row, known.Names), WriteFigure, stop);
        numbers.Save();
    }

    private void Each<T>(RegisterFile file, Func<RegisterRow, T?> read, Action<T> write, CancellationToken stop) where T : class
    {
        if (!check.Rows.ContainsKey(file))
            return;
        List<RegisterProblem> problems = [];
        using var content = folder.Open(file);
        foreach (var row in new RegisterReader(file, problems).Read(content))
        {
            stop.ThrowIfCancellationRequested();
            write(read(row) ?? throw new InvalidOperationException($"{file.Name} changed while it was read: line {row.Line} was right before."));
            if (++done % ReportEvery == 0)
                progress?.Report(new("Writing", file.Name, done, check.Rows.Values.Sum(), taken.Elapsed));
        }
    }

    private void Write(string reference, FamilySeen seen)
    {
        if (known.Of(ImportedKind.Family, reference) is { } before)
        {
            families[reference] = before.RecordId;
            return;
        }

        var family = Family.Meet(numbers.Family(reference), Family.NameFor(seen.LastNames));
        var id = rows.Insert(family);
        families[reference] = id;
        Remember(nameof(TimelineEntry.FamilyId), id, reference);
        Keep(ImportedKind.Family, reference, id, "", family.Version);
    }

    private long Write(string email, WorkerSeen worker)
    {
        var place = known.Units[worker.UnitId];
        var person = new StaffMember(email.Length <= StaffMember.NameMaxLength ? email : email[..StaffMember.NameMaxLength], email);
        var id = rows.Insert(person);
        rows.Insert(person.Post(Role.UnitWorker, worker.First), (nameof(Posting.StaffId), id), (nameof(Posting.UnitId), worker.UnitId), (nameof(Posting.DistrictId), place.DistrictId), (nameof(Posting.AreaId), place.AreaId));
        return id;
    }

    // What a row became: passed over when it says what it said, written anew when it changed, else added.
    private long? Keep(ImportedKind kind, string reference, Versioned record, Func<long> insert, Action<long, (string, object?)> update)
    {
        var digest = check.DigestOf(kind, reference);
        if (known.Of(kind, reference) is not { } before)
        {
            var id = written[kind][reference] = insert();
            Keep(kind, reference, id, digest, record.Version);
            return id;
        }

        written[kind][reference] = before.RecordId;
        if (before.Digest == digest)
            return null;
        var version = before.Version + 1;
        update(before.RecordId, (nameof(Versioned.Version), version));
        rows.Run("UPDATE ImportedRecords SET Digest = @p0, RecordVersion = @p1 WHERE Id = @p2", digest, version, before.RowId);
        return before.RecordId;
    }

    private void Keep(ImportedKind kind, string reference, long id, string digest, int version)
    {
        written[kind][reference] = id;
        rows.Insert(new ImportedRecord(kind, reference, id, digest, version, on));
    }

    private long? IdOf(ImportedKind kind, string? reference) =>
        reference is null ? null : written[kind].TryGetValue(reference, out var id) ? id : known.Of(kind, reference)?.RecordId;

    private void Remember(string belongsTo, long id, string reference, bool again = false) => rows.Insert(
        new TimelineEntry(By, at, on, again ? "Imported again, changed" : "Imported", $"From the register of the system before, where its reference is {reference}"), (belongsTo, id));
}
