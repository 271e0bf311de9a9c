using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace EarlyHelp.Web.Access;

/// <summary>The longest that a session lasts, however busy it is kept: a day's work. It is counted from the sign-in, which every renewal carries along.</summary>
public static class SessionLife
{
    /// <summary>Hours from the sign-in.</summary>
    public const int Hours = 12;

    private const string Began = "began";

    /// <summary>Writes the time of the sign-in into a new session; one that only goes on keeps its own.</summary>
    public static Task BeginAsync(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(Began, Now(context.HttpContext).ToString("O", CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    /// <summary>Refuses a session that has lasted long enough.</summary>
    public static Task CheckAsync(CookieValidatePrincipalContext context)
    {
        if (IsOver(context.Properties, Now(context.HttpContext)))
            context.RejectPrincipal();
        return Task.CompletedTask;
    }

    /// <summary>Whether it has.</summary>
    public static bool IsOver(AuthenticationProperties session, DateTimeOffset now) => EndOf(session) is not { } end || end <= now;

    /// <summary>When it ends at the latest; null for a session that says nothing of when it began, which is none of ours.</summary>
    public static DateTimeOffset? EndOf(AuthenticationProperties session) =>
        session.Items.TryGetValue(Began, out var began) && DateTimeOffset.TryParse(began, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at.AddHours(Hours) : null;

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
