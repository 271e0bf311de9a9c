using EarlyHelp.Data;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Startup;

/// <summary>Which database: SQLite embedded by default, SQL Server by configuration (Database:Provider and ConnectionStrings:EarlyHelp).</summary>
public static class DatabaseChoice
{
    /// <summary>Registers the context for the configured database.</summary>
    public static void AddDatabase(this IServiceCollection services, IConfiguration configuration, string contentRoot) =>
        services.AddDbContext<EarlyHelpDbContext>(options => Configure(options, configuration, contentRoot));

    private static void Configure(DbContextOptionsBuilder options, IConfiguration configuration, string contentRoot)
    {
        var connection = configuration.GetConnectionString("EarlyHelp");
        switch (configuration["Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite":
                options.UseSqlite(connection ?? $"Data Source={DefaultFile(contentRoot)}",
                    o => o.MigrationsAssembly(typeof(Data.Sqlite.DesignTimeFactory).Assembly));
                break;
            case "SqlServer":
                options.UseSqlServer(connection ?? throw new InvalidOperationException("Set ConnectionStrings__EarlyHelp for SQL Server."), o =>
                {
                    o.MigrationsAssembly(typeof(Data.SqlServer.DesignTimeFactory).Assembly);
                    if (configuration.GetValue<int?>("Database:MaxBatchSize") is { } size)
                        o.MaxBatchSize(size);
                });
                break;
            case var other:
                throw new InvalidOperationException($"Database:Provider is \"{other}\"; it can be Sqlite or SqlServer.");
        }
    }

    private static string DefaultFile(string contentRoot)
    {
        var folder = Path.Combine(contentRoot, "App_Data");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "earlyhelp.db");
    }
}
