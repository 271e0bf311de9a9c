using EarlyHelp.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers what a proxy asks, and how an instance leaves (docs/adr/0034).</summary>
public static class HealthServices
{
    // Longer than the longest unit of work of a job: a conversation with the mail server.
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(45);

    /// <summary>Health, and the time to stop in.</summary>
    public static void AddHealth(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var drain = TimeSpan.FromSeconds(configuration.GetValue(Leaving.Setting, environment.IsDevelopment() ? 0 : Leaving.DrainSeconds));
        services.AddSingleton(p => new Leaving(drain, p.GetRequiredService<IHostApplicationLifetime>(), p.GetRequiredService<ILogger<Leaving>>()));
        services.AddHostedService(p => p.GetRequiredService<Leaving>());
        services.Configure<HostOptions>(o => o.ShutdownTimeout = drain + LongestWork);
        services.AddHealthChecks().AddDbContextCheck<EarlyHelpDbContext>("database", tags: ["ready"]).AddCheck<Leaving>("leaving", HealthStatus.Unhealthy, ["ready"]);
    }
}
