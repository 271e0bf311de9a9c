using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Domain.Registers;

/// <summary>A row of postings.csv: who was posted to a unit from when to when. Somebody who is known here already stays as set up.</summary>
/// <param name="Worker">E-mail address.</param>
/// <param name="Name">Name.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it lasts.</param>
public sealed record PostingRow(string Worker, string Name, long UnitId, DateOnly From, DateOnly? To)
{
    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static PostingRow? Read(RegisterRow row, RegisterNames names)
    {
        // Somebody may be posted from a day to come.
        var read = new PostingRow(
            row.Checked("worker_email", EmailAddress.Problem, StaffMember.Normalise) ?? "", row.Text("name", StaffMember.NameMaxLength) ?? "", row.Named("unit", names.Units, "unit") ?? default,
            row.Day("from") ?? default, row.Day("to"));
        row.Check(read.To is null || read.From == default || read.To >= read.From, "to", "It ended before it began");
        return row.IsGood ? read : null;
    }
}
