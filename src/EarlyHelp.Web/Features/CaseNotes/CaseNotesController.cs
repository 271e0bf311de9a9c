using System.Globalization;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Documents;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Features.Notify;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.CaseNotes;

/// <summary>Notes of a case: reading them, adding one.</summary>
[RequestSizeLimit(FormController.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = FormController.MostBytes)]
[TooLargeFilter]
public sealed class CaseNotesController(CasePages pages, CaseRecords records, NoteDesk desk, NoteAttachments attachments, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The notes, the newest first.</summary>
    [HttpGet("/cases/{reference}/notes")]
    [Requires(Permission.ReadCases)]
    public async Task<IActionResult> Index(string reference, string? large, int page = 1)
    {
        if (await pages.OpenAsync(reference, "Notes") is not { } header)
            return NotFound();
        var (notes, total) = await records.NotesAsync(header.Case, page);
        return View(new NotesPage(header, notes, total, Math.Max(1, page), await attachments.OfAsync(header.Case, notes.Select(n => n.Note)), large is not null));
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
        return View(await PageAsync(header, form, await drafts.RestoreAsync(NewNotePage.DraftKey(header.Case.Reference), ModelState)));
    }

    /// <summary>Adds a note.</summary>
    [HttpPost("/cases/{reference}/notes")]
    [Requires(Permission.WriteNotes)]
    public async Task<IActionResult> Create(string reference, NoteForm form)
    {
        if (await pages.OpenAsync(reference, "New note") is not { } header)
            return NotFound();
        await records.LoadForNoteAsync(header.Case);
        await desk.CheckPeopleAsync(header, form, ModelState);
        List<ChosenFile> files = [.. form.Files.Select(f => new ChosenFile(f.FileName, f.OpenReadStream()))];
        foreach (var refused in NoteAttachments.Refused(files))
            ModelState.AddModelError(nameof(form.Files), refused);
        if (ModelState.IsValid && await ModelState.AttemptAsync(() => AddAsync(header, form, files)))
        {
            TempData["Flash"] = "Note added";
            return Redirect($"/cases/{header.Case.Reference}/notes");
        }

        // A browser never fills a file again: whoever had chosen some is told.
        if (files.Count > 0 && ModelState.GetFieldValidationState(nameof(form.Files)) != ModelValidationState.Invalid)
            ModelState.AddModelError(nameof(form.Files), "Choose the file again");
        return this.Refused("New", await PageAsync(header, form, null));
    }

    private async Task<NewNotePage> PageAsync(CaseHeader header, NoteForm form, DateTime? keptAt) => await desk.PageAsync(header, form, keptAt) with { TakesFiles = true };

    private async Task AddAsync(CaseHeader header, NoteForm form, IReadOnlyList<ChosenFile> files)
    {
        var note = header.Case.WriteNote(form.ToFacts(), header.Actor, UkTime.UtcNow(time), header.Today);
        await attachments.SaveAsync(header.Case, note, files, form.FilesType ?? DocumentType.Other, form.FilesAudience, header.Today);
    }
}
