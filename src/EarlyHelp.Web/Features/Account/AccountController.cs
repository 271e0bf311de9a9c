using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Account;

/// <summary>A person's own account: who they are here, and what they have chosen.</summary>
public sealed class AccountController(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>The account.</summary>
    [HttpGet("/account")]
    [Requires(Permission.SignedIn)]
    public async Task<IActionResult> Index() => View(new AccountPage(
        await MeAsync(), current.Actor.Role!.Value, await db.Users.AnyAsync(u => u.StaffId == current.Actor.StaffId && u.TwoFactorEnabled)));

    /// <summary>Chooses whether the morning summary comes.</summary>
    [HttpPost("/account/morning-summary")]
    [Requires(Permission.SignedIn)]
    public async Task<IActionResult> Update(bool wanted)
    {
        (await MeAsync()).ChooseMorningSummary(wanted);
        await db.SaveChangesAsync();
        TempData["Flash"] = wanted ? "You will get a summary each working morning" : "You will no longer get a morning summary";
        return LocalRedirect("/account");
    }

    /// <summary>The page after a session has ended by itself.</summary>
    [HttpGet("/account/session-ended")]
    [OpenTo("anyone whose session has ended")]
    public IActionResult Ended(string? returnUrl, bool kept, bool changed)
    {
        var back = Url.IsLocalUrl(returnUrl) ? returnUrl : "/";
        return View("SessionEnded", new SessionEndedPage($"/account/sign-in?returnUrl={Uri.EscapeDataString(back)}", kept, changed));
    }

    private async Task<StaffMember> MeAsync()
    {
        var today = UkTime.Today(clock);
        return await db.Staff
            .Include(s => s.Postings.Where(p => p.From <= today && (p.To == null || p.To >= today))).ThenInclude(p => p.Unit)
            .Include(s => s.Postings).ThenInclude(p => p.District)
            .Include(s => s.Postings).ThenInclude(p => p.Area)
            .SingleAsync(s => s.Id == current.Actor.StaffId);
    }
}

/// <summary>What the account page shows.</summary>
/// <param name="Person">The person with their live posting.</param>
/// <param name="Role">The role of the live posting.</param>
/// <param name="HasSecondFactor">Whether they have set up a second factor.</param>
public sealed record AccountPage(StaffMember Person, Role Role, bool HasSecondFactor)
{
    /// <summary>The live posting.</summary>
    public Posting Posting => Person.Postings.OrderByDescending(p => p.From).First();
}
