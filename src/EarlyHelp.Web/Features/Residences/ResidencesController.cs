using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Residences;

/// <summary>Where a person lives, from a day on; what was before stays.</summary>
[Requires(Permission.EditFamilies)]
public sealed class ResidencesController(Opening opening, FamilyRecords records, EarlyHelpDbContext db, Infrastructure.Drafts drafts, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>A blank address.</summary>
    [HttpGet("/families/{reference}/people/{id:long}/residences/new")]
    public async Task<IActionResult> New(string reference, long id)
    {
        if (await opening.FamilyAsync(reference, "Change an address") is not { } family || await records.MemberAsync(family, id) is not { } member)
            return NotFound();
        var form = new ResidenceForm { Version = member.Person.Version };
        ViewData["Kept"] = await drafts.RestoreAsync(ResidenceForm.DraftKey(family, member), ModelState, form, form.Version);
        return View(await PageAsync(family, member, form));
    }

    /// <summary>The person, and whoever moves along, lives there from that day.</summary>
    [HttpPost("/families/{reference}/people/{id:long}/residences")]
    public async Task<IActionResult> Create(string reference, long id, ResidenceForm form)
    {
        if (await opening.FamilyAsync(reference, "Change an address") is not { } family)
            return NotFound();
        family.RefuseMerged();
        if (await records.MemberAsync(family, id) is not { } member)
            return NotFound();
        db.Expect(member.Person, form.Version);
        if (!ModelState.IsValid)
            return this.Refused("New", await PageAsync(family, member, form));
        var place = await records.PlaceAsync(form.Place());
        List<Person> moving = [member.Person];
        foreach (var other in form.Others.Where(o => o != member.PersonId))
        {
            if (await records.MemberAsync(family, other) is { } along)
                moving.Add(along.Person);
        }

        foreach (var person in moving)
            person.LivesAt(place, form.Kind!.Value, FamilyWords.Day(form.From)!.Value, form.IsConfidential == true, FamilyWords.Blank(form.ConfidentialFrom));
        family.Remember(
            current.Actor, clock.GetUtcNow().UtcDateTime, FamilyWords.Day(form.From)!.Value, "Address changed", string.Join(", ", moving.Select(FamilyWords.NameOf)));
        await db.SaveChangesAsync();
        TempData["Flash"] = "Address changed";
        return Redirect($"/families/{reference}/people/{member.PersonId}");
    }

    private async Task<ResidenceForm> PageAsync(Family family, FamilyMember member, ResidenceForm form)
    {
        (ViewData["Family"], ViewData["Member"]) = (family, member);
        ViewData["Others"] = (await records.MembersAsync(family)).Where(m => m.PersonId != member.PersonId)
            .Select(m => new TagHelpers.Choice(m.PersonId.ToString(System.Globalization.CultureInfo.InvariantCulture), FamilyWords.NameOf(m.Person))).ToList();
        return form;
    }
}
