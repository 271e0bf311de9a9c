using System.Threading.RateLimiting;

namespace EarlyHelp.Web.Startup;

/// <summary>How often one address on the network may try (spec 3-access); whoever tries more is told to wait.</summary>
public static class RateLimits
{
    /// <summary>Policy for sending the sign-in page: setting RateLimits:SignInPerMinute. A whole office can share one address.</summary>
    public const string SignIn = "sign-in";

    private const int SignInPerMinute = 120;

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
        o.AddPolicy(SignIn, context => PerMinute(context, configuration.GetValue("RateLimits:SignInPerMinute", SignInPerMinute)));
    });

    private static RateLimitPartition<string> PerMinute(HttpContext context, int times) =>
        RateLimitPartition.GetFixedWindowLimiter(VisitorAddress.Of(context),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
