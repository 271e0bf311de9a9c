using System.Threading.RateLimiting;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;

namespace EarlyHelp.Web.Startup;

/// <summary>How often one address on the network may try (spec 3-access); whoever tries more is told to wait.</summary>
public static class RateLimits
{
    /// <summary>Policy for sending the sign-in page: setting RateLimits:SignInPerMinute. A whole office can share one address.</summary>
    public const string SignIn = "sign-in";

    private const int SignInPerMinute = 120;
    // Minutes over which posts of strangers are counted.
    private const int LimitMinutes = 10;

    /// <summary>Registers the limits.</summary>
    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (refused, _) =>
        {
            if (refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                refused.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        o.GlobalLimiter = OfStrangers(configuration);
        o.AddPolicy(SignIn, context => PerMinute(context, configuration.GetValue("RateLimits:SignInPerMinute", SignInPerMinute)));
    });

    private static RateLimitPartition<string> PerMinute(HttpContext context, int times) =>
        RateLimitPartition.GetFixedWindowLimiter(VisitorAddress.Of(context),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    // Posts marked [Limited] count per visitor's address, and what sends mail or tries a code also per form or notification that it is about. Of the
    // others that need no account a whole school can send many.
    private static PartitionedRateLimiter<HttpContext> OfStrangers(IConfiguration configuration)
    {
        var perVisitor = configuration.GetValue("Limits:PerVisitor", 30);
        var perRecord = configuration.GetValue("Limits:PerRecord", 15);
        var postsPerVisitor = configuration.GetValue("Limits:PostsPerVisitor", 1500);
        var formsPerVisitor = configuration.GetValue("Limits:FormsPerVisitor", 120);
        return PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => OpenPost(context, postsPerVisitor)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, LimitedWork.Messages, Visitor(context), perVisitor)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, LimitedWork.Messages, Record(context), perRecord)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, LimitedWork.Forms, Visitor(context), formsPerVisitor)));
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
