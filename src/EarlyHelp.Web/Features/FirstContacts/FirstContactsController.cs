using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.CaseNotes;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.FirstContacts;

/// <summary>First contact: the notifier before the family, or the reason why not.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class FirstContactsController(EarlyHelpDbContext db, CasePages pages, CaseRecords records, NoteDesk desk, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "First contact";

    /// <summary>What is recorded, and what is still to be.</summary>
    [HttpGet("/cases/{reference}/contact")]
    public async Task<IActionResult> Show(string reference)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        var today = header.Today.ToString("d M yyyy", CultureInfo.InvariantCulture);
        var kept = await drafts.RestoreAsync(ContactPage.NotifierKey(header.Case.Reference), ModelState);
        kept = await drafts.RestoreAsync(ContactPage.FamilyKey(header.Case.Reference), ModelState) ?? kept;
        return View(await PageAsync(header, new NotifierContactForm { NotifierHappenedOn = today }, new NoteForm { HappenedOn = today }, kept));
    }

    /// <summary>Records contact with the notifier, or why there was none.</summary>
    [HttpPost("/cases/{reference}/contact/notifier")]
    public async Task<IActionResult> Notifier(string reference, NotifierContactForm form)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(NotifierContactForm.Prefix, () => header.Case.ContactNotifier(form.ToFacts(), header.Actor, UkTime.UtcNow(time), header.Today)))
            return this.Refused("Show", await PageAsync(header, form, new NoteForm()));
        await db.SaveChangesAsync();
        TempData["Flash"] = form.NotifierContacted == "yes" ? "Contact with the notifier recorded. You can contact the family now." : "The reason is recorded. You can contact the family now.";
        return Redirect($"/cases/{header.Case.Reference}/contact");
    }

    /// <summary>Records the first contact with the family, with its note.</summary>
    [HttpPost("/cases/{reference}/contact")]
    public async Task<IActionResult> Family(string reference, NoteForm form)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        await desk.CheckPeopleAsync(header, form, ModelState);
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.ContactFamily(form.ToFacts(), header.Actor, UkTime.UtcNow(time), header.Today)))
        {
            // The list of people is called Seen on this page.
            foreach (var error in ModelState.GetValueOrDefault(nameof(CaseNoteFacts.SeenPersonIds))?.Errors.ToList() ?? [])
                ModelState.AddModelError(nameof(NoteForm.Seen), error.ErrorMessage);
            ModelState.Remove(nameof(CaseNoteFacts.SeenPersonIds));
            return this.Refused("Show", await PageAsync(header, new NotifierContactForm(), form));
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = "First contact with the family recorded. You can begin the assessment now.";
        return Redirect($"/cases/{header.Case.Reference}/assessment");
    }

    private async Task<CaseHeader?> OpenAsync(string reference)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { } header)
            return null;
        await records.LoadForNoteAsync(header.Case);
        return header;
    }

    private async Task<ContactPage> PageAsync(CaseHeader header, NotifierContactForm notifier, NoteForm family, DateTime? keptAt = null) =>
        new(notifier, await desk.PageAsync(header, family, keptAt) with { IsFirstContact = true }, await records.NotificationAsync(header.Case));
}
