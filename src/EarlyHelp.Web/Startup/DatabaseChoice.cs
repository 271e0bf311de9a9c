using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Caching.Memory;
using SQLitePCL;

namespace EarlyHelp.Web.Startup;

/// <summary>Which database: SQLite embedded by default, SQL Server by configuration (Database:Provider and ConnectionStrings:EarlyHelp).</summary>
public static class DatabaseChoice
{
    // With pauses that grow from nothing to five seconds: some ten seconds in all.
    private const int Retries = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // What EF has compiled of queries, for all contexts of the process. Each takes 20 (itself, and its words), and EF's own cache ends at 10,240: the app has three
    // times as many queries, and threw out each time what it needed next. It holds nothing of any record.
    private static readonly MemoryCache CompiledQueries = new(new MemoryCacheOptions { SizeLimit = 200_000 });

    // SQLite counts what memory it takes, for all connections together and one thread at a time; nobody reads that count. It can be said only before the first
    // connection of a process: where that was made elsewhere (in tests), it goes on counting.
    static DatabaseChoice()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>Registers the context for the configured database.</summary>
    public static void AddDatabase(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        services.AddSingleton<KeptConnections>();
        services.AddDbContext<EarlyHelpDbContext>((given, options) =>
        {
            Configure(options, configuration, contentRoot);
            // A server's connections are pooled by its provider, and it keeps what it prepared.
            if (Provider(configuration) == "Sqlite")
                options.AddInterceptors(given.GetRequiredService<KeptConnections>());
        }, optionsLifetime: ServiceLifetime.Singleton);
    }

    /// <summary>
    /// Makes the model of the database beside what else a start does: it is a third of the time of a start, and every context that is
    /// configured alike finds it ready. What goes wrong here goes wrong again, and is told, when the first context is opened.
    /// </summary>
    public static void MakeModel(IConfiguration configuration, string contentRoot, TimeProvider clock) => _ = Task.Run(() =>
    {
        var options = new DbContextOptionsBuilder<EarlyHelpDbContext>();
        Configure(options, configuration, contentRoot);
        using var db = new EarlyHelpDbContext(options.Options, new CurrentActor(), new PostInHand(), clock);
        return db.Model;
    });

    /// <summary>Says which database a context is of, and how it is reached.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="configuration">Settings.</param>
    /// <param name="contentRoot">Where the program is.</param>
    /// <param name="name">Name of the connection string.</param>
    public static void Configure(DbContextOptionsBuilder options, IConfiguration configuration, string contentRoot, string name = "EarlyHelp")
    {
        // A test says so when the migrations lag behind the model; to compare them anew at each start would cost half a second.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        options.UseMemoryCache(CompiledQueries);
        var connection = configuration.GetConnectionString(name);
        switch (Provider(configuration))
        {
            case "Sqlite":
                options.UseSqlite(Waiting(connection ?? $"Data Source={DefaultFile(contentRoot)}", configuration),
                    o =>
                    {
                        o.MigrationsAssembly(typeof(Data.Sqlite.DesignTimeFactory).Assembly);
                        // A list of keys is one parameter: for one parameter to each key the words of the query would be made anew each time it is asked.
                        o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
                    });
                break;
            case "SqlServer":
                options.UseSqlServer(connection ?? throw new InvalidOperationException("Set ConnectionStrings__EarlyHelp for SQL Server."), o =>
                {
                    o.MigrationsAssembly(typeof(Data.SqlServer.DesignTimeFactory).Assembly);
                    // A failover takes some seconds, and nobody waits longer for a page.
                    o.EnableRetryOnFailure(Retries, LongestPause, errorNumbersToAdd: null);
                    if (configuration.GetValue<int?>("Database:MaxBatchSize") is { } size)
                        o.MaxBatchSize(size);
                });
                break;
            case var other:
                throw new InvalidOperationException($"Database:Provider is \"{other}\"; it can be Sqlite or SqlServer.");
        }
    }

    private static string Provider(IConfiguration configuration) => configuration["Database:Provider"] ?? "Sqlite";

    // How long a save waits while another holds the database. What the connection itself says goes first.
    private static string Waiting(string connection, IConfiguration configuration)
    {
        var builder = new SqliteConnectionStringBuilder(connection);
        if (configuration.GetValue<int?>("Database:WaitSeconds") is { } seconds && !builder.ShouldSerialize("Default Timeout"))
            builder.DefaultTimeout = seconds;
        return builder.ConnectionString;
    }

    private static string DefaultFile(string contentRoot)
    {
        var folder = Path.Combine(contentRoot, "App_Data");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "earlyhelp.db");
    }
}
