using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Tests.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Saving;

/// <summary>Rows that are changed without a save wait for their turn to write as a save does (adr/0034): else they could wait for ever behind those who queue.</summary>
public sealed class WriteTurnTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, Func<EarlyHelpDbContext, CancellationToken, Task<int>>> Known = new()
    {
        ["ExecuteUpdate"] = (db, stop) => db.HandledPosts.ExecuteUpdateAsync(u => u.SetProperty(p => p.Location, "/"), stop),
        ["ExecuteDelete"] = (db, stop) => db.HandledPosts.ExecuteDeleteAsync(stop),
        ["ExecuteSql"] = (db, stop) => db.Database.ExecuteSqlAsync($"DELETE FROM HandledPosts", stop),
        ["ExecuteSqlRaw"] = (db, stop) => db.Database.ExecuteSqlRawAsync("DELETE FROM HandledPosts", stop),
    };

    public static TheoryData<string> Ways => [.. Known.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task It_waits_for_its_turn_and_gives_it_on(string way)
    {
        using var trail = await Trail.OfTwelveAsync();
        await using var other = trail.Open();
        await using var db = trail.Open();

        Task<int> written;
        using (await SaveQueue.TurnAsync(other.Database, CancellationToken.None))
        {
            // Nobody holds the file: what asks only there is done at once.
            written = Known[way](db, CancellationToken.None);
            await Task.Delay(200);
            Assert.False(written.IsCompleted);
        }

        await written.WaitAsync(Long);
        await Known[way](other, CancellationToken.None).WaitAsync(Long);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task In_a_transaction_which_has_the_turn_it_does_not_wait_for_itself(string way)
    {
        using var trail = await Trail.OfTwelveAsync();
        await using var db = trail.Open();

        await db.TogetherAsync(() => Known[way](db, CancellationToken.None)).WaitAsync(Long);
    }

    [Fact]
    public async Task What_fails_or_is_given_up_gives_its_turn_on_too()
    {
        using var trail = await Trail.OfTwelveAsync();
        await using var other = trail.Open();
        await using var db = trail.Open();
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM NothingOfThisName"));
        using var stop = new CancellationTokenSource();
        using (await SaveQueue.TurnAsync(other.Database, CancellationToken.None).WaitAsync(Long))
        {
            var waiting = db.HandledPosts.ExecuteDeleteAsync(stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        other.Add(new HandledPost { Key = "another", At = new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc) });
        await other.SaveChangesAsync().WaitAsync(Long);
        Assert.Equal(1, await db.HandledPosts.ExecuteDeleteAsync().WaitAsync(Long));
    }

    [Fact]
    public async Task Whoever_would_hold_a_thread_while_it_waits_is_refused()
    {
        using var trail = await Trail.OfTwelveAsync();
        await using var db = trail.Open();

        Assert.Throws<NotSupportedException>(() => db.HandledPosts.ExecuteDelete());
        Assert.Throws<NotSupportedException>(() => db.Database.ExecuteSqlRaw("DELETE FROM HandledPosts"));
    }

    [Fact]
    public void Commands_are_written_by_hand_only_where_they_read_or_have_a_transaction()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "EarlyHelp.sln")))
            root = root.Parent!;
        // In a transaction: the audit, rows of a register, erasure. Only reading: its plan, the tables of an export. A program of their own: backups, generating.
        string[] known = ["AuditWriter.cs", "RowWriter.cs", "ErasedRows.cs", "ErasurePlan.cs", "AllTables.cs", "BackupCommands.cs", "BulkLoad.cs"];

        var others = Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("CreateCommand(", StringComparison.Ordinal) && !known.Contains(Path.GetFileName(f)));

        Assert.Empty(others);
    }
}
