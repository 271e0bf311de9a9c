namespace EarlyHelp.Domain.Registers;

/// <summary>What an imported row became. It makes the import repeatable, and keeps the old system's reference for ever: the search finds the record by it.</summary>
public sealed class ImportedRecord
{
    /// <summary>Length of a digest.</summary>
    public const int DigestLength = 32;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Of what kind the record is.</summary>
    public ImportedKind Kind { get; private set; }

    /// <summary>The old system's reference.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Database key of the record it became.</summary>
    public long RecordId { get; private set; }

    /// <summary>Digest of the row, or of the rows of one file that belong to the record, by which what did not change is passed over; empty for a family, which has no row.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Version of the record after the import: when it is another, somebody has worked on the record here.</summary>
    public int RecordVersion { get; private set; }

    /// <summary>The day of the import.</summary>
    public DateOnly On { get; private set; }

    private ImportedRecord()
    {
    }

    /// <summary>A row became a record.</summary>
    public ImportedRecord(ImportedKind kind, string reference, long recordId, string digest, int recordVersion, DateOnly on) =>
        (Kind, Reference, RecordId, Digest, RecordVersion, On) = (kind, reference, recordId, digest, recordVersion, on);
}

/// <summary>Of what kind an imported record is, or of which file the rows that belong to one.</summary>
public enum ImportedKind
{
    /// <summary>A family: it has a reference, and no row of its own.</summary>
    Family,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A notification.</summary>
    Notification,

    /// <summary>A case.</summary>
    Case,

    /// <summary>A step-down or step-up.</summary>
    Transfer,

    /// <summary>An episode of additional support.</summary>
    Episode,

    /// <summary>Not a record: what family_members.csv said of a person.</summary>
    Members,

    /// <summary>Not a record: what clocks.csv said of a notification.</summary>
    NotificationClocks,

    /// <summary>Not a record: what clocks.csv said of a case.</summary>
    CaseClocks,

    /// <summary>Not a record: what case_spells.csv said of a case.</summary>
    Spells,

    /// <summary>Not a record: what reviews.csv said of a case.</summary>
    Reviews,

    /// <summary>Not a record: what feedback.csv said of a case.</summary>
    Feedback,

    /// <summary>Not a record: what closures.csv said of a case.</summary>
    Closures,

    /// <summary>Not a record: what transfer_steps.csv said of a transfer.</summary>
    Steps,
}
