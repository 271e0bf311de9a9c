namespace EarlyHelp.Domain.Registers;

/// <summary>What a register's rows are checked against: the organisation as it is set up, and the moment of the import.</summary>
/// <param name="Districts">Districts by name, in capitals or not.</param>
/// <param name="Units">Units by name.</param>
/// <param name="Sources">Codes of the organisations that notify.</param>
/// <param name="Ethnicities">Codes of ethnic groups.</param>
/// <param name="NowUtc">The moment (UTC).</param>
public sealed record RegisterNames(
    IReadOnlyDictionary<string, long> Districts, IReadOnlyDictionary<string, long> Units, IReadOnlyDictionary<string, string> Sources, IReadOnlyDictionary<string, string> Ethnicities, DateTime NowUtc)
{
    /// <summary>The local day.</summary>
    public DateOnly Today => UkTime.DayOf(NowUtc);
}
