using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Drafts;

/// <summary>Keeps what a member of staff is typing, while they type.</summary>
[Requires(Permission.SignedIn)]
public sealed class DraftsController(Infrastructure.Drafts drafts, TimeProvider clock) : Controller
{
    /// <summary>What this person has typed and not saved, also where the form can no longer be opened.</summary>
    [HttpGet("/drafts")]
    public async Task<IActionResult> Index(int page = 1)
    {
        var (mine, total) = await drafts.MineAsync(page);
        return View(new DraftsPage(mine, total, Math.Max(1, page)));
    }

    /// <summary>One of them, to read and copy.</summary>
    [HttpGet("/drafts/{id:long}")]
    public async Task<IActionResult> Show(long id) => await drafts.OwnAsync(id) is { } draft ? View(draft) : NotFound();

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

/// <summary>What a person has typed and not saved.</summary>
/// <param name="Drafts">One page of it.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record DraftsPage(IReadOnlyList<OwnDraft> Drafts, int Total, int Page);
