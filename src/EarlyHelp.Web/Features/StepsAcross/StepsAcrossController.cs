using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Features.StepUps;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepsAcross;

/// <summary>Offering a family to open access, a commissioned service or another authority, and taking the offer back.</summary>
[Requires(Permission.StepAcross)]
public sealed class StepsAcrossController(
    EarlyHelpDbContext db, CasePages cases, StepAcrossPages pages, StepAcrosses across, ReferenceNumbers numbers, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The form; the step across itself when one is open.</summary>
    [HttpGet("/cases/{reference}/step-across")]
    public async Task<IActionResult> New(string reference)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        if (await across.OpenOfAsync(header.Case) is { } open)
            return Redirect($"/step-across/{open}");
        return View(new StepAcrossNewPage(header, new() { Version = header.Case.Version }, await drafts.RestoreAsync(StepAcrossForm.DraftKey(header.Case.Reference), ModelState)));
    }

    /// <summary>Offers it.</summary>
    [HttpPost("/cases/{reference}/step-across")]
    public async Task<IActionResult> Create(string reference, StepAcrossForm form)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        db.Expect(header.Case, form.Version);
        StepAcross? offered = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => offered = StepAcross.Offer(
            await numbers.TransferAsync(ReferenceKind.StepAcross, header.Today.Year), header.Case, form.ToFacts(), header.Actor, UkTime.UtcNow(time), header.Today)))
            return this.Refused("New", new StepAcrossNewPage(header, form, null));
        across.Add(offered!);
        return await pages.SavedAsync(this, offered!, $"{offered!.Reference}: {header.Case.Family.Name} is offered to {offered.Place}. You hold the family until they confirm");
    }

    /// <summary>A step across.</summary>
    [HttpGet("/step-across/{reference}")]
    [Requires(Permission.ReadStepUps)]
    public async Task<IActionResult> Show(string reference)
    {
        if (await pages.OpenAsync(reference) is not { } opened)
            return NotFound();
        var page = await pages.OfAsync(opened);
        return View(page with { KeptAt = await drafts.RestoreAsync(page.DraftKey, ModelState) });
    }

    /// <summary>Takes it back.</summary>
    [HttpPost("/step-across/{reference}/withdrawal")]
    public async Task<IActionResult> Withdraw(string reference, WithdrawForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        var page = await pages.OfAsync(opened);
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.Withdraw(form.WithdrawReason, page.Actor, UkTime.UtcNow(time), page.Today)))
            return this.Refused("Show", page with { Withdraw = form });
        return await pages.SavedAsync(this, opened, $"{opened.Reference} is taken back. Early Help holds the family");
    }

    private async Task<CaseHeader?> OpenAsync(string reference) =>
        await cases.OpenAsync(reference, "Step across to another service") is { MayWork: true } header && header.May(Permission.StepAcross) ? header : null;
}

/// <summary>The page of the form.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record StepAcrossNewPage(CaseHeader Header, StepAcrossForm Form, DateTime? KeptAt);
