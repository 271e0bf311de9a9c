using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepUps;

/// <summary>Step-ups to social care: the lists, one step-up, and what was sent with it.</summary>
[Requires(Permission.ReadStepUps)]
public sealed class StepUpsController(
    StepUpPages pages, Data.Transfers.StepUps stepUps, TransferHistory history, Chronology chronology, CurrentActor current, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>A list; when none is chosen, the first in which something waits for this role, or the empty first: all there ever were is what somebody asks for.</summary>
    [HttpGet("/step-ups")]
    public async Task<IActionResult> Index(StepUpShow? show, int page = 1)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        return View(await ListAsync(show, page));
    }

    /// <summary>All of a list as a file.</summary>
    [HttpGet("/step-ups.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(StepUpShow? show)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var list = await ListAsync(show, null);
        return CsvFile.Of(
            "step-ups.csv", list.Rows,
            ("Family", r => r.Family), ("Step-up", r => r.Reference), ("Where it stands", r => r.StandingOn(list.Today)), ("Immediate risk", r => r.IsImmediate), ("Answer due", r => r.AnswerBy),
            ("Late", r => r.IsLateOn(list.Today)), ("Raised by", r => r.RaisedBy), ("Unit", r => r.Unit), ("District", r => r.District));
    }

    /// <summary>A step-up.</summary>
    [HttpGet("/step-ups/{reference}")]
    public async Task<IActionResult> Show(string reference)
    {
        if (await pages.OpenAsync(reference) is not { } opened)
            return NotFound();
        var page = await pages.OfAsync(opened);
        DateTime? kept = null;
        foreach (var form in page.Forms)
            kept = await drafts.RestoreAsync(page.DraftKey(form), ModelState) ?? kept;
        return View(page with { KeptAt = kept });
    }

    /// <summary>The chronology as it stood when it was sent.</summary>
    [HttpGet("/step-ups/{reference}/chronology")]
    public async Task<IActionResult> Chronology(string reference, int page = 1) =>
        await pages.OpenAsync(reference, page: "Chronology sent with a step-up") is { } opened && await chronology.AsSentAsync(opened, page) is { } sent
            ? View(new SentChronologyPage(opened, sent, Math.Max(1, page), await stepUps.FamilyAsync(opened))) : NotFound();

    /// <summary>The plan as it was sent.</summary>
    [HttpGet("/step-ups/{reference}/plan")]
    public async Task<IActionResult> Plan(string reference) =>
        await pages.OpenAsync(reference, page: "Plan sent with a step-up") is { SentAt: not null } opened ? View(new SentPlanPage(opened, await history.PlanAsync(opened), await stepUps.FamilyAsync(opened))) : NotFound();

    private async Task<StepUpListPage> ListAsync(StepUpShow? show, int? page)
    {
        var (today, lists) = (UkTime.Today(time), StepUpListPage.Of(current.Actor.Role));
        var counts = await stepUps.CountsAsync(today);
        var shown = show ?? lists.Where(l => counts[l] > 0).Append(lists[0]).First();
        var (rows, total) = await stepUps.PageAsync(shown, page, today);
        return new(shown, [.. lists.Select(l => (l, counts[l]))], rows, total, Math.Max(1, page ?? 1), today)
        {
            MayReview = current.Actor.May(Permission.ReviewStepUps), IsPartner = current.Actor.Role == Role.SocialCarePartner,
        };
    }
}

/// <summary>The chronology as it was sent.</summary>
/// <param name="StepUp">The step-up.</param>
/// <param name="Found">The entries.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Family">What the family is called.</param>
public sealed record SentChronologyPage(StepUp StepUp, ChronologyEntries Found, int Page, string Family)
{
    /// <summary>"Leo 7 years, Ava 14 months": how old each child was on a day.</summary>
    public string Ages(DateOnly day) => string.Join(", ", Found.Children.Where(c => c.Born is not null).Select(c => $"{c.Name} {Age.InWords(c.Born!.Value, day)}"));
}

/// <summary>The plan as it was sent.</summary>
/// <param name="StepUp">The step-up.</param>
/// <param name="Sent">The plan; null when there was none.</param>
/// <param name="Family">What the family is called.</param>
public sealed record SentPlanPage(StepUp StepUp, SentPlan? Sent, string Family);
