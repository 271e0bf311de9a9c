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
public sealed class ConsentsController(Opening opening, FamilyRecords records, EarlyHelpDbContext db, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>A blank answer; <paramref name="from"/> an earlier one, its withdrawal.</summary>
    [HttpGet("/families/{reference}/consents/new")]
    public async Task<IActionResult> New(string reference, long? from)
    {
        if (await opening.FamilyAsync(reference, "Record consent") is not { } family)
            return NotFound();
        var form = new ConsentForm { Version = family.Version };
        if (from is { } id)
        {
            if (await records.ConsentAsync(family, id) is not { } earlier)
                return NotFound();
            (form.PersonId, form.Item, form.Answer) = (earlier.PersonId, earlier.Item, ConsentAnswer.Withdrawn);
        }

        return View(await PageAsync(family, form));
    }

    /// <summary>Adds the answer.</summary>
    [HttpPost("/families/{reference}/consents")]
    public async Task<IActionResult> Create(string reference, ConsentForm form)
    {
        if (await opening.FamilyAsync(reference, "Record consent") is not { } family)
            return NotFound();
        db.Expect(family, form.Version);
        if (!ModelState.IsValid)
            return this.Refused("New", await PageAsync(family, form));
        if (await records.MemberAsync(family, form.PersonId!.Value) is not { } member)
            return NotFound();
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
