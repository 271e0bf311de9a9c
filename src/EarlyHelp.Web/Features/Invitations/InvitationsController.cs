using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Staff;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Invitations;

/// <summary>Sends somebody an invitation again, or the first one to somebody who works here without an account.</summary>
[Requires(Permission.Administer)]
public sealed class InvitationsController(EarlyHelpDbContext db, PeopleDesk desk) : Controller
{
    /// <summary>Sends it.</summary>
    [HttpPost("/admin/people/{id:long}/invitation")]
    public async Task<IActionResult> Create(long id)
    {
        if (await desk.FindAsync(id) is not { } person)
            return NotFound();
        var account = await desk.AccountOfAsync(id);
        if (account is { HasPassword: true })
            ModelState.AddModelError("", $"{person.Name} has a password already. Whoever forgot it asks for a link on the sign-in page");
        if (account?.DisabledAt is not null)
            ModelState.AddModelError("", "This account is disabled: enable it first");
        if (!ModelState.IsValid)
            return this.Refused("~/Features/Staff/Show.cshtml", await desk.PageAsync(person));
        await desk.InviteAsync(person, account);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"A link goes to {person.Email}";
        return LocalRedirect($"/admin/people/{id}");
    }
}
