using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

/// <summary>References of the system before, of records that were imported; they stay visible for ever.</summary>
public sealed class OldReferences(EarlyHelpDbContext db)
{
    /// <summary>The old reference of a record that somebody has opened; null when it began here.</summary>
    public Task<string?> OfAsync(ImportedKind kind, long recordId) => db.ImportedRecords.Where(r => r.Kind == kind && r.RecordId == recordId).Select(r => (string?)r.Reference).FirstOrDefaultAsync();
}
