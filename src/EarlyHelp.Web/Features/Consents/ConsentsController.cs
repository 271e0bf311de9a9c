using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Consents;

/// <summary>Answers about consent: only ever added; a withdrawal is an answer too (domain.md CON12).</summary>
[Requires(Permission.EditFamilies)]
public sealed class ConsentsController(Opening opening, FamilyRecords records, EarlyHelpDbContext db, Infrastructure.Drafts drafts, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>A blank answer; <paramref name="from"/> an earlier one, its withdrawal.</summary>
    [HttpGet("/families/{reference}/consents/new")]
    public async Task<IActionResult> New(string reference, long? from)
    {
        if (await opening.FamilyAsync(reference, "Record consent") is not { } family)
            return NotFound();
        if (await this.LeadOnAsync(records, family) is { } elsewhere)
            return elsewhere;
        var form = new ConsentForm { Version = family.Version, From = from };
        if (from is { } id)
        {
            if (await records.ConsentAsync(family, id) is not { } earlier)
                return NotFound();
            (form.PersonId, form.Item, form.Answer) = (earlier.PersonId, earlier.Item, ConsentAnswer.Withdrawn);
        }

        ViewData["Kept"] = await drafts.RestoreAsync(form.DraftKey(family), ModelState, form, form.Version);
        return View(await PageAsync(family, form));
    }

    /// <summary>Adds the answer.</summary>
    [HttpPost("/families/{reference}/consents")]
    public async Task<IActionResult> Create(string reference, ConsentForm form)
    {
        if (await opening.FamilyAsync(reference, "Record consent") is not { } family)
            return NotFound();
        family.RefuseMerged();
        db.Expect(family, form.Version);
        var member = form.PersonId is { } id ? await records.MemberAsync(family, id) : null;
        if (form.PersonId is not null && member is null)
            ModelState.AddModelError(nameof(form.PersonId), "Select somebody of this family");
        if (!ModelState.IsValid || member is null)
            return this.Refused("New", await PageAsync(family, form));
        var (now, on) = (clock.GetUtcNow().UtcDateTime, FamilyWords.Day(form.On)!.Value);
        records.Add(new Consent(
            family, member.Person, form.Item!, form.Answer!.Value, on, current.Actor, now, how: FamilyWords.Blank(form.How), exceptions: FamilyWords.Blank(form.Exceptions)));
        family.Remember(
            current.Actor, now, on, form.Answer == ConsentAnswer.Withdrawn ? "Consent withdrawn" : "Consent recorded",
            $"{FamilyWords.NameOf(member.Person)}: {FamilyWords.Item(form.Item!)}, {FamilyWords.Answer(form.Answer.Value)}");
        await db.SaveChangesAsync();
        TempData["Flash"] = form.Answer == ConsentAnswer.Withdrawn ? "Withdrawal recorded" : "Answer recorded";
        return Redirect($"/families/{reference}#consent");
    }

    private async Task<ConsentForm> PageAsync(Family family, ConsentForm form)
    {
        ViewData["Family"] = family;
        ViewData["People"] = (await records.MembersAsync(family)).Where(m => m.Role != FamilyRole.Unborn)
            .Select(m => new TagHelpers.Choice(m.PersonId.ToString(CultureInfo.InvariantCulture), FamilyWords.NameOf(m.Person))).ToList();
        return form;
    }
}
