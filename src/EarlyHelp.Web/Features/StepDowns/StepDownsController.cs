using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepDowns;

/// <summary>Step-downs in reach: the list, one of them, and the plan that came with it.</summary>
[Requires(Permission.ReadStepDowns)]
public sealed class StepDownsController(StepDownPages pages, StepDownList stepDowns, StepDownDesk desk, Data.Access.CurrentActor current, TimeProvider time) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("/step-downs")]
    public async Task<IActionResult> Index(StepDownShow show = StepDownShow.Open, int page = 1) => View(await ListAsync(show, page));

    /// <summary>All of the list as a file.</summary>
    [HttpGet("/step-downs.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(StepDownShow show = StepDownShow.Open)
    {
        var list = await ListAsync(show, null);
        return CsvFile.Of(
            "step-downs.csv", list.Rows,
            ("Family", list.NameOf), ("Step-down", r => r.Reference), ("District", r => r.District), ("Where it stands", r => StepDownPages.Standing(r.State)),
            ("Not heard in 14 days", r => r.IsLateToPanel(list.Today)), ("Social care confirmed", r => r.GivenOn), ("Condition by", r => r.ConditionBy), ("Look again from", r => r.LookFrom),
            ("Requested", r => r.RequestedOn), ("By", r => r.Partner), ("Panel", r => r.PanelOn), ("Worker", r => r.Worker), ("Unit", r => r.Unit));
    }

    /// <summary>One step-down.</summary>
    [HttpGet("/step-downs/{reference}")]
    public async Task<IActionResult> Show(string reference) => await pages.PageAsync(reference) is { } page ? View(page) : NotFound();

    /// <summary>The plan, always to save and never to show; the look is logged.</summary>
    [HttpGet("/step-downs/{reference}/plan/file")]
    public async Task<IActionResult> Download(string reference)
    {
        if (await pages.OpenAsync(reference, "Plan of the step-down") is not { StepDown.Plan: { } plan } || desk.Open(plan) is not { } content)
            return NotFound();
        return File(content, "application/octet-stream", plan.FileName);
    }

    private async Task<StepDownsPage> ListAsync(StepDownShow show, int? page)
    {
        show = Enum.IsDefined(show) ? show : StepDownShow.Open;
        var (rows, total) = await stepDowns.PageAsync(show, page);
        return new(rows, total, Math.Max(1, page ?? 1), show, await stepDowns.CountsAsync(), current.Actor, UkTime.Today(time));
    }
}

/// <summary>A list of step-downs.</summary>
/// <param name="Rows">One page.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Shown">Which list.</param>
/// <param name="Counts">How many are on each list.</param>
/// <param name="Actor">Who looks.</param>
/// <param name="Today">The local day.</param>
public sealed record StepDownsPage(IReadOnlyList<StepDownRow> Rows, int Total, int Page, StepDownShow Shown, StepDownCounts Counts, Actor Actor, DateOnly Today)
{
    /// <summary>The lists with their counts, in the order shown.</summary>
    public IEnumerable<(string Label, int Count, StepDownShow Show, string Kind)> Lists =>
    [
        ("Open", Counts.Open, StepDownShow.Open, "neutral"),
        ("Not heard in 14 days", Counts.Unheard, StepDownShow.Unheard, "late"),
        ("Handover to plan", Counts.ToPlan, StepDownShow.ToPlan, "soon"),
        ("Social care to confirm", Counts.ToConfirm, StepDownShow.ToConfirm, "soon"),
        ("Early Help to confirm", Counts.ToTakeOn, StepDownShow.ToTakeOn, "soon"),
        ("Conditions late", Counts.Conditions, StepDownShow.Conditions, "late"),
        ("To look at again", Counts.Looks, StepDownShow.Looks, "soon"),
    ];

    /// <summary>What the family is called: for social care as it told of it.</summary>
    public string NameOf(StepDownRow row) => Actor.Role == Role.SocialCarePartner ? row.ToldName : row.Family;

    /// <summary>What the list shows.</summary>
    public string Caption => $"{UkDates.Count(Total, "step-down")}: {(Shown == StepDownShow.Ended ? "ended, the newest first" : InASentence(Lists.First(l => l.Show == Shown).Label))}";

    // "Early Help" keeps its capitals.
    private static string InASentence(string label) => label.StartsWith("Early Help", StringComparison.Ordinal) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
