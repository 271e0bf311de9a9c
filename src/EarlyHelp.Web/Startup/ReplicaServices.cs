using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Data.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Startup;

/// <summary>
/// The one place that decides what is read from the read-only copy, where ConnectionStrings:EarlyHelpReadOnly names one: figures, and the export of the
/// register. Everything else, and all that is written, goes to the database itself (docs/adr/0034).
/// </summary>
public static class ReplicaServices
{
    /// <summary>Name of the connection string.</summary>
    public const string Connection = "EarlyHelpReadOnly";

    /// <summary>Registers the copy and what reads from it.</summary>
    public static void AddReplica(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        if (string.IsNullOrWhiteSpace(configuration.GetConnectionString(Connection)))
        {
            services.AddScoped(p => new Replica(p.GetRequiredService<EarlyHelpDbContext>()));
        }
        else
        {
            var options = new DbContextOptionsBuilder<EarlyHelpDbContext>();
            DatabaseChoice.Configure(options, configuration, contentRoot, Connection);
            services.AddScoped(p => new Replica(options.Options, p.GetRequiredService<CurrentActor>(), p.GetRequiredService<PostInHand>(), p.GetRequiredService<TimeProvider>()));
        }

        services.AddScoped(p => new ScorecardFacts(Db(p)));
        services.AddScoped(p => new TrackerFacts(Db(p), p.GetRequiredService<Reach>(), p.GetRequiredService<StandardsInForce>()));
        services.AddScoped(p => new ForecastFacts(Db(p)));
        services.AddScoped<RegisterExport>();
    }

    private static EarlyHelpDbContext Db(IServiceProvider services) => services.GetRequiredService<Replica>().Db;
}
