using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// What is to be written into the audit before the transaction in hand ends. It waits until then, however many saves the transaction has: whoever has taken
/// the end of the chain touches no other rows any more, so that no two can wait for each other there (adr/0028).
/// </summary>
internal sealed class UnwrittenAudit(EarlyHelpDbContext db)
{
    private readonly List<ChainedEntry> entries = [];
    private Guid transaction;
    private ChainedEntry? last;

    /// <summary>Adds entries behind those that wait already. A transaction that was given up leaves nothing to the next one.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction: nothing would write them.</exception>
    public void Add(params IEnumerable<ChainedEntry> some)
    {
        var inHand = db.Database.CurrentTransaction?.TransactionId ?? throw new InvalidOperationException("What is audited is written in a transaction.");
        if (inHand != transaction)
            entries.Clear();
        transaction = inHand;
        entries.AddRange(some);
    }

    /// <summary>A transaction begins: nothing is written in it yet.</summary>
    public void Begin() => last = null;

    /// <summary>Writes them, as the last thing before the commit.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        if (IsEmpty)
            return;
        last = entries[^1];
        await AuditWriter.WriteAsync(db, entries, stop);
        entries.Clear();
    }

    /// <summary>
    /// Whether the transaction whose commit got no answer was carried out; null when it had nothing to audit, by which that could be known. The end of the chain
    /// is taken first: as long as the server still works on that transaction, this waits for it.
    /// </summary>
    public async Task<bool?> StandsAsync(CancellationToken stop)
    {
        if (last is not { Id: var place, Link: var link })
            return null;
        await using var look = await db.Database.BeginTransactionAsync(stop);
        await db.AuditHeads.ExecuteUpdateAsync(u => u.SetProperty(h => h.Sequence, h => h.Sequence), stop);
        return last is Look
            ? await db.Looks.AnyAsync(l => l.Id == place && l.Link == link, stop)
            : await db.AuditEntries.AnyAsync(e => e.Id == place && e.Link == link, stop);
    }

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => entries.Count == 0 || db.Database.CurrentTransaction?.TransactionId != transaction;
}

/// <summary>Sees to it that no transaction of the database ends before its audit is written, whoever opened it.</summary>
internal sealed class AuditBeforeCommit : DbTransactionInterceptor
{
    /// <summary>The one that every context has.</summary>
    public static readonly AuditBeforeCommit Interceptor = new();

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is EarlyHelpDbContext db)
            await db.Unwritten.WriteAsync(cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        eventData.Context is EarlyHelpDbContext { Unwritten.IsEmpty: false } ? throw new NotSupportedException("Commit with CommitAsync: the audit is written there.") : result;
}
