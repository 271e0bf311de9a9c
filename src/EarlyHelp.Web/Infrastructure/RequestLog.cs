using System.Diagnostics;
using EarlyHelp.Data.Access;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>One structured line a request: method, route pattern (never the address itself, which can carry names), status, time, staff number.</summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log, TimeProvider clock)
{
    /// <summary>Times the request.</summary>
    public async Task InvokeAsync(HttpContext context, CurrentActor current)
    {
        var start = clock.GetTimestamp();
        await next(context);
        if (context.GetEndpoint() is RouteEndpoint endpoint && log.IsEnabled(LogLevel.Information))
        {
            log.LogInformation("{Method} {Route} {Status} in {Milliseconds} ms by {StaffId} ({TraceId})", context.Request.Method,
                endpoint.RoutePattern.RawText, context.Response.StatusCode, (int)clock.GetElapsedTime(start).TotalMilliseconds,
                current.IsSet ? current.Actor.StaffId : null, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
        }
    }
}
