using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Panels;

/// <summary>Panels in reach: the lists, one of them with its agenda, and its packs on paper.</summary>
[Requires(Permission.ReadPanels)]
public sealed class PanelsController(PanelPages pages, PanelList list, StepDownList stepDowns, Data.EarlyHelpDbContext db, CurrentActor current, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>Panels to come, panels of before, or the requests that none has heard in 14 days.</summary>
    [HttpGet("/panels")]
    public async Task<IActionResult> Index(bool past = false, bool late = false, int page = 1)
    {
        var district = current.Actor.May(Permission.ChairPanels) ? await db.Districts.FindAsync(current.Actor.DistrictId) : null;
        return View(await ListAsync(past, late, page) with { Unheard = await list.UnheardCountAsync(), Own = district, Unclosed = district is null ? [] : await list.UnclosedAsync() });
    }

    /// <summary>All of the list as a file.</summary>
    [HttpGet("/panels.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(bool past = false, bool late = false)
    {
        var all = await ListAsync(past, late, null);
        return late
            ? CsvFile.Of(
                "requests-not-heard.csv", all.Requests,
                ("Family", all.NameOf), ("Step-down", r => r.Reference), ("District", r => r.District), ("Requested", r => r.RequestedOn), ("By", r => r.Partner), ("Panel", r => r.PanelOn))
            : CsvFile.Of(
                "panels.csv", all.Rows,
                ("Panel", r => r.Date), ("District", r => r.District), ("Where it stands", r => PanelInHand.Standing(r.State)), ("To decide", r => r.Waiting), ("Decided", r => r.Decided),
                ($"Not heard in {StepDown.PanelDays} days", r => r.Late));
    }

    /// <summary>One panel.</summary>
    [HttpGet("/panels/{id:long}")]
    public async Task<IActionResult> Show(long id)
    {
        if (await pages.OpenAsync(id) is not { } hand)
            return NotFound();
        var page = await pages.PageAsync(hand);
        if (!hand.MayBegin)
            return View(page);
        var expected = await pages.ExpectedAsync(hand, page.Items);
        var (form, kept) = await this.RestoreAsync(drafts, AttendanceForm.DraftKey(hand.Panel), expected, nameof(PanelState.Planned));
        return View(page with { Attendance = form.WithRows(), Kept = kept });
    }

    /// <summary>Its agenda as a file.</summary>
    [HttpGet("/panels/{id:long}/agenda.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> AgendaCsv(long id)
    {
        if (await pages.OpenAsync(id) is not { } hand)
            return NotFound();
        var page = await pages.PageAsync(hand);
        return CsvFile.Of(
            $"panel-{hand.Panel.Date:yyyy-MM-dd}.csv", page.Items,
            ("Family", i => page.NameOf(i.StepDown)), ("Step-down", i => i.StepDown.Reference), ("Why step down", i => page.ReadsFamilies ? PanelPage.InALine(i.StepDown.Reason) : null),
            ("Re-referral", i => page.PackOf(i)?.ReReferral?.Reference), ("Bounced back", i => page.PackOf(i)?.BouncedBack?.Reference), ("Requested", i => i.StepDown.RequestedOn),
            ($"Not heard in {StepDown.PanelDays} days", i => page.IsLate(i)), ("Decision", PanelPage.DecisionOf));
    }

    /// <summary>What bounced back before it, as a file.</summary>
    [HttpGet("/panels/{id:long}/bounced-back.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> BouncedBackCsv(long id) => await pages.OpenAsync(id) is not { } hand ? NotFound() : CsvFile.Of(
        "bounced-back.csv", await pages.BouncedBackAsync(hand),
        ("Family", r => hand.ReadsFamilies ? r.Family : r.Reference), ("Step-down", r => r.Reference), ("Taken on", r => r.CompletedOn), ("Stepped up", r => r.SteppedUpOn), ("Referred again", r => r.ReferredOn));

    /// <summary>The packs of its agenda, each on a sheet of its own.</summary>
    [HttpGet("/panels/{id:long}/packs")]
    public async Task<IActionResult> Print(long id) =>
        await pages.OpenAsync(id) is { } hand ? View(await pages.PageAsync(hand)) : NotFound();

    private async Task<PanelsPage> ListAsync(bool past, bool late, int? page)
    {
        var (rows, total) = late ? ([], 0) : await list.PageAsync(past, page);
        var (requests, requested) = late ? await stepDowns.PageAsync(StepDownShow.Unheard, page) : ([], 0);
        return new(rows, late ? requested : total, Math.Max(1, page ?? 1), current.Actor, UkTime.Today(time)) { IsPast = past, IsLate = late, Requests = requests };
    }
}

/// <summary>A list of panels.</summary>
/// <param name="Rows">One page of them.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Actor">Who looks.</param>
/// <param name="Today">The local day.</param>
public sealed record PanelsPage(IReadOnlyList<PanelRow> Rows, int Total, int Page, Actor Actor, DateOnly Today)
{
    /// <summary>Whether those of before are shown.</summary>
    public bool IsPast { get; init; }

    /// <summary>Whether requests that no panel has heard are shown instead.</summary>
    public bool IsLate { get; init; }

    /// <summary>Those requests, one page.</summary>
    public IReadOnlyList<StepDownRow> Requests { get; init; } = [];

    /// <summary>How many there are.</summary>
    public int Unheard { get; init; }

    /// <summary>The district whose panels this person chairs; null for everybody else.</summary>
    public Domain.Organisation.District? Own { get; init; }

    /// <summary>Panels of that district that were neither closed nor called off.</summary>
    public IReadOnlyList<PanelRow> Unclosed { get; init; } = [];

    /// <summary>Whether this person is on social care's side.</summary>
    public bool IsForSocialCare => Actor.Role == Role.SocialCarePartner;

    /// <summary>What a family is called.</summary>
    public string NameOf(StepDownRow row) => Actor.Role is Role.CountyManager or Role.Analyst ? row.Reference : IsForSocialCare ? row.ToldName : row.Family;

    /// <summary>What the table shows.</summary>
    public string Caption => IsLate
        ? $"{UkDates.Count(Total, "request")} not heard in {StepDown.PanelDays} days, the oldest first"
        : $"{UkDates.Count(Total, "panel")} {(IsPast ? "before today, the newest first" : "today and to come")}";
}
