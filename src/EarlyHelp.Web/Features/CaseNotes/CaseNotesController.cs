using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.CaseNotes;

/// <summary>Notes of a case: reading them, adding one.</summary>
public sealed class CaseNotesController(EarlyHelpDbContext db, CasePages pages, CaseRecords records, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The notes, the newest first.</summary>
    [HttpGet("/cases/{reference}/notes")]
    [Requires(Permission.ReadCases)]
    public async Task<IActionResult> Index(string reference, int page = 1)
    {
        if (await pages.OpenAsync(reference, "Notes") is not { } header)
            return NotFound();
        var (notes, total) = await records.NotesAsync(header.Case, page);
        return View(new NotesPage(header, notes, total, Math.Max(1, page)));
    }

    /// <summary>The form.</summary>
    [HttpGet("/cases/{reference}/notes/new")]
    [Requires(Permission.WriteNotes)]
    public async Task<IActionResult> New(string reference)
    {
        if (await pages.OpenAsync(reference, "New note") is not { MayWriteNotes: true } header)
            return NotFound();
        var form = new NoteForm { HappenedOn = header.Today.ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture) };
        return View(new NewNotePage(form, header, await records.PeopleAsync(header.Case), await drafts.RestoreAsync(NewNotePage.DraftKey(header), ModelState)));
    }

    /// <summary>Adds a note.</summary>
    [HttpPost("/cases/{reference}/notes")]
    [Requires(Permission.WriteNotes)]
    public async Task<IActionResult> Create(string reference, NoteForm form)
    {
        if (await pages.OpenAsync(reference, "New note") is not { } header)
            return NotFound();
        if (!await records.AreOfFamilyAsync(header.Case, form.Seen))
            return BadRequest();
        var now = UkTime.UtcNow(time);
        if (ModelState.IsValid && ModelState.Attempt(() => header.Case.WriteNote(form.ToFacts(), header.Actor, now, header.Today)))
        {
            await db.SaveChangesAsync();
            TempData["Flash"] = "Note added";
            return Redirect($"/cases/{header.Case.Reference}/notes");
        }

        return this.Refused("New", new NewNotePage(form, header, await records.PeopleAsync(header.Case), null));
    }
}
