using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>The open families of one worker, to be moved to others in one act.</summary>
public sealed class CaseloadMoves(EarlyHelpDbContext db, Reach reach)
{
    /// <summary>Most families moved in one act: far more than anybody may hold.</summary>
    public const int Most = 100;

    /// <summary>The families of a unit that the worker holds, as far as they are in this person's reach, as records with the history that the next spell ends.</summary>
    public async Task<IReadOnlyList<EarlyHelpCase>> OfAsync(long workerId, long unitId) =>
        await reach.Cases.Where(c => c.WorkerId == workerId && c.UnitId == unitId && c.ClosedOn == null).OrderBy(c => c.NextDueOn).ThenBy(c => c.Id).Take(Most)
            .Include(c => c.Family).Include(c => c.Unit).Include(c => c.Worker).Include(c => c.Spells).AsSplitQuery().ToListAsync();

    /// <summary>The workers as records that the allocations hang on.</summary>
    public async Task<IReadOnlyDictionary<long, StaffMember>> WorkersAsync(IReadOnlyCollection<long> ids) =>
        await db.Staff.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id);
}
