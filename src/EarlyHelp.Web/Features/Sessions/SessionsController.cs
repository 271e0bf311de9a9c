using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Sessions;

/// <summary>Somebody who was warned stays signed in: the request itself renews the session.</summary>
[Requires(Permission.SignedIn)]
public sealed class SessionsController : Controller
{
    /// <summary>Says that the session goes on, and to a script how long.</summary>
    [HttpGet("/account/stay-signed-in")]
    public IActionResult Show()
    {
        if (SessionClock.SecondsLeft(HttpContext) is { } seconds)
            Response.Headers[SessionClock.Header] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return View();
    }
}
