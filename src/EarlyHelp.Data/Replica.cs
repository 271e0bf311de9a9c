using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data;

/// <summary>
/// Where reads go that may be a little old: to a read-only copy of the database when one is configured, else to the database itself. It is given to the facts
/// of the tracker, the scorecard and the forecast, and to the export of the register, and to nothing else (adr/0034).
/// </summary>
public sealed class Replica : IAsyncDisposable
{
    private readonly bool isCopy;

    /// <summary>Where no copy is configured: the database itself.</summary>
    public Replica(EarlyHelpDbContext primary) => Db = primary;

    /// <summary>A copy that is configured.</summary>
    public Replica(DbContextOptions<EarlyHelpDbContext> options, CurrentActor current, PostInHand post, TimeProvider clock) =>
        (Db, isCopy) = (new(options, current, post, clock) { IsReplica = true }, true);

    /// <summary>What is read from.</summary>
    public EarlyHelpDbContext Db { get; }

    /// <summary>When the newest change was made that the copy has (UTC); null where there is no copy, and what is read is of this moment.</summary>
    public async Task<DateTime?> AsOfAsync() =>
        isCopy ? await Db.AuditEntries.OrderByDescending(e => e.Id).Select(e => (DateTime?)e.At).FirstOrDefaultAsync() : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => isCopy ? Db.DisposeAsync() : ValueTask.CompletedTask;
}
