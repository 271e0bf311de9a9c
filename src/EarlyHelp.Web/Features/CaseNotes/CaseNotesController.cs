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
        return View(new NewNotePage(form, header, await records.PeopleAsync(header.Case), await drafts.RestoreAsync(NewNotePage.DraftKey(header.Case.Reference), ModelState)));
    }

    /// <summary>Adds a note.</summary>
    [HttpPost("/cases/{reference}/notes")]
    [Requires(Permission.WriteNotes)]
    public async Task<IActionResult> Create(string reference, NoteForm form)
    {
        if (await pages.OpenAsync(reference, "New note") is not { } header)
            return await NothingHereAsync(reference, form);
        // Records of people may have been merged, or taken out, while the note was typed.
        var standing = await records.StandingAsync(form.Seen);
        if (!standing.SequenceEqual(form.Seen))
        {
            var typed = standing.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            ModelState.SetModelValue(nameof(form.Seen), typed, string.Join(',', typed));
            form.Seen = standing;
        }

        if (!await records.AreOfFamilyAsync(header.Case, form.Seen))
            ModelState.AddModelError(nameof(form.Seen), "Select who you saw again. Somebody you selected is no longer in this family’s record");
        var now = UkTime.UtcNow(time);
        if (ModelState.IsValid && ModelState.Attempt(() => header.Case.WriteNote(form.ToFacts(), header.Actor, now, header.Today)))
        {
            await db.SaveChangesAsync();
            TempData["Flash"] = "Note added";
            return Redirect($"/cases/{header.Case.Reference}/notes");
        }

        return this.Refused("New", new NewNotePage(form, header, await records.PeopleAsync(header.Case), null));
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
