using System.Data.Common;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data.Tests.Saving;

/// <summary>A connection that breaks at the n-th of what is asked of it: beginning a transaction, a command, its commit before and after it was carried out.</summary>
internal sealed class BreakingConnection : DbTransactionInterceptor
{
    public enum Point
    {
        Never,
        Beginning,
        BeforeCommit,
        AnswerToCommit,
    }

    private readonly BreakingCommands commands = new();

    public Point BreaksAt { get; set; }

    /// <summary>Breaks at so many commands from now; negative for never.</summary>
    public int BreaksAtCommand
    {
        get => commands.Left;
        set => commands.Left = value;
    }

    /// <summary>How often it broke.</summary>
    public int Broke { get; private set; }

    /// <summary>A context on a file, whose connection this is.</summary>
    public EarlyHelpDbContext Open(string file) => new(
        new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite($"Data Source={file};Pooling=False", o => o.ExecutionStrategy(d => new TriesAgain(d))).AddInterceptors(this, commands).Options,
        new CurrentActor { Actor = Actor.Staff(7, "Priya Nair", Role.TriageOfficer) }, Post, new StandingClock { Utc = new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc) });

    public PostInHand Post { get; } = new();

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        Break(Point.Beginning) ? throw new PassingFault() : base.TransactionStartingAsync(connection, eventData, result, cancellationToken);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Break(Point.BeforeCommit) ? throw new PassingFault() : base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Break(Point.AnswerToCommit) ? throw new PassingFault() : base.TransactionCommittedAsync(transaction, eventData, cancellationToken);

    private bool Break(Point at)
    {
        if (BreaksAt != at)
            return false;
        BreaksAt = Point.Never;
        Broke++;
        return true;
    }

    private sealed class BreakingCommands : DbCommandInterceptor
    {
        public int Left { get; set; } = -1;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Left-- == 0 ? throw new PassingFault() : base.ReaderExecutingAsync(command, eventData, result, cancellationToken);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Left-- == 0 ? throw new PassingFault() : base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
