using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace EarlyHelp.Data.Tests;

public sealed class KeptConnectionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("earlyhelp-kept-").FullName;
    private readonly KeptConnections kept = new();

    public KeptConnectionsTests()
    {
        Change("PRAGMA journal_mode = WAL");
        Change("CREATE TABLE Things (Id INTEGER PRIMARY KEY, Name TEXT, Half INTEGER)");
        Change("INSERT INTO Things WITH Numbers (N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM Numbers WHERE N < 100) SELECT N, 'Thing ' || N, CASE WHEN N % 2 = 0 THEN N / 2 END FROM Numbers");
    }

    [Fact]
    public async Task Who_comes_next_gets_the_connection_of_who_went()
    {
        KeptConnection first, second;
        await using (var db = await OpenAsync())
            first = ConnectionOf(db);
        await using (var db = await OpenAsync())
            second = ConnectionOf(db);

        Assert.Same(first, second);
    }

    [Fact]
    public async Task Two_at_once_have_a_connection_each()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();

        Assert.NotSame(ConnectionOf(one), ConnectionOf(other));
        Assert.Equal(await CountAsync(one), await CountAsync(other));
    }

    [Fact]
    public async Task Whoever_only_asks_whether_there_is_a_database_does_not_make_one()
    {
        await using var db = Of($"Data Source={Path.Combine(folder, "none.db")}");

        Assert.False(await db.Database.CanConnectAsync());
        Assert.False(File.Exists(Path.Combine(folder, "none.db")));
    }

    [Fact]
    public async Task What_is_asked_again_is_not_prepared_again()
    {
        await using var db = await OpenAsync();
        var preparations = 0;
        // SQLite asks it for each table and column when it prepares a statement, and at no other time.
        raw.sqlite3_set_authorizer(ConnectionOf(db).Handle, (strdelegate_authorizer)((_, _, _, _, _, _) => Interlocked.Increment(ref preparations) * 0), null);
        for (var i = 1; i <= 3; i++)
            await NameAsync(db, i);
        Assert.NotEqual(0, preparations);
        preparations = 0;

        for (var i = 1; i <= 50; i++)
            Assert.Equal($"Thing {i}", await NameAsync(db, i));

        Assert.Equal(0, preparations);
    }

    [Fact]
    public async Task What_EF_makes_known_to_a_connection_is_known_to_a_kept_one()
    {
        await using var db = await OpenAsync();

        Assert.Equal("0.3", await db.Database.SqlQueryRaw<string>("SELECT ef_add('0.1', '0.2') AS Value").SingleAsync());
        Assert.Equal(1, await db.Database.SqlQueryRaw<int>("SELECT 'abc' REGEXP '^a' AS Value").SingleAsync());
    }

    [Fact]
    public async Task Everyone_gets_their_own_rows_whoever_asks_beside_them() =>
        await Task.WhenAll(Enumerable.Range(0, 16).Select(user => Task.Run(async () =>
        {
            for (var turn = 0; turn < 200; turn++)
            {
                await using var db = await OpenAsync();
                var id = ((user * 31) + (turn * 7)) % 120;
                Assert.Equal(id is > 0 and <= 100 ? $"Thing {id}" : null, await NameAsync(db, id));
                int? half = turn % 3 == 0 ? null : turn % 50;
                Assert.Equal(half is null ? 50 : half is 0 ? 0 : 1, await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM Things WHERE Half IS {half}").SingleAsync());
            }
        })));

    [Fact]
    public async Task A_query_asked_while_the_same_is_being_read_reads_beside_it()
    {
        await using var db = await OpenAsync();
        for (var i = 0; i < 3; i++)
            await First(db, 3).ToListAsync();

        List<string> pairs = [];
        await foreach (var outer in First(db, 3).AsAsyncEnumerable())
        {
            await foreach (var inner in First(db, 3).AsAsyncEnumerable())
                pairs.Add($"{outer} {inner}");
        }

        Assert.Equal(["1 1", "1 2", "1 3", "2 1", "2 2", "2 3", "3 1", "3 2", "3 3"], pairs);
    }

    [Fact]
    public async Task A_reader_that_was_left_half_way_leaves_nothing_to_who_asks_next()
    {
        await using var db = await OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await foreach (var id in First(db, 50).AsAsyncEnumerable())
            {
                if (id == 2)
                    break;
            }

            Assert.Equal(50, (await First(db, 50).ToListAsync()).Count);
        }

        Assert.True(ConnectionOf(db).IsAsNew);
    }

    [Fact]
    public async Task What_somebody_began_and_did_not_finish_is_not_handed_on()
    {
        await using (var db = await OpenAsync())
            await db.Database.ExecuteSqlRawAsync("BEGIN; DELETE FROM Things WHERE Id = 1");
        await using (var db = await OpenAsync())
            Assert.Equal(100, await CountAsync(db));

        await using (var db = await OpenAsync())
        {
            await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("DELETE FROM Things WHERE Id = 1");
            Assert.Equal(99, await CountAsync(db));
        }

        await using (var db = await OpenAsync())
            Assert.Equal(100, await CountAsync(db));
    }

    [Fact]
    public async Task In_a_transaction_is_read_what_it_wrote()
    {
        await using var db = await OpenAsync();
        for (var i = 0; i < 3; i++)
            Assert.Equal("Thing 5", await NameAsync(db, 5));
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE Things SET Name = 'Other' WHERE Id = 5");
            Assert.Equal("Other", await NameAsync(db, 5));
            await transaction.RollbackAsync();
        }

        Assert.Equal("Thing 5", await NameAsync(db, 5));
    }

    [Fact]
    public async Task A_table_that_was_changed_meanwhile_is_read_as_it_is_now()
    {
        await using (var db = await OpenAsync())
        {
            for (var i = 0; i < 3; i++)
                await NameAsync(db, 5);
        }

        Change("ALTER TABLE Things ADD COLUMN More TEXT; CREATE INDEX IX_Name ON Things (Name); UPDATE Things SET Name = 'New' WHERE Id = 5");

        await using var next = await OpenAsync();
        Assert.Equal("New", await NameAsync(next, 5));
    }

    [Fact]
    public async Task More_queries_than_are_kept_are_all_answered()
    {
        await using var db = await OpenAsync();
        foreach (var i in Enumerable.Repeat(Enumerable.Range(1, 400), 3).SelectMany(all => all))
        {
            var words = $"SELECT {i} AS Value";
            Assert.Equal(i, await db.Database.SqlQueryRaw<int>(words).SingleAsync());
        }

        Assert.InRange(ConnectionOf(db).Statements.Count, 100, 250);
    }

    [Fact]
    public async Task Once_the_app_ends_the_file_is_let_go()
    {
        var late = await OpenAsync();
        Assert.Equal(100, await CountAsync(late));
        var connection = ConnectionOf(late);
        await using (var db = await OpenAsync())
            await CountAsync(db);

        kept.Dispose();
        await late.DisposeAsync();

        Assert.Equal(System.Data.ConnectionState.Closed, connection.State);
        // The last who closes it writes what waits beside it into the file.
        Assert.Empty(Directory.GetFiles(folder, "*-wal"));
    }

    public void Dispose()
    {
        kept.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private string Words => $"Data Source={Path.Combine(folder, "things.db")}";

    private EarlyHelpDbContext Of(string words) =>
        new(new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite(words).AddInterceptors(kept).Options, new CurrentActor(), new PostInHand(), TimeProvider.System);

    private async Task<EarlyHelpDbContext> OpenAsync()
    {
        var db = Of(Words);
        await db.HoldOpenAsync();
        return db;
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection(Words + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static KeptConnection ConnectionOf(EarlyHelpDbContext db) => (KeptConnection)db.Database.GetDbConnection();

    private static Task<int> CountAsync(EarlyHelpDbContext db) => db.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM Things").SingleAsync();

    private static Task<string?> NameAsync(EarlyHelpDbContext db, long id) => db.Database.SqlQuery<string?>($"SELECT Name AS Value FROM Things WHERE Id = {id}").SingleOrDefaultAsync();

    private static IQueryable<long> First(EarlyHelpDbContext db, int many) => db.Database.SqlQuery<long>($"SELECT Id AS Value FROM Things ORDER BY Id LIMIT {many}");
}
