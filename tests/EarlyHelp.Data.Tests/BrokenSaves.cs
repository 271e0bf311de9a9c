using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data.Tests;

/// <summary>Lets saves fail where a test says, as they do when the connection to the database breaks.</summary>
public sealed class BrokenSaves : DbTransactionInterceptor
{
    public enum Place
    {
        Nowhere,
        Beginning,
        AnswerToCommit,
    }

    public Place BreaksAt { get; set; }

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        BreaksAt == Place.Beginning ? throw new IOException("The connection broke.") : base.TransactionStartingAsync(connection, eventData, result, cancellationToken);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        BreaksAt == Place.AnswerToCommit ? throw new IOException("The connection broke.") : base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
}
