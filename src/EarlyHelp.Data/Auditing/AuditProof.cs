using EarlyHelp.Domain;

namespace EarlyHelp.Data.Auditing;

/// <summary>What came of verifying the audit trail.</summary>
/// <param name="Count">Entries that were verified.</param>
/// <param name="Anchor">Where the chain ended when it was verified, to be noted elsewhere.</param>
/// <param name="Problems">What is wrong; empty when nothing is.</param>
/// <param name="Erasures">The erasures that account for entries that say nothing any more, in their order, for a person to hold against the register of certificates.</param>
public sealed record AuditProof(long Count, string Anchor, IReadOnlyList<AuditProblem> Problems, IReadOnlyList<AuditedErasure> Erasures);

/// <summary>An erasure that has its certificate.</summary>
/// <param name="Place">Place in the chain of the entry that names what was erased.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who erased, by name at the time.</param>
/// <param name="Certificate">Key of the certificate: "ERA-7F3K2MQ9".</param>
/// <param name="Count">Entries that say nothing any more.</param>
public sealed record AuditedErasure(long Place, DateTime At, string By, string Certificate, long Count)
{
    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"Erasure {Certificate} at {Place}: {Count} {(Count == 1 ? "entry" : "entries")}, by {By} on {UkDates.DateAndTime(At)}");
}

/// <summary>One thing that is wrong with the audit trail.</summary>
/// <param name="Place">Place in the chain.</param>
/// <param name="Table">Table of the entry, null where there is none.</param>
/// <param name="Kind">What was done to it.</param>
/// <param name="Words">What is wrong, as a sentence.</param>
public sealed record AuditProblem(long Place, string? Table, AuditProblemKind Kind, string Words)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Entry {Place}{(Table is null ? "" : $" ({Table}, row {Place})")}: {Words}");
}

/// <summary>What somebody did to the audit trail.</summary>
public enum AuditProblemKind
{
    /// <summary>An entry says otherwise than what was written.</summary>
    Changed,

    /// <summary>An entry is missing.</summary>
    Removed,

    /// <summary>An entry stands where none was written.</summary>
    Inserted,

    /// <summary>Entries changed places.</summary>
    Reordered,

    /// <summary>The end is missing.</summary>
    CutOff,

    /// <summary>The row that says where the chain ends doesn't fit the entries.</summary>
    Head,

    /// <summary>An entry says that others were erased, and no certificate says so.</summary>
    Uncertified,

    /// <summary>The chain is another one than was noted elsewhere.</summary>
    NotAsNoted,
}

/// <summary>An end of the chain that was noted elsewhere.</summary>
/// <param name="Place">How many entries there were.</param>
/// <param name="Link">Link of the last, in hexadecimal.</param>
public sealed record AuditAnchor(long Place, string Link)
{
    /// <summary>Reads "1234:9f…"; null when it is none.</summary>
    public static AuditAnchor? Read(string text) =>
        text.Split(':') is [var place, { Length: 2 * ChainedEntry.HashLength } link] && long.TryParse(place, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && link.All(char.IsAsciiHexDigit) ? new(number, link.ToLowerInvariant()) : null;
}
