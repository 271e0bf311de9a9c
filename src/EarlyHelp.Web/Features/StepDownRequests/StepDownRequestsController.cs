using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Notify;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.StepDownRequests;

/// <summary>Social care asks Early Help to take a family on: one page, whose rows grow without script.</summary>
[Requires(Permission.RequestStepDown)]
[RequestSizeLimit(FormController.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = FormController.MostBytes)]
[TooLargeFilter]
public sealed class StepDownRequestsController(EarlyHelpDbContext db, StepDownDesk desk, CurrentActor current, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/step-downs/new")]
    public async Task<IActionResult> New(string? large)
    {
        var (form, kept) = await this.RestoreAsync(drafts, RequestForm.DraftKey, new RequestForm(), "");
        return View(await PageAsync(form, kept) with { WasTooLarge = large is not null });
    }

    /// <summary>Sends the request, or shows the form with a row more or less.</summary>
    [HttpPost("/step-downs/new")]
    public async Task<IActionResult> Create(RequestForm form)
    {
        if (await this.RowsChangedAsync<RequestForm>(drafts, RequestForm.DraftKey) is { } changed)
            return View("New", await PageAsync(changed));
        var page = await PageAsync(form);
        StepDown? sent = null;
        // All sentences at once: who the family is, and what social care says of it.
        var said = ModelState.Attempt(() => StepDown.Check(page.Districts.FirstOrDefault(d => d.Id == form.DistrictId), form.ToFacts(), form.Plan is not null, current.Actor, UkTime.Today(time)));
        if (!said || !ModelState.IsValid || !await ModelState.AttemptAsync(async () => sent = await SendAsync(form)))
            return this.Refused("New", page);
        TempData["Flash"] = $"Sent: {sent!.Reference}. It is on the agenda of the panel of {sent.District.Name} on {UkDates.WithWeekday(sent.Panel!.Date)}";
        return Redirect($"/step-downs/{sent.Reference}");
    }

    private async Task<StepDown> SendAsync(RequestForm form)
    {
        if (form.Plan is null)
            return await desk.SendAsync(form.ToFacts(), form.ToFamily(), form.DistrictId, null);
        await using var content = form.Plan.OpenReadStream();
        return await desk.SendAsync(form.ToFacts(), form.ToFamily(), form.DistrictId, new SentFile(form.Plan.FileName, content));
    }

    private async Task<RequestPage> PageAsync(RequestForm form, KeptDraft? kept = null)
    {
        var today = UkTime.Today(time);
        var districts = await db.Districts.AsNoTracking().Where(d => d.From <= today && (d.To == null || d.To >= today)).OrderBy(d => d.Name).ToListAsync();
        var outward = Postcode.IsValid(form.Postcode) ? Postcode.OutwardCode(form.Postcode!) : null;
        var suggested = outward is null ? null : await db.PostcodeSuggestions.Where(s => s.OutwardCode == outward).Select(s => s.District.Name).SingleOrDefaultAsync();
        return new(form.WithPeople(), districts, suggested is null ? null : $"{outward} is in {suggested}", kept);
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Districts">The districts.</param>
/// <param name="Suggested">The district that the postcode suggests, in words; null when it suggests none.</param>
/// <param name="Kept">What was kept of it; null when nothing was.</param>
public sealed record RequestPage(RequestForm Form, IReadOnlyList<District> Districts, string? Suggested, KeptDraft? Kept)
{
    /// <summary>Whether the plan was too large to be taken.</summary>
    public bool WasTooLarge { get; init; }

    /// <summary>The districts as choices.</summary>
    public IEnumerable<Choice> DistrictChoices => Districts.Select(d => new Choice(d.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), d.Name));

    /// <summary>Who somebody is in the family, as choices.</summary>
    public static IEnumerable<Choice> Roles => Domain.Notifications.Form.Codes.FamilyRoles.List.Codes.Select(c => new Choice(c.Value, c.Label));
}
