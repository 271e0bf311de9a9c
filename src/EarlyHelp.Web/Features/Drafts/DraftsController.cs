using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Drafts;

/// <summary>Keeps what a member of staff is typing, while they type.</summary>
[Requires(Permission.SignedIn)]
public sealed class DraftsController(Infrastructure.Drafts drafts, TimeProvider clock) : Controller
{
    /// <summary>Keeps the fields of a form.</summary>
    [HttpPost("/drafts/{key:maxlength(100)}")]
    public async Task<IActionResult> Create(string key)
    {
        if (!Request.HasFormContentType || !await drafts.KeepAsync(key, Request.Form))
            return BadRequest();
        Response.Headers["X-Local-Time"] = UkDates.TimeOf(UkTime.UtcNow(clock));
        if (SessionClock.SecondsLeft(HttpContext) is { } seconds)
            Response.Headers[SessionClock.Header] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return NoContent();
    }

    /// <summary>Throws away what was kept and goes back to the page.</summary>
    [HttpPost("/drafts/{key:maxlength(100)}/discard")]
    public async Task<IActionResult> Delete(string key, string? back)
    {
        await drafts.DiscardAsync(key);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
