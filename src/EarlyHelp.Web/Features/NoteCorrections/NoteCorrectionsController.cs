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

namespace EarlyHelp.Web.Features.NoteCorrections;

/// <summary>Putting a note right: a new note that points at it. The one before stays as it was written.</summary>
[Requires(Permission.WriteNotes)]
public sealed class NoteCorrectionsController(EarlyHelpDbContext db, CasePages pages, CaseRecords records, NoteDesk desk, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "Correct a note";

    /// <summary>The note as it is, to be put right.</summary>
    [HttpGet("/cases/{reference}/notes/{id:long}/correct")]
    public async Task<IActionResult> New(string reference, long id)
    {
        if (await OpenAsync(reference, id) is not { } opened)
            return NotFound();
        var (header, note) = opened;
        var form = new NoteForm { Kind = note.Kind, HappenedOn = note.HappenedOn.ToString("d M yyyy", CultureInfo.InvariantCulture), Seen = [.. note.Seen.Select(s => s.PersonId)], Text = note.Text };
        return View(await PageAsync(header, id, form, await drafts.RestoreAsync(NewNotePage.DraftKey(header.Case.Reference, id), ModelState)));
    }

    /// <summary>Adds the corrected note.</summary>
    [HttpPost("/cases/{reference}/notes/{id:long}/correct")]
    public async Task<IActionResult> Create(string reference, long id, NoteForm form)
    {
        if (await OpenAsync(reference, id) is not { } opened)
            return NotFound();
        var (header, note) = opened;
        await desk.CheckPeopleAsync(header, form, ModelState);
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.CorrectNote(note, form.ToFacts() with { BackdateReason = form.Reason }, form.Reason ?? "", header.Actor, UkTime.UtcNow(time), header.Today)))
            return this.Refused("New", await PageAsync(header, id, form, null));
        await db.SaveChangesAsync();
        TempData["Flash"] = "Note corrected. The one before stays as it was written.";
        return Redirect($"/cases/{header.Case.Reference}/notes");
    }

    private async Task<(CaseHeader Header, CaseNote Note)?> OpenAsync(string reference, long id)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { MayWriteNotes: true } header || await records.NoteAsync(header.Case, id) is not { } note)
            return null;
        await records.LoadForNoteAsync(header.Case);
        return (header, note);
    }

    private async Task<NewNotePage> PageAsync(CaseHeader header, long id, NoteForm form, DateTime? keptAt) => await desk.PageAsync(header, form, keptAt) with { CorrectsId = id };
}
