using System.Data.Common;
using System.Diagnostics;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Tests.Auditing;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data.Tests.Transfers;

/// <summary>
/// This test assembly run as a program of its own: it does one act of a transfer on a database file and is killed (SIGKILL, by itself) just before the
/// command of that number reaches the database, so that nothing of it can tidy up.
/// </summary>
internal static class KilledProcess
{
    /// <summary>Exit code of a process that was killed by signal 9.</summary>
    internal const int Killed = 137;

    /// <summary>The program: act, database file, number of the command before which it dies.</summary>
    internal static async Task<int> Main(string[] args)
    {
        if (args is not [var act, var file, var number])
        {
            await Console.Error.WriteLineAsync("Run the tests with dotnet test. As a program: <act> <database file> <number of the command before which it is killed>.");
            return 2;
        }

        if (act == AuditedWrites.Act)
        {
            await AuditedWrites.RunAsync(file, "there", int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
            await Console.Out.WriteAsync("0");
            return 0;
        }

        var killed = new KilledAt(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        await using var db = Open(file, killed);
        await TransferActs.Of(act).DoAsync(db);
        await Console.Out.WriteAsync(killed.Seen.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Runs an act in a process of its own that dies before this command; how many commands it came through when it didn't, null when it was killed.</summary>
    internal static async Task<int?> RunAsync(string act, string file, int dieBefore)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KilledProcess).Assembly.Location, act, file, $"{dieBefore}"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or Killed, $"{act} before command {dieBefore} ended with {process.ExitCode}: {errors}");
        return process.ExitCode == 0 ? int.Parse(await said, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The database in a file.</summary>
    internal static EarlyHelpDbContext Open(string file, params IInterceptor[] interceptors) => new(
        new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite($"Data Source={file};Pooling=False").AddInterceptors(interceptors).Options,
        new CurrentActor { Actor = Actor.Job("Test") }, new PostInHand(), new StandingClock { Utc = TransferActs.At });

    /// <summary>Counts every command and every commit, and dies before one of them.</summary>
    private sealed class KilledAt(int number) : DbCommandInterceptor, IDbTransactionInterceptor
    {
        internal int Seen { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Next();
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Next();
            return new(result);
        }

        public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Next();
            return new(result);
        }

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Next();
            return Task.CompletedTask;
        }

        private void Next()
        {
            if (++Seen == number)
                Process.GetCurrentProcess().Kill();
        }
    }
}
