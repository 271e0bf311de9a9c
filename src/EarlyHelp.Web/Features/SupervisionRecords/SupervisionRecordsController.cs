using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.SupervisionRecords;

/// <summary>Supervision on a case: reading it, recording it, finishing what was decided.</summary>
public sealed class SupervisionRecordsController(
    EarlyHelpDbContext db, CasePages pages, EarlyHelp.Data.Supervision.SupervisionRecords records, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>What was talked through, the newest first.</summary>
    [HttpGet("/cases/{reference}/supervision")]
    [Requires(Permission.ReadSupervision)]
    public async Task<IActionResult> Index(string reference, int page = 1)
    {
        if (await pages.OpenAsync(reference, "Supervision") is not { MayReadSupervision: true } header)
            return NotFound();
        var (some, total) = await records.PageAsync(header.Case, page);
        return View(new SupervisionsPage(header, some, total, Math.Max(1, page)));
    }

    /// <summary>The form.</summary>
    [HttpGet("/cases/{reference}/supervision/new")]
    [Requires(Permission.Supervise)]
    public async Task<IActionResult> New(string reference)
    {
        if (await pages.OpenAsync(reference, "New supervision") is not { Case.ClosedOn: null, MayReadSupervision: true } header)
            return NotFound();
        var form = new SupervisionForm { HeldOn = header.Today.ToString("d M yyyy", CultureInfo.InvariantCulture) };
        return View(new NewSupervisionPage(header, form, await drafts.RestoreAsync(SupervisionForm.DraftKey(header.Case.Reference), ModelState)));
    }

    /// <summary>Records it.</summary>
    [HttpPost("/cases/{reference}/supervision")]
    [Requires(Permission.Supervise)]
    public async Task<IActionResult> Create(string reference, SupervisionForm form)
    {
        if (await pages.OpenAsync(reference, "New supervision") is not { Case.ClosedOn: null, MayReadSupervision: true } header)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.Supervise(form.ToTalk(), header.Actor, UkTime.UtcNow(time), header.Today)))
            return this.Refused("New", new NewSupervisionPage(header, form, null));
        await db.SaveChangesAsync();
        TempData["Flash"] = "Supervision recorded";
        return Redirect($"/cases/{header.Case.Reference}/supervision");
    }

    /// <summary>An action is done.</summary>
    [HttpPost("/cases/{reference}/supervision/actions/{id:long}/done")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> Finish(string reference, long id)
    {
        if (await pages.OpenAsync(reference, "Supervision") is not { MayReadSupervision: true } header || await records.ActionAsync(header.Case, id) is not { } action)
            return NotFound();
        if (!ModelState.Attempt(() => header.Case.FinishSupervisionAction(action, header.Actor, UkTime.UtcNow(time), header.Today)))
        {
            var (some, total) = await records.PageAsync(header.Case, 1);
            return this.Refused("Index", new SupervisionsPage(header, some, total, 1));
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = "Action done";
        return Redirect($"/cases/{header.Case.Reference}/supervision");
    }
}
