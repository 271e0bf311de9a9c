using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Sessions;

/// <summary>Somebody who was warned stays signed in, because the request itself renews the session; and somebody ends the sessions they have elsewhere.</summary>
[Requires(Permission.SignedIn), BeforeSecondFactor]
public sealed class SessionsController(EarlyHelpDbContext db, UserManager<Data.Account> users, SignIns signIns, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>Says that the session goes on, and to a script how long.</summary>
    [HttpGet("/account/stay-signed-in")]
    public IActionResult Show()
    {
        if (SessionClock.SecondsLeft(HttpContext) is { } seconds)
            Response.Headers[SessionClock.Header] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return View();
    }

    /// <summary>Ends every session of this person but this one.</summary>
    [HttpPost("/account/sessions/end")]
    public async Task<IActionResult> Delete()
    {
        var account = (await users.GetUserAsync(User))!;
        account.Note("Signed out everywhere else", null, current.Actor, UkTime.UtcNow(clock));
        account.EndSessions();
        await db.SaveChangesAsync();
        await signIns.GoOnAsync(account, AccountClaims.GaveSecondFactor(User));
        TempData["Flash"] = "You are signed out everywhere else";
        return LocalRedirect("/account");
    }
}
