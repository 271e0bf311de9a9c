using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Schoolings;

/// <summary>A child's school or setting; another name ends the one before.</summary>
[Requires(Permission.EditFamilies)]
public sealed class SchoolingsController(Opening opening, FamilyRecords records, EarlyHelpDbContext db, Infrastructure.Drafts drafts) : Controller
{
    /// <summary>The school as known.</summary>
    [HttpGet("/families/{reference}/people/{id:long}/schoolings/new")]
    public async Task<IActionResult> New(string reference, long id)
    {
        if (await opening.FamilyAsync(reference, "Change a school") is not { } family || await records.MemberAsync(family, id) is not { } member)
            return NotFound();
        (ViewData["Family"], ViewData["Member"]) = (family, member);
        var form = SchoolingForm.Of(member.Person);
        ViewData["Kept"] = await drafts.RestoreAsync(SchoolingForm.DraftKey(family, member), ModelState, form, form.Version);
        return View(form);
    }

    /// <summary>Writes down the school, or what is new about it.</summary>
    [HttpPost("/families/{reference}/people/{id:long}/schoolings")]
    public async Task<IActionResult> Create(string reference, long id, SchoolingForm form)
    {
        if (await opening.FamilyAsync(reference, "Change a school") is not { } family)
            return NotFound();
        family.RefuseMerged();
        if (await records.MemberAsync(family, id) is not { } member)
            return NotFound();
        db.Expect(member.Person, form.Version);
        if (!ModelState.IsValid)
        {
            (ViewData["Family"], ViewData["Member"]) = (family, member);
            return this.Refused("New", form);
        }

        member.Person.Attends(form.Facts(), FamilyWords.Day(form.From)!.Value);
        await db.SaveChangesAsync();
        TempData["Flash"] = "School changed";
        return Redirect($"/families/{reference}/people/{member.PersonId}");
    }
}
