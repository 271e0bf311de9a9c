using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Features.StepUps;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepUpRaisings;

/// <summary>Raising a step-up, raising again what was returned, and taking it back.</summary>
[Requires(Permission.RaiseStepUps)]
public sealed class StepUpRaisingsController(
    EarlyHelpDbContext db, CasePages cases, CaseRecords records, Data.Transfers.StepUps stepUps, StepUpPages pages, ReferenceNumbers numbers, StandardsInForce standards, CurrentActor current, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "Step-up to social care";

    /// <summary>The form; the step-up itself when one is open that was not returned.</summary>
    [HttpGet("/cases/{reference}/step-up")]
    public async Task<IActionResult> New(string reference)
    {
        if (await OpenAsync(reference) is not { } page)
            return NotFound();
        if (page.Returned is { State: not StepUpState.Returned } open)
            return Redirect($"/step-ups/{open.Reference}");
        var kept = await drafts.RestoreAsync(StepUpForm.DraftKey(page.Header.Case.Reference), ModelState);
        string[] children = [.. page.Form.ChildIds.Select(id => id.ToString(CultureInfo.InvariantCulture))];
        if (kept is null && children.Length > 0)
            ModelState.SetModelValue(nameof(StepUpForm.ChildIds), children, string.Join(",", children));
        return View(page with { KeptAt = kept });
    }

    /// <summary>Raises it, or raises again what was returned; at immediate risk it goes at once.</summary>
    [HttpPost("/cases/{reference}/step-up")]
    public async Task<IActionResult> Create(string reference, StepUpForm form)
    {
        if (await OpenAsync(reference) is not { } page)
            return NotFound();
        var given = page.Header.Case;
        db.Expect(page.Returned is { } returned ? returned : given, form.Version);
        StepUp? raised = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => raised = await RaiseAsync(page, form)))
            return this.Refused("New", page with { Form = form });
        await pages.TellRaisedAsync(raised!);
        return await pages.SavedAsync(this, raised!, raised!.State == StepUpState.Sent
            ? $"{raised.Reference} is with social care of {raised.SentTo!.Name}. Your manager looks at it too. You hold the family until social care confirms"
            : $"{raised.Reference} is raised and waits for your manager. You hold the family until social care confirms");
    }

    /// <summary>Takes it back before social care takes the family.</summary>
    [HttpPost("/step-ups/{reference}/withdrawal")]
    public async Task<IActionResult> Withdraw(string reference, WithdrawForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.Withdraw(form.WithdrawReason, current.Actor, UkTime.UtcNow(time), UkTime.Today(time))))
            return this.Refused(StepUpPages.View, await pages.OfAsync(opened) with { Withdraw = form });
        await pages.TellCareAsync(opened, "withdrawn", "Early Help took the step-up back and goes on holding the family.");
        await pages.TellWorkersAsync(opened, "withdrawn", "The step-up was taken back. Early Help goes on holding the family.");
        return await pages.SavedAsync(this, opened, $"{opened.Reference} is withdrawn. Early Help holds the family");
    }

    private async Task<RaisePage?> OpenAsync(string reference)
    {
        if (await cases.OpenAsync(reference, LookAt) is not { MayWork: true } header || !header.May(Permission.RaiseStepUps))
            return null;
        var open = await stepUps.OpenOfAsync(header.Case);
        var form = open is { State: StepUpState.Returned } ? StepUpForm.Of(open) : new() { Version = header.Case.Version };
        form.ToDistrictId ??= header.Case.DistrictId;
        return new(header, form, open, await records.PeopleAsync(header.Case), await stepUps.DistrictsAsync(header.Today));
    }

    private async Task<StepUp> RaiseAsync(RaisePage page, StepUpForm form)
    {
        var (given, by, at, on) = (page.Header.Case, page.Header.Actor, UkTime.UtcNow(time), page.Header.Today);
        var (facts, family) = (form.ToFacts(page.Districts), await records.FamilyAsync(given, on));
        var (rows, calendar) = (await standards.StandardsAsync(), await standards.CalendarAsync());
        if (page.Returned is { } returned)
        {
            returned.RaiseAgain(facts, family, rows, calendar, by, at, on);
            return returned;
        }

        var raised = StepUp.Raise(await numbers.TransferAsync(ReferenceKind.StepUp, on.Year), given, facts, family, rows, calendar, by, at, on);
        stepUps.Add(raised);
        return raised;
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Returned">The open step-up of the case, which the manager returned; null for a new one.</param>
/// <param name="People">The family.</param>
/// <param name="Districts">The districts whose social care can answer.</param>
public sealed record RaisePage(CaseHeader Header, StepUpForm Form, StepUp? Returned, IReadOnlyList<PersonOfCase> People, IReadOnlyList<District> Districts)
{
    /// <summary>When what stands in the form was kept (UTC); null when nothing was.</summary>
    public DateTime? KeptAt { get; init; }
}
