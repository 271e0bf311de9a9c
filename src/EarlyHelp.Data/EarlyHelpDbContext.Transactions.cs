using System.Data;
using System.Runtime.ExceptionServices;
using EarlyHelp.Data.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data;

/// <summary>
/// Transactions, all of them: on SQL Server a connection can break at any moment and the same work succeed a second later, so whatever opens one says here
/// whether it can be done again from its beginning (adr/0034).
/// </summary>
public sealed partial class EarlyHelpDbContext
{
    /// <summary>Whether a save got as far as its commit and nobody knows whether that was carried out: the connection broke before the answer.</summary>
    internal bool MayStand { get; private set; }

    /// <summary>Whether it reads a copy that may be a little old, and never writes.</summary>
    internal bool IsReplica { get; init; }

    /// <summary>
    /// Does several saves in one transaction: they stand together or not at all. Beginning it is tried again when the connection is broken; what breaks
    /// half-way is undone and thrown, because the records in hand are as the work has left them. Whoever works is told, and sends it again.
    /// </summary>
    public Task<T> TogetherAsync<T>(Func<Task<T>> work, IsolationLevel level = IsolationLevel.Unspecified, CancellationToken stop = default) =>
        InTurnAsync(stopping => Database.BeginTransactionAsync(level, stopping), work, Again.Never, stop);

    /// <summary>The same for work that gives nothing.</summary>
    public Task TogetherAsync(Func<Task> work, CancellationToken stop = default) => TogetherAsync(async () =>
    {
        await work();
        return true;
    }, stop: stop);

    /// <summary>Does work in one transaction that can be done again from its beginning, and is when the connection breaks.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isHarmlessTwice">Whether it may also be done again when nobody can say whether it stands.</param>
    /// <param name="stop">When to give up.</param>
    internal Task<T> RepeatedAsync<T>(Func<Task<T>> work, bool isHarmlessTwice = false, CancellationToken stop = default) =>
        InTurnAsync(stopping => Database.BeginTransactionAsync(stopping), work, isHarmlessTwice ? Again.Always : Again.WhenUndone, stop);

    /// <summary>Writes entries into the audit of what changes no record: that somebody searched, that an export left.</summary>
    internal Task NoteAsync(Func<IEnumerable<AuditEntry>> entries, CancellationToken stop = default) => RepeatedAsync(() =>
    {
        Unwritten.Add(entries());
        return Task.FromResult(true);
    }, stop: stop);

    /// <summary>The same in a transaction that begins in a way of its own, and once.</summary>
    internal Task<T> TogetherAsync<T>(Func<CancellationToken, Task<IDbContextTransaction>> begin, Func<Task<T>> work, CancellationToken stop) =>
        InTransactionAsync(begin, work, Again.Never, stop);

    private async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<IDbContextTransaction>> begin, Func<Task<T>> work, Again again, CancellationToken stop)
    {
        using var turn = await SaveQueue.TurnAsync(Database, stop);
        return await InTransactionAsync(begin, work, again, stop);
    }

    private async Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<IDbContextTransaction>> begin, Func<Task<T>> work, Again again, CancellationToken stop)
    {
        var done = default(T)!;
        ExceptionDispatchInfo? failed = null;
        MayStand = false;
        await Database.CreateExecutionStrategy().ExecuteAsync(async stopping =>
        {
            if (MayStand && again != Again.Always && !await WasUndoneAsync(stopping))
            {
                // It stands; or nobody can say, and then it is neither done again nor taken for done.
                failed = MayStand ? failed : null;
                return;
            }

            if (failed is not null && again == Again.Never)
                return;
            await using var transaction = await begin(stopping);
            Unwritten.Begin();
            try
            {
                done = await work();
                await Unwritten.WriteAsync(stopping);
            }
            catch (Exception broken) when (again == Again.Never)
            {
                failed = ExceptionDispatchInfo.Capture(broken);
                return;
            }

            MayStand = true;
            try
            {
                await transaction.CommitAsync(stopping);
            }
            catch (Exception broken)
            {
                failed = ExceptionDispatchInfo.Capture(broken);
                throw;
            }

            (MayStand, failed) = (false, null);
        }, stop);
        failed?.Throw();
        return done;
    }

    private enum Again
    {
        Never,
        WhenUndone,
        Always,
    }

    // Asked when a commit got no answer: the audit of the transaction stands exactly when the transaction does.
    private async Task<bool> WasUndoneAsync(CancellationToken stopping)
    {
        if (await Unwritten.StandsAsync(stopping) is not { } stands)
            return false;
        MayStand = false;
        return !stands;
    }
}
