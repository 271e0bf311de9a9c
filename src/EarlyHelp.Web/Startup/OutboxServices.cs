using EarlyHelp.Data.Jobs;
using EarlyHelp.Data.Outbox;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers what writes and sends messages.</summary>
public static class OutboxServices
{
    /// <summary>Messages, the address that their links begin with, and the jobs that write and send them.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Messages>();
        services.AddScoped<DueAndLate>();
        services.AddSingleton(p => MailSettings.Of(p.GetRequiredService<IConfiguration>()));
        services.AddSingleton<JobRuns>();
        services.AddSingleton<JobLeases>();
        services.AddSingleton<JobPace>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<MorningSummaries>();
        services.AddHostedService(p => p.GetRequiredService<OutboxSender>());
        services.AddHostedService(p => p.GetRequiredService<MorningSummaries>());
        services.AddScoped(p => new ServiceAddress(() => Address(p)));
    }

    /// <summary>Where Development is served unless told otherwise (spec 8-running).</summary>
    private const string Development = "http://localhost:5080";

    /// <summary>The setting, which is needed outside Development; else the request's own address; else, for a job, the address that the server listens on.</summary>
    private static string Address(IServiceProvider services)
    {
        if (services.GetRequiredService<IConfiguration>()["Service:Address"] is { Length: > 0 } set)
            return set;
        if (services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request is { } request)
            return $"{request.Scheme}://{request.Host}{request.PathBase}";
        return services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? (services.GetRequiredService<IHostEnvironment>().IsDevelopment()
                ? Development
                : throw new InvalidOperationException("Set Service__Address: there is no request from which a message could take the address of its links."));
    }
}
