using System.Threading.RateLimiting;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Features.Notify;
using EarlyHelp.Web.Infrastructure;

namespace EarlyHelp.Web.Startup;

/// <summary>Registers the public notification form, the folder of its files, and the limits on what strangers can set off.</summary>
public static class NotifyServices
{
    /// <summary>Minutes over which tries are counted.</summary>
    public const int LimitMinutes = 10;

    /// <summary>Everything that /notify needs.</summary>
    public static void AddNotify(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<FileStore>();
        services.AddSingleton(new DocumentFolder(Settings.DocumentFolder(builder.Configuration, builder.Environment)));
        services.AddHttpContextAccessor();
        services.AddScoped<NotificationDrafts>();
        services.AddScoped<ReturnCodes>();
        services.AddScoped<Notifiers>();
        services.AddScoped<NotificationFiles>();
        services.AddScoped<Sending>();
        services.AddScoped<NotifierCookies>();
        services.AddScoped<FormPages>();
        AddLimits(services, builder.Configuration);
    }

    // Only posts marked [Limited] count: per visitor's address, and per form or notification that they are about.
    private static void AddLimits(IServiceCollection services, IConfiguration configuration)
    {
        var perVisitor = configuration.GetValue("Limits:PerVisitor", 30);
        var perRecord = configuration.GetValue("Limits:PerRecord", 15);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, context.Connection.RemoteIpAddress?.ToString() ?? "unknown", perVisitor)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, context.GetRouteValue("key")?.ToString() ?? context.GetRouteValue("reference")?.ToString(), perRecord)));
        });
    }

    private static RateLimitPartition<string> Limit(HttpContext context, string? by, int most) =>
        by is null || context.GetEndpoint()?.Metadata.GetMetadata<LimitedAttribute>() is null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(by, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(LimitMinutes) });
}
