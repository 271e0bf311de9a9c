using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.CaseNotes;

/// <summary>Notes of a case: reading them, adding one.</summary>
public sealed class CaseNotesController(EarlyHelpDbContext db, CasePages pages, CaseRecords records, NoteDesk desk, Infrastructure.Drafts drafts, TimeProvider time) : Controller
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
        await records.LoadForNoteAsync(header.Case);
        var form = new NoteForm { HappenedOn = header.Today.ToString("d M yyyy", CultureInfo.InvariantCulture) };
        return View(await desk.PageAsync(header, form, await drafts.RestoreAsync(NewNotePage.DraftKey(header.Case.Reference), ModelState)));
    }

    /// <summary>Adds a note.</summary>
    [HttpPost("/cases/{reference}/notes")]
    [Requires(Permission.WriteNotes)]
    public async Task<IActionResult> Create(string reference, NoteForm form)
    {
        if (await pages.OpenAsync(reference, "New note") is not { } header)
            return await NothingHereAsync(reference, form);
        await records.LoadForNoteAsync(header.Case);
        await desk.CheckPeopleAsync(header, form, ModelState);
        var now = UkTime.UtcNow(time);
        if (ModelState.IsValid && ModelState.Attempt(() => header.Case.WriteNote(form.ToFacts(), header.Actor, now, header.Today)))
        {
            await db.SaveChangesAsync();
            TempData["Flash"] = "Note added";
            return Redirect($"/cases/{header.Case.Reference}/notes");
        }

        return this.Refused("New", await desk.PageAsync(header, form, null));
    }

    /// <summary>The same for a case that does not exist and one that is out of reach; a note that was typed stays with its writer.</summary>
    private async Task<IActionResult> NothingHereAsync(string reference, NoteForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Text))
            return NotFound();
        var key = NewNotePage.DraftKey(reference);
        if (key.Length <= StaffDraft.KeyMaxLength)
            await drafts.KeepAsync(key, Request.Form);
        var page = View("NotAdded", form);
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
