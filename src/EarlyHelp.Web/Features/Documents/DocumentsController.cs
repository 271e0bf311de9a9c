using EarlyHelp.Data.Documents;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Features.Notify;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Documents;

/// <summary>Documents of a case: the list, adding one, saving one, taking one away.</summary>
[RequestSizeLimit(FormController.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = FormController.MostBytes)]
[TooLargeFilter]
public sealed class DocumentsController(CasePages pages, CaseDocuments documents, Infrastructure.Drafts drafts) : Controller
{
    /// <summary>The documents, the newest first.</summary>
    [HttpGet("/cases/{reference}/documents")]
    [Requires(Permission.ReadCases)]
    public async Task<IActionResult> Index(string reference, string? large, int page = 1)
    {
        if (await pages.OpenAsync(reference, "Documents") is not { } header)
            return NotFound();
        var (there, total) = await documents.PageAsync(header.Case, page);
        return View(new DocumentsPage(header, there, total, Math.Max(1, page), large is not null));
    }

    /// <summary>The form.</summary>
    [HttpGet("/cases/{reference}/documents/new")]
    [Requires(Permission.KeepDocuments)]
    public async Task<IActionResult> New(string reference)
    {
        if (await pages.OpenAsync(reference, "New document") is not { Case.ClosedOn: null } header)
            return NotFound();
        return View(new NewDocumentPage(header, new DocumentForm(), documents.AreScanned, await drafts.RestoreAsync(DocumentForm.DraftKey(header.Case.Reference), ModelState)));
    }

    /// <summary>Adds a document.</summary>
    [HttpPost("/cases/{reference}/documents")]
    [Requires(Permission.KeepDocuments)]
    public async Task<IActionResult> Create(string reference, DocumentForm form)
    {
        if (await pages.OpenAsync(reference, "New document") is not { Case.ClosedOn: null } header)
            return NotFound();
        if (ModelState.IsValid && await ModelState.AttemptAsync(() => AddAsync(header, form)) && ModelState.IsValid)
        {
            TempData["Flash"] = documents.AreScanned ? "Document added. It can be opened once the virus scanner has looked at it" : "Document added";
            return Redirect($"/cases/{header.Case.Reference}/documents");
        }

        return this.Refused("New", new NewDocumentPage(header, form, documents.AreScanned, null));
    }

    /// <summary>A document, always to save and never to show; the look is logged.</summary>
    [HttpGet("/cases/{reference}/documents/{id:long}/file")]
    [Requires(Permission.ReadCases)]
    public async Task<IActionResult> Download(string reference, long id)
    {
        if (await pages.OpenAsync(reference, $"Document {id}") is not { } header || await documents.FindAsync(header.Case, id) is not { } document)
            return NotFound();
        if (documents.Open(document) is not { } content)
            return NotFound();
        return File(content, "application/octet-stream", document.FileName);
    }

    /// <summary>Why a document is taken away.</summary>
    [HttpGet("/cases/{reference}/documents/{id:long}/remove")]
    [Requires(Permission.KeepDocuments)]
    public async Task<IActionResult> Remove(string reference, long id) =>
        await pages.OpenAsync(reference, $"Take away document {id}") is { Case.ClosedOn: null } header && await documents.FindAsync(header.Case, id) is { } document
            ? View(new RemoveDocumentPage(header, document, new RemoveDocumentForm()))
            : NotFound();

    /// <summary>Takes a document away.</summary>
    [HttpPost("/cases/{reference}/documents/{id:long}/remove")]
    [Requires(Permission.KeepDocuments)]
    public async Task<IActionResult> Delete(string reference, long id, RemoveDocumentForm form)
    {
        if (await pages.OpenAsync(reference, $"Take away document {id}") is not { Case.ClosedOn: null } header || await documents.FindAsync(header.Case, id) is not { } document)
            return NotFound();
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => documents.TakeAwayAsync(header.Case, document, form.Reason, header.Today)))
            return this.Refused("Remove", new RemoveDocumentPage(header, document, form));
        TempData["Flash"] = $"“{document.Title}” is taken away";
        return Redirect($"/cases/{header.Case.Reference}/documents");
    }

    private async Task AddAsync(CaseHeader header, DocumentForm form)
    {
        await using var content = form.File!.OpenReadStream();
        if (await documents.AddAsync(header.Case, form.ToFacts(), form.File.FileName, content, header.Today) is { } refused)
            ModelState.AddModelError(nameof(form.File), refused);
    }
}
