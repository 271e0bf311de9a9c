using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Panels;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PanelItems;

/// <summary>One request at a panel: the pack on one page, the decision on the same page, and then the next one.</summary>
public sealed class PanelItemsController(
    EarlyHelpDbContext db, Opening opening, PanelPages pages, PanelPacks packs, Data.Transfers.Panels panels, StepDownTakers takers, Messages messages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The pack, and the decision while the panel is held.</summary>
    [HttpGet("/panels/{id:long}/items/{reference}"), Requires(Permission.ReadPanels)]
    public async Task<IActionResult> Show(long id, string reference)
    {
        if (await pages.OpenAsync(id) is not { } hand || await OpenAsync(hand, reference) is not { } page)
            return NotFound();
        if (!page.IsToDecide)
            return View(page);
        var (form, kept) = await this.RestoreAsync(drafts, DecisionForm.DraftKey(hand.Panel, page.StepDown), page.Form, Was(page.StepDown));
        return View(page with { Form = form.WithRows(), Kept = kept, Later = await LaterAsync(hand) });
    }

    /// <summary>Records what the panel decides and leads to the next item, or shows the page with a condition more or less.</summary>
    [HttpPost("/panels/{id:long}/items/{reference}"), Requires(Permission.ChairPanels)]
    public async Task<IActionResult> Update(long id, string reference, DecisionForm form)
    {
        if (await pages.OpenToChairAsync(id) is not { } hand || await OpenAsync(hand, reference) is not { } opened)
            return NotFound();
        var stepDown = opened.StepDown;
        db.Expect(stepDown, form.Version);
        var page = opened with { Later = await LaterAsync(hand) };
        if (await this.RowsChangedAsync<DecisionForm>(drafts, DecisionForm.DraftKey(hand.Panel, stepDown)) is { } changed)
            return View("Show", page with { Form = changed.WithRows() });
        if (!ModelState.IsValid)
            return this.Refused("Show", page with { Form = form.WithRows() });
        // Rows in which nothing is typed are taken out, and the messages then speak of the rows that are left.
        ModelState.Clear();
        form.Tidy();
        if (!ModelState.Attempt(() => Decide(page, form)))
            return this.Refused("Show", page with { Form = form.WithRows() });
        foreach (var partner in await takers.SocialCareAsync(stepDown, hand.Today))
            messages.TellStepDownDecided(stepDown, partner);
        await db.SaveChangesAsync();
        // The banner stays quiet: the keyboard goes on at the decision on the next request.
        (TempData["Flash"], TempData["FlashKind"]) = ($"{page.Name}: {MinutesOfPanel.Decided(stepDown.Items.Last(i => i.Decision is not null))}", "quiet");
        return Redirect(PanelPages.Next(hand, page.Order, reference));
    }

    private void Decide(PanelItemPage page, DecisionForm form)
    {
        var (stepDown, panel, by, at, on) = (page.StepDown, page.Hand.Panel, page.Hand.Actor, UkTime.UtcNow(time), page.Hand.Today);
        switch (form.Decision)
        {
            case DecisionForm.Later:
                stepDown.Defer(panel, page.Later.FirstOrDefault(p => DateAnswer.Iso(p.Date) == form.LaterPanel), form.Awaited, by, at, on);
                break;
            case DecisionForm.Decline:
                stepDown.Decline(panel, form.Reason, form.Alternative, by, at, on);
                break;
            default:
                stepDown.Accept(panel, form.Reason, form.ToConditions(), by, at, on);
                break;
        }
    }

    private async Task<PanelItemPage?> OpenAsync(PanelInHand hand, string reference)
    {
        var order = await pages.OrderAsync(hand);
        if (!order.Any(i => i.Reference == reference) || await opening.StepDownAsync(reference, "Pack for the panel") is not { } stepDown)
            return null;
        var item = stepDown.Items.Single(i => i.PanelId == hand.Panel.Id);
        return new(hand with { ReadsFamilies = true }, stepDown, item, order)
        {
            Pack = (await packs.ForAsync([stepDown])).GetValueOrDefault(stepDown.Id), Form = new DecisionForm { Version = stepDown.Version }.WithRows(),
        };
    }

    private async Task<IReadOnlyList<Panel>> LaterAsync(PanelInHand hand) =>
        [.. (await panels.LaterAsync(hand.Panel.District, hand.Panel.Date)).Where(p => p.Date >= hand.Today)];

    private static string Was(StepDown stepDown) => stepDown.Version.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The page of one request at a panel. Who opened it reads its family: whoever must state a reason has done so.</summary>
/// <param name="Hand">The panel.</param>
/// <param name="StepDown">The step-down.</param>
/// <param name="Item">Its line at this panel.</param>
/// <param name="Order">The agenda in order.</param>
public sealed record PanelItemPage(PanelInHand Hand, StepDown StepDown, PanelItem Item, IReadOnlyList<ItemInOrder> Order)
{
    /// <summary>What the record says of the family; null for social care.</summary>
    public required FamilyPack? Pack { get; init; }

    /// <summary>What is typed.</summary>
    public required DecisionForm Form { get; init; }

    /// <summary>What was kept of it.</summary>
    public KeptDraft? Kept { get; init; }

    /// <summary>Panels to which it can be put off.</summary>
    public IReadOnlyList<Panel> Later { get; init; } = [];

    /// <summary>What the family is called.</summary>
    public string Name => Hand.NameOf(StepDown);

    /// <summary>Its place on the agenda, 1 for the first.</summary>
    public int Place => Order.TakeWhile(i => i.Reference != StepDown.Reference).Count() + 1;

    /// <summary>The one before it; null for the first.</summary>
    public ItemInOrder? Before => Place > 1 ? Order[Place - 2] : null;

    /// <summary>The one after it; null for the last.</summary>
    public ItemInOrder? After => Place < Order.Count ? Order[Place] : null;

    /// <summary>Whether this person records the decision now.</summary>
    public bool IsToDecide => Hand.MayDecide && Item.Decision is null;

    /// <summary>Its address.</summary>
    public string Address => AddressOf(StepDown.Reference);

    /// <summary>The address of another one on the agenda.</summary>
    public string AddressOf(string reference) => $"{Hand.Address}/items/{reference}";

    /// <summary>Panels as choices, by their day.</summary>
    public IEnumerable<Choice> LaterChoices => Later.Select(p => new Choice(DateAnswer.Iso(p.Date), UkDates.WithWeekday(p.Date)));
}
