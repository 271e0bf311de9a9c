using System.Diagnostics;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Timeline;

namespace EarlyHelp.Data.Registers;

/// <summary>Writes a register that was checked, in the transaction that is open.</summary>
internal sealed partial class RegisterWriting(
    EarlyHelpDbContext db, RegisterFolder folder, KnownRecords known, RegisterCheck check, RegisterClocks clocks, RowWriter rows, IProgress<RegisterProgress>? progress, DateTime at)
{
    private const int ReportEvery = 1000;
    private static readonly Actor By = Actor.Job("Import");

    // What belongs to a record is kept in memory by the check, and written with its record.
    private static readonly RegisterFile[] Walked = [RegisterFile.People, RegisterFile.Notifications, RegisterFile.Cases, RegisterFile.Transfers, RegisterFile.Support, RegisterFile.Figures];

    private readonly DateOnly on = UkTime.DayOf(at);
    private readonly Dictionary<string, long> families = new(StringComparer.Ordinal);
    private readonly Dictionary<ImportedKind, Dictionary<string, long>> written = Enum.GetValues<ImportedKind>().ToDictionary(k => k, _ => new Dictionary<string, long>(StringComparer.Ordinal));
    private readonly HashSet<(ImportedKind Kind, string Reference)> changed = [];
    private readonly Dictionary<string, long> staff = new(known.Staff, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> addresses = new(StringComparer.Ordinal);
    private readonly RegisterNumbers numbers = new(rows, check.OwnNumbers);
    private readonly Stopwatch taken = Stopwatch.StartNew();
    private readonly int all = check.Rows.Where(r => Walked.Contains(r.Key)).Sum(r => r.Value);
    private int done;

    /// <summary>Writes all of it.</summary>
    public void Run(CancellationToken stop)
    {
        foreach (var (reference, family) in check.Families)
            Write(reference, family);
        foreach (var (email, postings) in check.Postings.Where(w => !staff.ContainsKey(w.Key)))
            staff[email] = Write(postings);
        foreach (var (email, worker) in check.Workers.Where(w => !staff.ContainsKey(w.Key)))
            staff[email] = Write(email, worker);
        Each(RegisterFile.People, row => PersonRow.Read(row, known.Names), WritePerson, stop);
        Parts(check.Memberships, WriteMembers, stop);
        Each(RegisterFile.Notifications, row => NotificationRow.Read(row, known.Names), WriteNotification, stop);
        Parts(check.NotificationClocks, WriteClocks, stop);
        Each(RegisterFile.Cases, row => CaseRow.Read(row, known.Names), WriteCase, stop);
        Parts(check.Histories, WriteHistory, stop);
        Each(RegisterFile.Transfers, row => TransferRow.Read(row, known.Names), WriteTransfer, stop);
        Parts(check.Steps, WriteSteps, stop);
        Each(RegisterFile.Support, row => SupportRow.Read(row, known.Names), WriteSupport, stop);
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
            if (++done % ReportEvery == 0 || done == all)
                progress?.Report(new("Writing", file.Name, done, all, taken.Elapsed));
        }

        if (problems.Count > 0)
            throw new InvalidOperationException($"{file.Name} changed while it was read: line {problems[0].Line} was right before.");
    }

    // What belongs to records, once their own rows are written.
    private static void Parts<T>(Dictionary<string, T> parts, Action<string, T> write, CancellationToken stop)
    {
        foreach (var (reference, said) in parts)
        {
            stop.ThrowIfCancellationRequested();
            write(reference, said);
        }
    }

    private void Write(string reference, FamilySeen seen)
    {
        var name = Family.NameFor(seen.LastNames);
        if (known.Of(ImportedKind.Family, reference) is { } before)
        {
            families[reference] = before.RecordId;
            if (name != Family.NameNotKnown)
                rows.Run("UPDATE Families SET Name = @p0, Version = Version + 1 WHERE Id = @p1 AND Name = @p2", name, before.RecordId, Family.NameNotKnown);
            return;
        }

        var family = Family.Meet(numbers.Family(reference), name);
        var id = rows.Insert(family);
        families[reference] = id;
        Remember(nameof(TimelineEntry.FamilyId), id, reference);
        Keep(ImportedKind.Family, reference, id, "", family.Version);
    }

    private long Write(List<PostingRow> postings)
    {
        var person = new StaffMember(postings[^1].Name, postings[0].Worker);
        var id = rows.Insert(person);
        foreach (var posting in postings.OrderBy(p => p.From))
            Post(person, id, posting.UnitId, posting.From, posting.To);
        return id;
    }

    private long Write(string email, WorkerSeen worker)
    {
        var person = new StaffMember(email.Length <= StaffMember.NameMaxLength ? email : email[..StaffMember.NameMaxLength], email);
        var id = rows.Insert(person);
        Post(person, id, worker.UnitId, worker.First, null);
        return id;
    }

    // Without an account nobody can sign in; whoever is invited gets the role that is right for them.
    private void Post(StaffMember person, long id, long unitId, DateOnly from, DateOnly? to)
    {
        var (districtId, areaId) = known.Units[unitId];
        rows.Insert(
            person.Post(Role.UnitWorker, from), (nameof(Posting.StaffId), id), (nameof(Posting.UnitId), unitId), (nameof(Posting.DistrictId), districtId), (nameof(Posting.AreaId), areaId), (nameof(Posting.To), to));
    }

    /// <summary>What becomes of a row: nothing when it says what it said, a change when it says something else, else a new record.</summary>
    private Known? Before(ImportedKind kind, string reference, out bool isSame)
    {
        var before = known.Of(kind, reference);
        isSame = before?.Digest == check.Seen[kind][reference].Digest;
        if (before is not null)
            written[kind][reference] = before.RecordId;
        return before;
    }

    private void KeepChanged(ImportedKind kind, string reference, Known before) =>
        rows.Run("UPDATE ImportedRecords SET Digest = @p0, RecordVersion = @p1 WHERE Id = @p2", check.Seen[kind][reference].Digest, Next(kind, before), before.RowId);

    // A transfer or an episode of another system is worked on by nobody: it has no version.
    private static int Next(ImportedKind kind, Known before) => kind is ImportedKind.Transfer or ImportedKind.Episode ? 0 : before.Version + 1;

    private void KeepPart(ImportedKind part, string reference, long id)
    {
        var digest = check.Parts[part][reference].Digest;
        if (known.Of(part, reference) is { } before)
            rows.Run("UPDATE ImportedRecords SET Digest = @p0 WHERE Id = @p1", digest, before.RowId);
        else
            rows.Insert(new ImportedRecord(part, reference, id, digest, 0, on));
    }

    // Something that belongs to a record changed, and not its own row: whoever has it open is told, and it was not worked on here.
    private void Touch(string table, ImportedKind kind, string reference)
    {
        if (known.Of(kind, reference) is not { } before || changed.Contains((kind, reference)))
            return;
        if (rows.Run($"UPDATE {table} SET Version = @p0 WHERE Id = @p1 AND Version = @p2", before.Version + 1, before.RecordId, before.Version) != 1)
            throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException($"{reference} was changed meanwhile.");
        rows.Run("UPDATE ImportedRecords SET RecordVersion = @p0 WHERE Id = @p1", before.Version + 1, before.RowId);
    }

    private bool WasImportedBefore(ImportedKind part, string reference) => db.ImportedRecords.Any(r => r.Kind == part && r.Reference == reference);

    private void Keep(ImportedKind kind, string reference, long id, int version) => Keep(kind, reference, id, check.Seen[kind][reference].Digest, version);

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
