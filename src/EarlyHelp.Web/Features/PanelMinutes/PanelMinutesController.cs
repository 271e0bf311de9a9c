using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Panels;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PanelMinutes;

/// <summary>The minutes, which write themselves; the panel is closed on them, and they are sent to those who were there.</summary>
public sealed class PanelMinutesController(
    EarlyHelpDbContext db, Opening opening, PanelPages pages, Data.Transfers.Panels panels, MinutesOfPanel minutes, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The minutes.</summary>
    [HttpGet("/panels/{id:long}/minutes"), Requires(Permission.ReadPanels)]
    public async Task<IActionResult> Show(long id)
    {
        if (await pages.OpenAsync(id) is not { } hand)
            return NotFound();
        var kept = hand.MayDecide && await drafts.RestoreAsync(ClosingForm.DraftKey(hand.Panel), ModelState) is { } at ? new KeptDraft(at, null) : null;
        return View(await PageAsync(hand) with { Kept = kept });
    }

    /// <summary>Closes the panel; what it did not reach goes to the next one.</summary>
    [HttpPost("/panels/{id:long}/close"), Requires(Permission.ChairPanels)]
    public async Task<IActionResult> Update(long id, ClosingForm form)
    {
        if (await pages.OpenToChairAsync(id, form.Version) is not { } hand)
            return NotFound();
        var page = await PageAsync(hand) with { Closing = form };
        var (agenda, seen) = (await panels.AgendaAsync(hand.Panel), await pages.WaitingAsync(hand));
        Panel? next = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => hand.Panel.Close(form.ClosingNote, agenda, next = await NextAsync(hand, agenda), hand.Actor, UkTime.UtcNow(time), hand.Today)))
            return this.Refused("Show", page);
        await db.SaveChangesAsync();
        TempData["Flash"] = next is null || seen == 0 ? "The panel is closed. The minutes stand" : $"The panel is closed. {UkDates.Count(seen, "request")} not reached: on the agenda of {UkDates.WithWeekday(next.Date)}";
        return Redirect($"{hand.Address}/minutes");
    }

    /// <summary>Sends the minutes to those who were there, once to each.</summary>
    [HttpPost("/panels/{id:long}/minutes"), Requires(Permission.ChairPanels)]
    public async Task<IActionResult> Create(long id, int version)
    {
        if (await pages.OpenToChairAsync(id, version) is not { } hand)
            return NotFound();
        var page = await PageAsync(hand);
        var sent = 0;
        if (!ModelState.Attempt(() => sent = minutes.Send(hand.Panel, page.Readers)))
            return this.Refused("Show", page);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Minutes sent to {sent} {(sent == 1 ? "person" : "people")}";
        return Redirect($"{hand.Address}/minutes");
    }

    private async Task<MinutesPage> PageAsync(PanelInHand hand)
    {
        var items = await opening.ItemsAsync(hand.Panel, "Minutes of the panel");
        return new(hand, items, hand.MayChair ? await minutes.ReadersAsync(hand.Panel, items) : []) { Closing = new() { Version = hand.Panel.Version } };
    }

    private async Task<Panel?> NextAsync(PanelInHand hand, IReadOnlyList<StepDown> agenda) =>
        agenda.Count == 0 ? null : await panels.NextAsync(hand.Panel.District, hand.Panel.Date < hand.Today ? hand.Today : hand.Panel.Date.AddDays(1));
}

/// <summary>What the chair says at the end.</summary>
public sealed class ClosingForm
{
    /// <summary>Version of the panel that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>What the chair says.</summary>
    public string? ClosingNote { get; set; }

    /// <summary>Under which key what was typed is kept.</summary>
    public static string DraftKey(Panel panel) => string.Create(CultureInfo.InvariantCulture, $"panel-closing:{panel.Id}");

    /// <summary>Nothing here is a shape: what must stand in it are rules of the panel.</summary>
    public sealed class Validator : AbstractValidator<ClosingForm>;
}

/// <summary>The minutes of a panel.</summary>
/// <param name="Hand">The panel.</param>
/// <param name="Items">Its items, as far as they are in reach.</param>
/// <param name="Readers">To whom the minutes go; for its chair.</param>
public sealed record MinutesPage(PanelInHand Hand, IReadOnlyList<PanelItem> Items, IReadOnlyList<MinutesTo> Readers) : PanelInHand(Hand)
{
    /// <summary>What is typed to close it.</summary>
    public required ClosingForm Closing { get; init; }

    /// <summary>What was kept of it.</summary>
    public KeptDraft? Kept { get; init; }

    /// <summary>What the panel decided.</summary>
    public IEnumerable<PanelItem> Decided => Items.Where(i => i.Decision is PanelDecision.Accepted or PanelDecision.Deferred or PanelDecision.Declined);

    /// <summary>What it did not reach, or has not reached yet.</summary>
    public IReadOnlyList<PanelItem> NotReached => [.. Items.Where(i => i.Decision is null or PanelDecision.NotReached or PanelDecision.CalledOff)];

    /// <summary>What social care took back.</summary>
    public IReadOnlyList<PanelItem> Withdrawn => [.. Items.Where(i => i.Decision == PanelDecision.Withdrawn)];

    /// <summary>Whether some of those who were there are still to be sent the minutes.</summary>
    public bool MaySend => MayChair && Panel.State == PanelState.Held && Readers.Any(r => r.IsToSend);

    /// <summary>What one line of the readers says of the message.</summary>
    public static string Standing(MinutesTo reader) => reader switch
    {
        { Message: { SentAt: { } at } } => $"Sent {UkDates.DateAndTime(at)}",
        { Message: { } waiting } => $"Written {UkDates.DateAndTime(waiting.CreatedAt)}, waiting to be sent",
        { Lines.Count: 0 } => "Gets none: nothing of theirs was on the agenda",
        _ => $"Gets {UkDates.Count(reader.Lines.Count, "line")}",
    };
}
