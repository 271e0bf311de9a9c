using EarlyHelp.Data;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Restrictions;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.LiftedRestrictions;

/// <summary>The privacy officer lifts a restriction: the record is there again for everybody whose role and place reach it.</summary>
[Requires(Permission.RestrictRecords)]
public sealed class LiftedRestrictionsController(EarlyHelpDbContext db, RestrictionDesk desk) : Controller
{
    /// <summary>Lifts it.</summary>
    [HttpPost("/privacy/restrictions/{id:long}/end")]
    public async Task<IActionResult> Create(long id, EndForm form)
    {
        if (await desk.FindAsync(id) is not { } restriction)
            return NotFound();
        db.Expect(restriction, form.Version);
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => desk.LiftAsync(restriction, form.Why)))
            return this.Refused("/Features/Restrictions/Show.cshtml", new RestrictionPage(restriction, RestrictionForm.Of(restriction), form));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{restriction.Family.Reference} is no longer restricted";
        return LocalRedirect("/privacy/restrictions");
    }
}
