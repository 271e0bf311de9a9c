using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>
/// Reads a register once from beginning to end, notes all that is wrong with it, and keeps what the writing needs to know before its first row:
/// references, the days and names of families, and the histories of cases. The rows themselves are read again when they are written.
/// </summary>
internal sealed partial class RegisterCheck(RegisterFolder folder, KnownRecords known, IProgress<RegisterProgress>? progress)
{
    private const int ReportEvery = 2000;
    private const char PartsMark = 'P';

    private readonly Stopwatch taken = Stopwatch.StartNew();
    private readonly HashSet<RegisterFile> notRead = [];
    private readonly Dictionary<string, int> figures = new(StringComparer.Ordinal);
    private int rows;

    /// <summary>What is wrong.</summary>
    public List<RegisterProblem> Problems { get; } = [];

    /// <summary>Rows of each file.</summary>
    public Dictionary<RegisterFile, int> Rows { get; } = [];

    /// <summary>References of the folder by kind, with digest and line.</summary>
    public IReadOnlyDictionary<ImportedKind, Dictionary<string, SeenRow>> Seen { get; } = Enum.GetValues<ImportedKind>().ToDictionary(k => k, _ => new Dictionary<string, SeenRow>(StringComparer.Ordinal));

    /// <summary>Families of the folder, in the order they are met.</summary>
    public Dictionary<string, FamilySeen> Families { get; } = new(StringComparer.Ordinal);

    /// <summary>Days of receipt of the folder's notifications.</summary>
    public Dictionary<string, DateOnly> ReceivedOn { get; } = new(StringComparer.Ordinal);

    /// <summary>What else the folder says of its cases.</summary>
    public Dictionary<string, CaseHistory> Histories { get; } = new(StringComparer.Ordinal);

    /// <summary>Due dates of notifications.</summary>
    public Dictionary<string, List<ClockRow>> NotificationClocks { get; } = new(StringComparer.Ordinal);

    /// <summary>From when to when people belonged to families.</summary>
    public Dictionary<string, List<MemberRow>> Memberships { get; } = new(StringComparer.Ordinal);

    /// <summary>Steps of transfers.</summary>
    public Dictionary<string, List<StepRow>> Steps { get; } = new(StringComparer.Ordinal);

    /// <summary>Workers of the folder: the unit of the case they opened last, and the first day they are met.</summary>
    public Dictionary<string, WorkerSeen> Workers { get; } = new(StringComparer.Ordinal);

    /// <summary>The highest number of each series of our own that the folder holds.</summary>
    public Dictionary<string, long> OwnNumbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads everything.</summary>
    public void Run(CancellationToken stop)
    {
        foreach (var file in folder.Files)
        {
            var before = rows;
            using var content = folder.Open(file);
            var reader = new RegisterReader(file, Problems);
            foreach (var row in reader.Read(content))
            {
                stop.ThrowIfCancellationRequested();
                Read(file, row);
                if (++rows % ReportEvery == 0)
                    progress?.Report(new("Checking", file.Name, rows, null, taken.Elapsed));
            }

            foreach (var reference in reader.BrokenReferences)
                Broken(file, reference);
            if (!reader.IsRead)
                notRead.Add(file);
            Rows[file] = rows - before;
        }

        CheckAgainstKnown();
        var order = RegisterFile.All.Select((f, i) => (f.Name, i)).ToDictionary(f => f.Name, f => f.i, StringComparer.Ordinal);
        Problems.Sort((a, b) => (order[a.File], a.Line).CompareTo((order[b.File], b.Line)));
    }

    /// <summary>The digest of a case, which is of its own row and of all that the folder says of it elsewhere.</summary>
    public string CaseDigest(string reference) => Histories.TryGetValue(reference, out var history) && !history.IsEmpty
        ? WithParts(Digest($"{Seen[ImportedKind.Case][reference].Digest}\u001e{history}"))
        : Seen[ImportedKind.Case][reference].Digest;

