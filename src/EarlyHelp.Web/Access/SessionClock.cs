using Microsoft.AspNetCore.Authentication;

namespace EarlyHelp.Web.Access;

/// <summary>When the session of a request ends if nothing follows it, so that a page can warn before it does (spec 3-access: 30 minutes idle).</summary>
public static class SessionClock
{
    /// <summary>Header that tells a script how long the session still lasts.</summary>
    public const string Header = "X-Session-Seconds";

    /// <summary>Minutes before the end at which a page warns.</summary>
    public const int WarnMinutes = 5;

    /// <summary>Seconds until it ends, or null without a session. In its second half a session is renewed by the request itself.</summary>
    public static int? SecondsLeft(HttpContext context)
    {
        if (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties is not { IssuedUtc: { } from, ExpiresUtc: { } ends } session)
            return null;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var (gone, left) = (now - from, ends - now);
        var idle = left < gone ? ends - from : left;
        var life = SessionLife.EndOf(session) - now;
        return (int)(life < idle ? life.Value : idle).TotalSeconds;
    }
}
