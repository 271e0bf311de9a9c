using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EarlyHelp.Data.Tests;

/// <summary>Both databases hold the same tables, and each one's migrations lead to the model as it is.</summary>
public sealed class MigrationTests
{
    public static TheoryData<string> Providers => ["Sqlite", "SqlServer"];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_migrations_lead_to_the_model_as_it_is(string provider)
    {
        using var db = Open(provider);

        Assert.False(db.Database.HasPendingModelChanges(), $"Run remake-migrations.sh: the migrations for {provider} lag behind the model.");
    }

    [Fact]
    public void Both_chains_have_the_same_steps()
    {
        using var sqlite = Open("Sqlite");
        using var sqlServer = Open("SqlServer");

        Assert.Equal(sqlite.Database.GetMigrations().Select(NameOf), sqlServer.Database.GetMigrations().Select(NameOf));
    }

    [Fact]
    public void Both_databases_have_the_same_tables_columns_and_indexes()
    {
        using var sqlite = Open("Sqlite");
        using var sqlServer = Open("SqlServer");

        Assert.Equal(Shape(sqlite), Shape(sqlServer));
    }

    [Fact]
    public async Task The_chain_for_sqlite_makes_the_tables_of_the_model()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("earlyhelp-migrate-").FullName, "new.db");
        await using var db = Open("Sqlite", $"Data Source={file};Pooling=False");

        await db.Database.MigrateAsync();

        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'").ToListAsync();
        Assert.Equal(Model(db).Tables.Select(t => t.Name).Order(), tables.Order());
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void The_script_for_sql_server_is_written_without_a_server()
    {
        using var db = Open("SqlServer");

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.All(Model(db).Tables, t => Assert.Contains($"CREATE TABLE [{t.Name}]", script, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_with_a_parameter_needs_no_assembly_that_is_not_there()
    {
        // Without the four types of Microsoft.SqlServer.Server every command with a parameter fails before it reaches a server.
        await using var connection = new SqlConnection("Server=127.0.0.1,1;Connect Timeout=1;Encrypt=False;User Id=a;Password=b");
        await using var command = new SqlCommand("SELECT @name", connection);
        command.Parameters.AddWithValue("@name", "value");
        command.Parameters.Add(new SqlParameter("@day", new DateOnly(2026, 11, 18)));

        await Assert.ThrowsAsync<SqlException>(connection.OpenAsync);
        Assert.Throws<InvalidOperationException>(command.Prepare);
    }

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static EarlyHelpDbContext Open(string provider, string? connection = null) => provider == "Sqlite"
        ? connection is null ? new Sqlite.DesignTimeFactory().CreateDbContext([]) : new EarlyHelpDbContext(
            new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite(connection, o => o.MigrationsAssembly(typeof(Sqlite.DesignTimeFactory).Assembly)).Options,
            new CurrentActor(), new PostInHand(), new StandingClock())
        : new SqlServer.DesignTimeFactory().CreateDbContext([]);

    private static IRelationalModel Model(EarlyHelpDbContext db) => db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    /// <summary>Names, whether a value is needed, and longest text; the words for types differ between the two. A column of JSON is of no one property.</summary>
    private static IEnumerable<string> Shape(EarlyHelpDbContext db) =>
        from table in Model(db).Tables.OrderBy(t => t.Name)
        from line in table.Columns.Select(c => $"{table.Name}.{c.Name} {(c.IsNullable ? "null" : "not null")} {(c.PropertyMappings is [var mapping, ..] ? mapping.Property.GetMaxLength() : null)}")
            .Concat(table.Indexes.Select(i => $"{table.Name} index {string.Join('+', i.Columns.Select(c => c.Name))} {i.IsUnique}")).Order()
        select line;
}