    /// <summary>The digest of another record, with what the folder says of it elsewhere.</summary>
    public string DigestOf(ImportedKind kind, string reference)
    {
        var own = Seen[kind][reference].Digest;
        IEnumerable<object> more = kind switch
        {
            ImportedKind.Person => Memberships.GetValueOrDefault(reference) ?? [],
            ImportedKind.Notification => NotificationClocks.GetValueOrDefault(reference) ?? [],
            ImportedKind.Transfer => Steps.GetValueOrDefault(reference) ?? [],
            _ => [],
        };
        return kind == ImportedKind.Case ? CaseDigest(reference) : string.Join('\u001e', more) is { Length: > 0 } text ? WithParts(Digest(own + text)) : own;
    }

    private void Read(RegisterFile file, RegisterRow row)
    {
        switch (file.Name)
        {
            case "people.csv":
                See(ImportedKind.Person, file, row);
                if (PersonRow.Read(row, known.Names) is { } person)
                    Meet(person.Family).Names(person.LastName);
                break;
            case "notifications.csv":
                See(ImportedKind.Notification, file, row, ReferenceKind.Notification);
                if (NotificationRow.Read(row, known.Names) is { } notification)
                {
                    Meet(notification.Family);
                    ReceivedOn[notification.Reference] = Domain.UkTime.DayOf(notification.ReceivedAt);
                }

                break;
            case "cases.csv":
                See(ImportedKind.Case, file, row, ReferenceKind.Case);
                Refers(row, "notification_ref", ImportedKind.Notification, RegisterFile.Notifications);
                if (CaseRow.Read(row, known.Names) is { } read)
                    Meet(read);
                break;
            case "transfers.csv":
                See(ImportedKind.Transfer, file, row, ReferenceKind.StepDown, ReferenceKind.StepUp);
                Refers(row, "case_ref", ImportedKind.Case, RegisterFile.Cases);
                if (TransferRow.Read(row, known.Names) is { } transfer)
                    Meet(transfer.Family);
                break;
            case "figures.csv":
                if (FigureRow.Read(row, known.Names) is { } figure)
                    SeeFigure(row, figure);
                break;
            default:
                ReadHistory(file, row);
                break;
        }
    }

    // A reference is noted before the row is judged: what refers to a wrong row is not wrong for that.
    private void See(ImportedKind kind, RegisterFile file, RegisterRow row, params ReadOnlySpan<ReferenceKind> own)
    {
        if (row.Peek(file.Key!) is not { Length: > 0 } reference)
            return;
        if (Seen[kind].TryGetValue(reference, out var earlier))
            row.Refuse(file.Key!, $"This reference stands on line {earlier.Line} already");
        else
            Seen[kind][reference] = new(row.Line, Digest(kind == ImportedKind.Case ? $"{row.Values}\u001f{ReceivedOnOf(row.Peek("notification_ref"))}" : row.Values));
        foreach (var format in own)
            CountOwn(format, reference);
    }

    // The plan's clock of a case starts with its notification: another day of receipt makes it another case.
    private DateOnly? ReceivedOnOf(string? notification) =>
        notification is not { Length: > 0 } ? null : ReceivedOn.TryGetValue(notification, out var day) ? day : known.Of(ImportedKind.Notification, notification)?.ReceivedOn;

    private void SeeFigure(RegisterRow row, FigureRow figure)
    {
        var key = $"{figure.Indicator}\u001f{figure.Month}\u001f{figure.DistrictId}";
        if (!figures.TryAdd(key, row.Line))
            row.Refuse("indicator", $"This figure of this month and district stands on line {figures[key]} already");
    }

    private void Broken(RegisterFile file, string reference)
    {
        var kind = file.Name switch
        {
            "people.csv" => ImportedKind.Person,
            "notifications.csv" => ImportedKind.Notification,
            "cases.csv" => ImportedKind.Case,
            _ => ImportedKind.Transfer,
        };
        Seen[kind].TryAdd(reference, new(0, ""));
    }

