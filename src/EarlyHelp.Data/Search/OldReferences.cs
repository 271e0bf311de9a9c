using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Search;

/// <summary>References of the system before, of records that were imported; they stay visible for ever.</summary>
public sealed class OldReferences(EarlyHelpDbContext db)
{
    /// <summary>The old references of a record that somebody has opened and of those that were merged into it, its own first; none when it began here.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(ImportedKind kind, long recordId)
    {
        var records = kind switch
        {
            ImportedKind.Family => db.Families.Where(f => f.Id == recordId || f.MergedIntoId == recordId).Select(f => f.Id),
            ImportedKind.Person => db.People.Where(p => p.Id == recordId || p.MergedIntoId == recordId).Select(p => p.Id),
            _ => db.ImportedRecords.Where(r => r.Kind == kind && r.RecordId == recordId).Select(r => r.RecordId),
        };
        return await db.ImportedRecords.Where(r => r.Kind == kind && records.Contains(r.RecordId)).OrderBy(r => r.RecordId != recordId).ThenBy(r => r.Id).Select(r => r.Reference).ToListAsync();
    }
}
