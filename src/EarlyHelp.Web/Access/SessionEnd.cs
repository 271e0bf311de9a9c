using System.Security.Claims;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Access;

/// <summary>
/// After 30 minutes without a request a session ends, and 12 hours after it began in any case. Whoever then goes on is told so, and what they had typed is kept
/// in their drafts (spec 3-access).
/// </summary>
public static class SessionEnd
{
    // Somebody without a session is not worth more than a page of text; bytes.
    private const long MostRead = 1024 * 1024;

    private static readonly object Called = new();
    private static readonly object Keeping = new();

    /// <summary>The session of this request was called back: the account, its password or its posting changed.</summary>
    public static void CalledBack(HttpContext context) => context.Items[Called] = true;

    /// <summary>What this request brings may be kept for the person whose session it was.</summary>
    public static void MayKeepFor(HttpContext context, ClaimsPrincipal session) => context.Items[Keeping] = session;

    /// <summary>A page that somebody must not see does not exist for them; but who has still to set up a second factor is led there.</summary>
    public static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<CurrentActor>() is { IsSet: true, Actor.OwesSecondFactor: true })
            context.Response.Redirect("/account/second-factor");
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Leads somebody without a session to sign-in, or first to the page that says that it has ended.</summary>
    public static async Task LeadAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var back = await BackAsync(context.Request);
        var calledBack = context.HttpContext.Items.ContainsKey(Called);
        var session = calledBack ? context.HttpContext.Items[Keeping] as ClaimsPrincipal : Ended(context)?.Principal;
        if (session is null && !calledBack)
        {
            context.Response.Redirect($"{context.Options.LoginPath}?{context.Options.ReturnUrlParameter}={Uri.EscapeDataString(back)}");
            return;
        }

        var kept = session is not null && await KeepAsync(context.HttpContext, session, alsoOfPosting: !calledBack);
        context.Response.Redirect($"/account/session-ended?kept={(kept ? "true" : "false")}{(calledBack ? "&changed=true" : "")}&returnUrl={Uri.EscapeDataString(back)}");
    }

    /// <summary>The session of the cookie, when it was one of ours and its time has run out.</summary>
    private static AuthenticationTicket? Ended(RedirectContext<CookieAuthenticationOptions> context)
    {
        var cookie = context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!);
        var ticket = cookie is null ? null : context.Options.TicketDataFormat.Unprotect(cookie);
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return ticket?.Properties.ExpiresUtc < now || (ticket is not null && SessionLife.IsOver(ticket.Properties, now)) ? ticket : null;
    }

    /// <summary>Where to go on: the page asked for, or the one with the form that was sent. Sign-in follows addresses of the service only.</summary>
    private static async Task<string> BackAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
            return request.Path + request.QueryString;
        if (request is { HasFormContentType: true, ContentLength: <= MostRead } && await PageOfAsync(request) is { Length: > 0 } form)
            return form;
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value ? page.PathAndQuery : "/";
    }

    private static async Task<string?> PageOfAsync(HttpRequest request)
    {
        try
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted))[OncePerPost.PageField];
        }
        catch (InvalidDataException)
        {
            // No form of ours: the page that sent it will do.
            return null;
        }
    }

    /// <summary>The account's stamp as the session says it.</summary>
    internal static string? StampOf(ClaimsPrincipal session) => session.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);

    /// <summary>Keeps a form that names its draft, under the person whose session it was.</summary>
    private static async Task<bool> KeepAsync(HttpContext context, ClaimsPrincipal session, bool alsoOfPosting)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
            return false;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form[OncePerPost.DraftField].ToString() is not { Length: > 0 and <= StaffDraft.KeyMaxLength } key)
            return false;
        var services = context.RequestServices;
        var accountId = long.Parse(services.GetRequiredService<UserManager<Account>>().GetUserId(session)!, System.Globalization.CultureInfo.InvariantCulture);
        var today = UkTime.Today(services.GetRequiredService<TimeProvider>());
        var db = services.GetRequiredService<EarlyHelpDbContext>();
        // An ended session writes only what the open one could have written: a cookie that was copied is worth nothing once the account has changed.
        var stamp = StampOf(session);
        var posting = await db.Postings.AsNoTracking().Include(p => p.Staff)
            .Where(p => p.From <= today && (p.To == null || p.To >= today))
            .OrderByDescending(p => p.From).ThenByDescending(p => p.Id)
            .FirstOrDefaultAsync(p => db.Users.Any(u => u.Id == accountId && u.StaffId == p.StaffId && u.DisabledAt == null && u.SecurityStamp == stamp));
        if (posting is null || stamp is null || (alsoOfPosting && !AccountClaims.IsOf(session, posting)))
            return false;
        // Only to keep the draft: the request itself stays without a session.
        var current = services.GetRequiredService<CurrentActor>();
        current.Actor = Actor.Staff(posting.Staff, posting);
        var kept = await services.GetRequiredService<Drafts>().TryKeepAsync(key, form);
        current.Actor = Actor.Visitor;
        return kept;
    }
}