    // When a file could not be read at all, nobody knows what it holds.
    private void Refers(RegisterRow row, string column, ImportedKind kind, RegisterFile file, bool isPart = false)
    {
        if (row.Peek(column) is not { Length: > 0 } reference || notRead.Contains(file) || Seen[kind].ContainsKey(reference))
            return;
        if (known.Of(kind, reference) is null)
            row.Refuse(column, $"There is no {StateWord(kind)} of this reference, in {file.Name} or here");
        // What belongs to a record is written with the record.
        else if (isPart)
            row.Refuse(column, $"This {StateWord(kind)} is known from an earlier import: send its row of {file.Name} too");
    }

    private static string StateWord(ImportedKind kind) => kind.ToString().ToLowerInvariant();

    private void CheckAgainstKnown()
    {
        foreach (var (kind, file) in new[] { (ImportedKind.Person, RegisterFile.People), (ImportedKind.Notification, RegisterFile.Notifications), (ImportedKind.Case, RegisterFile.Cases) })
        {
            foreach (var (reference, seen) in Seen[kind].Where(s => s.Value.Line > 0))
            {
                if (known.Of(kind, reference) is not { } here || here.Digest == DigestOf(kind, reference))
                    continue;
                if (here.Digest.StartsWith(PartsMark) && !DigestOf(kind, reference).StartsWith(PartsMark))
                    Problems.Add(new(file.Name, seen.Line, file.Key!, $"This {StateWord(kind)} came with rows of other files, such as {PartOf(kind).Name}: send them too, or what they say would be lost"));
                else if (here.WasWorkedOn)
                    Problems.Add(new(file.Name, seen.Line, file.Key!, $"This {StateWord(kind)} has been worked on here since it was imported: change it here, and send the row as it was"));
            }
        }
    }

    private static RegisterFile PartOf(ImportedKind kind) => kind == ImportedKind.Person ? RegisterFile.Members : kind == ImportedKind.Case ? RegisterFile.Spells : RegisterFile.Clocks;

    private FamilySeen Meet(string reference)
    {
        if (!Families.TryGetValue(reference, out var family))
        {
            Families[reference] = family = new();
            CountOwn(ReferenceKind.Family, reference);
        }

        return family;
    }

    private void Meet(CaseRow read)
    {
        Meet(read.Family);
        if (read.Worker is { } worker)
            Meet(worker, read.UnitId, read.OpenedOn);
    }

    private void Meet(SpellRow spell)
    {
        History(spell.Case).Spells.Add(spell);
        if (spell.Worker is { } worker)
            Meet(worker, spell.UnitId, spell.From);
    }

    private void Meet(string worker, long unitId, DateOnly on)
    {
        var seen = Workers.GetValueOrDefault(worker, new(unitId, on, on));
        Workers[worker] = new(on >= seen.Last ? unitId : seen.UnitId, on < seen.First ? on : seen.First, on > seen.Last ? on : seen.Last);
    }

    private void CountOwn(ReferenceKind kind, string reference)
    {
        if (KnownRecords.OwnFormat(kind, reference) is not { } own)
            return;
        var series = reference[..reference.LastIndexOf('-')];
        OwnNumbers[series] = Math.Max(OwnNumbers.GetValueOrDefault(series), own.Number);
    }

    private CaseHistory History(string reference)
    {
        if (!Histories.TryGetValue(reference, out var history))
            Histories[reference] = history = new();
        return history;
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> rows, string reference)
    {
        if (!rows.TryGetValue(reference, out var list))
            rows[reference] = list = [];
        return list;
    }

    // A mark that no digest has by itself: this record came with rows of other files.
    private static string WithParts(string digest) => PartsMark + digest[1..];

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, ImportedRecord.DigestLength / 2));
}
