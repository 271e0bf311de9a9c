using System.Diagnostics;
using System.Globalization;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>
/// Reads a register once from beginning to end, notes all that is wrong with it, and keeps what the writing needs to know before its first row:
/// references, the days and names of families, and the histories of cases. The rows themselves are read again when they are written.
/// </summary>
internal sealed partial class RegisterCheck(RegisterFolder folder, KnownRecords found, IProgress<RegisterProgress>? progress)
{
    private const int ReportEvery = 2000;

    // What work here would lose if rows of an old system took its place: who belonged, who held it, what was due.
    private static readonly (ImportedKind Part, ImportedKind Owner, RegisterFile File)[] Guarded =
    [
        (ImportedKind.Members, ImportedKind.Person, RegisterFile.Members), (ImportedKind.Spells, ImportedKind.Case, RegisterFile.Spells),
        (ImportedKind.CaseClocks, ImportedKind.Case, RegisterFile.Clocks), (ImportedKind.NotificationClocks, ImportedKind.Notification, RegisterFile.Clocks),
    ];

    private readonly Stopwatch taken = Stopwatch.StartNew();
    private readonly HashSet<RegisterFile> notRead = [];
    private readonly Dictionary<string, int> figures = new(StringComparer.Ordinal);
    private KnownRecords known = found;
    private int rows;

    /// <summary>What is wrong.</summary>
    public RegisterProblems Problems { get; } = [];

    /// <summary>Rows of each file.</summary>
    public Dictionary<RegisterFile, int> Rows { get; } = [];

    /// <summary>References of the folder by kind, with digest and line.</summary>
    public IReadOnlyDictionary<ImportedKind, Dictionary<string, SeenRow>> Seen { get; } = Enum.GetValues<ImportedKind>().ToDictionary(k => k, _ => new Dictionary<string, SeenRow>(StringComparer.Ordinal));

    /// <summary>Rows that belong to records, by kind and the record's reference.</summary>
    public IReadOnlyDictionary<ImportedKind, Dictionary<string, SeenPart>> Parts { get; } = Enum.GetValues<ImportedKind>().ToDictionary(k => k, _ => new Dictionary<string, SeenPart>(StringComparer.Ordinal));

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

    /// <summary>Postings by e-mail address.</summary>
    public Dictionary<string, List<PostingRow>> Postings { get; } = new(StringComparer.Ordinal);

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
        Problems.Sort();
    }

    /// <summary>Compares what was read with what is here by now; nothing was wrong before.</summary>
    public void RunAgainst(KnownRecords now)
    {
        known = now;
        CheckAgainstKnown();
        Problems.Sort();
    }

    /// <summary>Whether the folder says something else of a record, in the rows of one kind, than was said before; nothing when it says nothing.</summary>
    public bool SaysAnew(ImportedKind part, string reference) => Parts[part].TryGetValue(reference, out var seen) && known.Of(part, reference)?.Digest != seen.Digest;

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
                Refers(row, "notification_ref", RegisterFile.Notifications);
                if (CaseRow.Read(row, known.Names) is { } read)
                    Meet(read);
                break;
            case "transfers.csv":
                See(ImportedKind.Transfer, file, row, ReferenceKind.StepDown, ReferenceKind.StepUp);
                Refers(row, "case_ref", RegisterFile.Cases);
                if (TransferRow.Read(row, known.Names) is { } transfer)
                    Meet(transfer.Family);
                break;
            case "additional_support.csv":
                See(ImportedKind.Episode, file, row);
                if (SupportRow.Read(row, known.Names) is { } episode)
                    Meet(episode.Family);
                break;
            case "figures.csv":
                if (FigureRow.Read(row, known.Names) is { } figure)
                    SeeFigure(row, figure);
                break;
            case "postings.csv":
                if (PostingRow.Read(row, known.Names) is { } posting)
                    Of(Postings, posting.Worker).Add(posting);
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
            Seen[kind][reference] = new(row.Line, RowDigest.Of(kind == ImportedKind.Case ? $"{row.Said}\u001f{ReceivedOnOf(row.Peek("notification_ref"))}" : row.Said));
        if (known.BeganHere(kind, reference))
            row.Refuse(file.Key!, BeganHere(kind));
        else
            RefersToImportedFamily(row);
        foreach (var format in own)
            CountOwn(format, reference);
    }

    private void RefersToImportedFamily(RegisterRow row)
    {
        if (row.Peek("family_ref") is { Length: > 0 } family && known.BeganHere(ImportedKind.Family, family))
            row.Refuse("family_ref", BeganHere(ImportedKind.Family));
    }

    // The plan's clock of a case starts with its notification: another day of receipt makes it another case.
    private string? ReceivedOnOf(string? notification) => notification is not { Length: > 0 } ? null
        : (ReceivedOn.TryGetValue(notification, out var day) ? day : known.Of(ImportedKind.Notification, notification)?.ReceivedOn)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void SeeFigure(RegisterRow row, FigureRow figure)
    {
        var key = $"{figure.Indicator}\u001f{figure.Month}\u001f{figure.DistrictId}";
        if (!figures.TryAdd(key, row.Line))
            row.Refuse("indicator", $"This figure of this month and district stands on line {figures[key]} already");
    }

    private void Broken(RegisterFile file, string reference) => Seen[file.Kind!.Value].TryAdd(reference, new(0, ""));

    // When a file could not be read at all, nobody knows what it holds.
    private void Refers(RegisterRow row, string column, RegisterFile file)
    {
        var kind = file.Kind!.Value;
        if (row.Peek(column) is not { Length: > 0 } reference || notRead.Contains(file) || Seen[kind].ContainsKey(reference) || known.Of(kind, reference) is not null)
            return;
        row.Refuse(column, known.BeganHere(kind, reference) ? BeganHere(kind) : $"There is no {StateWord(kind)} of this reference, in {file.Name} or here");
    }

    private static string StateWord(ImportedKind kind) => kind.ToString().ToLowerInvariant();

    private static string BeganHere(ImportedKind kind) => $"This {StateWord(kind)} began here and was not imported: change it here, and leave the row out";

    private void CheckAgainstKnown()
    {
        foreach (var file in RegisterFile.All.Where(f => f.Kind is not null))
        {
            foreach (var (reference, seen) in Seen[file.Kind!.Value].Where(s => s.Value.Line > 0))
            {
                if (known.Of(file.Kind!.Value, reference) is { WasWorkedOn: true } here && here.Digest != seen.Digest)
                    Problems.Add(new(file.Name, seen.Line, file.Key!, $"This {StateWord(file.Kind!.Value)} has been worked on here since it was imported: change it here, and send the row as it was"));
            }
        }

        foreach (var (part, owner, file) in Guarded)
        {
            foreach (var (reference, seen) in Parts[part].Where(p => known.Of(owner, p.Key) is { WasWorkedOn: true } && SaysAnew(part, p.Key)))
                Problems.Add(new(file.Name, seen.Line, file.Required[0], $"This {StateWord(owner)} has been worked on here since it was imported: change it here, and send its rows of this file as they were"));
        }
    }

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
}
