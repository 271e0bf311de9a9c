using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Feedback;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Closures;

/// <summary>Closing a case: proposed by one person, signed off or returned by another, reopened by the district manager.</summary>
[Requires(Permission.ReadCases)]
public sealed class ClosuresController(
    EarlyHelpDbContext db, CasePages pages, CaseRecords records, ClosurePages closures, FeedbackRecords feedback, Messages messages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "Closure";

    private DateTime Now => UkTime.UtcNow(time);

    /// <summary>What is still open, the proposal, the sign-off and what came after, as far as the case is.</summary>
    [HttpGet("/cases/{reference}/closure")]
    public async Task<IActionResult> Show(string reference)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        if (!header.MayProposeClosure)
            return View(await closures.OfAsync(header, null));
        var key = ClosureForm.DraftKey(header.Case.Reference);
        var kept = await drafts.ReadAsync(key);
        var form = await closures.NewAsync(header.Case);
        // The list of what is still open counts what was typed before.
        if (kept is not null)
            await TryUpdateModelAsync(form, "", new FormValueProvider(BindingSource.Form, kept, null));
        return View(await closures.OfAsync(header, form, kept is null ? null : await drafts.RestoreAsync(key, ModelState)));
    }

    /// <summary>Proposes to close.</summary>
    [HttpPost("/cases/{reference}/closure")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> Create(string reference, ClosureForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { MayProposeClosure: true } header)
            return NotFound();
        var family = await records.FamilyAsync(header.Case, header.Today);
        var facts = form.ToFacts(header.Case.Plan is not null);
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.ProposeClosure(facts, family, header.Actor, Now, header.Today)))
        {
            ClosurePages.PlaceErrors(ModelState, header.Case, form);
            return this.Refused("Show", await closures.OfAsync(header, form));
        }

        return await SavedAsync(header, $"Closure proposed. The lead of {header.Case.Unit!.Name} signs it off or returns it");
    }

    /// <summary>Signs the closure off: closes the case, tells the notifier, invites the family to say what they thought.</summary>
    [HttpPost("/cases/{reference}/closure/sign-off")]
    [Requires(Permission.SignOff)]
    public async Task<IActionResult> SignOff(string reference, SignOffForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { Case.State: CaseState.Closing } header)
            return NotFound();
        await records.LoadSpellsAsync(header.Case);
        await records.LoadMeetingsAsync(header.Case);
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.SignOffClosure(form.Words, header.Actor, Now, header.Today)))
            return this.Refused("Show", await closures.OfAsync(header, null));
        await feedback.InviteAsync(header.Case, header.Today);
        if (header.Case.Closure!.TellNotifierByMessage)
            await messages.TellClosedAsync(header.Case);
        var calledOff = header.Case.CallOffWhatIsToCome(header.Actor, Now, header.Today);
        foreach (var meeting in calledOff)
            messages.CallOff(header.Case, meeting);
        return await SavedAsync(header, $"{header.Case.Family.Name} is closed{(calledOff.Count > 0 ? TeamMeetings.TeamMeetingsController.AreCalledOff : "")}");
    }

    /// <summary>Returns the proposal with what is missing.</summary>
    [HttpPost("/cases/{reference}/closure/return")]
    [Requires(Permission.SignOff)]
    public async Task<IActionResult> Return(string reference, ReasonForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { Case.State: CaseState.Closing } header)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.ReturnClosure(form.Reason ?? "", header.Actor, Now, header.Today)))
            return this.Refused("Show", await closures.OfAsync(header, null));
        return await SavedAsync(header, "Closure returned. The case goes on from where it was");
    }

    /// <summary>Reopens the case within 28 days.</summary>
    [HttpPost("/cases/{reference}/closure/reopening")]
    [Requires(Permission.ReopenCases)]
    public async Task<IActionResult> Reopen(string reference, ReasonForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { Case.State: CaseState.Closed } header)
            return NotFound();
        var unit = await records.WorkersUnitAsync(header.Case, header.Today);
        var otherOpen = await records.OtherOpenCaseAsync(header.Case);
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.Reopen(form.Reason ?? "", unit, header.Case.Unit?.WorksOn(header.Today) == true, otherOpen, header.Actor, Now, header.Today)))
            return this.Refused("Show", await closures.OfAsync(header, null));
        return await SavedAsync(header, header.Case.Worker is { } worker ? $"The case is open again. {worker.Name} goes on with the family" : $"The case is open again. {(header.Case.Unit is { } held ? $"The lead of {held.Name} allocates it" : "Its unit has ended: accept it to another one")}");
    }

    // Which version was seen comes before what may be done: whoever was overtaken is told so.
    private async Task<CaseHeader?> OpenAsync(string reference, int? version = null)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { } header)
            return null;
        if (version is { } seen)
            db.Expect(header.Case, seen);
        await records.LoadWorkAsync(header.Case);
        return header;
    }

    private async Task<IActionResult> SavedAsync(CaseHeader header, string flash)
    {
        await db.SaveChangesAsync();
        TempData["Flash"] = flash;
        return Redirect($"/cases/{header.Case.Reference}/closure");
    }
}
