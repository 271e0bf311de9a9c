using System.Threading.RateLimiting;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Features.Notify;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;

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
        services.AddScoped<CountyForms>();
        services.AddScoped<NotificationFiles>();
        services.AddScoped<Sending>();
        services.AddScoped<NotifierCookies>();
        services.AddScoped<BegunForms>();
        services.AddScoped<FormPages>();
        services.AddSingleton<ExpiredForms>();
        services.AddHostedService(p => p.GetRequiredService<ExpiredForms>());
        AddLimits(services, builder.Configuration);
    }

    // Posts marked [Limited] count per visitor's address, and what sends mail or tries a code also per form or notification that it is about. Of the
    // others that need no account a whole school can send many.
    private static void AddLimits(IServiceCollection services, IConfiguration configuration)
    {
        var perVisitor = configuration.GetValue("Limits:PerVisitor", 30);
        var perRecord = configuration.GetValue("Limits:PerRecord", 15);
        var postsPerVisitor = configuration.GetValue("Limits:PostsPerVisitor", 1500);
        var formsPerVisitor = configuration.GetValue("Limits:FormsPerVisitor", 120);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => OpenPost(context, postsPerVisitor)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, LimitedWork.Messages, Visitor(context), perVisitor)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, LimitedWork.Messages, Record(context), perRecord)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, LimitedWork.Forms, Visitor(context), formsPerVisitor)));
        });
    }

    private static string Visitor(HttpContext context) => VisitorAddress.Of(context);

    private static string? Record(HttpContext context) => context.GetRouteValue("key")?.ToString() ?? context.GetRouteValue("reference")?.ToString();

    private static RateLimitPartition<string> OpenPost(HttpContext context, int most) =>
        HttpMethods.IsPost(context.Request.Method) && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.GetEndpoint()?.Metadata.GetMetadata<Access.OpenToAttribute>() is not null ? Window(Visitor(context), most) : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Limit(HttpContext context, LimitedWork work, string? by, int most) =>
        by is null || context.GetEndpoint()?.Metadata.GetMetadata<LimitedAttribute>()?.Work != work
            ? RateLimitPartition.GetNoLimiter("")
            : Window(by, most);

    private static RateLimitPartition<string> Window(string by, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(by, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(LimitMinutes) });
}
