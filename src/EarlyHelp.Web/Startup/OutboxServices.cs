using EarlyHelp.Data.Outbox;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers what writes and sends messages.</summary>
public static class OutboxServices
{
    /// <summary>Messages, and the address that their links begin with.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Messages>();
        services.AddScoped(p => new ServiceAddress(() => Address(p)));
    }

    /// <summary>The setting; else the request's own address; else, for a job, the address that the server listens on.</summary>
    private static string Address(IServiceProvider services)
    {
        if (services.GetRequiredService<IConfiguration>()["Service:Address"] is { Length: > 0 } set)
            return set;
        if (services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request is { } request)
            return $"{request.Scheme}://{request.Host}{request.PathBase}";
        return services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("Set Service__Address: there is no request from which a message could take the address of its links.");
    }
}
