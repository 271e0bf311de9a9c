using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Panels;

/// <summary>Opens a panel for a page.</summary>
public sealed class PanelPages(
    EarlyHelpDbContext db, Opening opening, Reach reach, PanelList list, PanelPacks packs, BouncedBack bouncedBack, CurrentActor current, TimeProvider time)
{
    /// <summary>A panel in reach; null when it is not.</summary>
    public async Task<PanelInHand?> OpenAsync(long id) =>
        await opening.PanelAsync(id) is { } panel ? new(panel, current.Actor, UkTime.Today(time), !reach.NeedsReasonToOpen) : null;

    /// <summary>A panel that this person chairs, as they saw it; null when they chair another district's, or none.</summary>
    public async Task<PanelInHand?> OpenToChairAsync(long id, int? version = null)
    {
        if (await OpenAsync(id) is not { MayChair: true } hand)
            return null;
        if (version is { } seen)
            db.Expect(hand.Panel, seen);
        return hand;
    }

    /// <summary>The page of a panel with its agenda; who reads it reads of the families what is theirs to know.</summary>
    public async Task<PanelPage> PageAsync(PanelInHand hand)
    {
        var items = await opening.ItemsAsync(hand.Panel, "Panel");
        return new(hand, items)
        {
            Packs = hand.ReadsFamilies ? await packs.ForAsync([.. items.Select(i => i.StepDown)]) : new Dictionary<long, FamilyPack>(),
            BouncedBack = await BouncedBackAsync(hand),
        };
    }

    /// <summary>What did not hold before a panel; for social care nothing.</summary>
    public async Task<IReadOnlyList<BouncedBackRow>> BouncedBackAsync(PanelInHand hand) => hand.IsForSocialCare ? [] : await bouncedBack.BeforeAsync(hand.Panel, hand.Today);

    /// <summary>The order of the agenda, as far as it is in reach.</summary>
    public Task<IReadOnlyList<ItemInOrder>> OrderAsync(PanelInHand hand) => list.OrderAsync(hand.Panel);

    /// <summary>How many wait for a decision, as far as they are in reach: of the others nobody is told, although they go where these go.</summary>
    public async Task<int> WaitingAsync(PanelInHand hand) => (await OrderAsync(hand)).Count(i => i.Decision is null);

    /// <summary>Who will be there, as far as it can be known: the manager chairs, and the partners who asked come.</summary>
    public async Task<AttendanceForm> ExpectedAsync(PanelInHand hand, IReadOnlyList<PanelItem> items)
    {
        var ids = items.Where(i => i.Decision is null).Select(i => i.StepDown.PartnerId).Distinct().ToList();
        var partners = await db.Staff.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Name).ToListAsync();
        return new AttendanceForm
        {
            Version = hand.Panel.Version, Chair = hand.Actor.Name,
            Attendees = [new() { Side = TransferSide.EarlyHelp }, .. partners.Select(p => new AttendeeRow { Name = p.Name, Side = TransferSide.SocialCare, Email = p.Email })],
        }.WithRows();
    }

    /// <summary>What stands in the form, with the accounts of those who have one.</summary>
    public async Task<IReadOnlyList<AttendeeFacts>> FactsAsync(AttendanceForm form)
    {
        var addresses = form.Attendees.Select(a => a.Address).OfType<string>().Distinct().ToList();
        var accounts = await db.Users.Where(a => addresses.Contains(a.NormalizedEmail!)).Select(a => new { a.NormalizedEmail, a.StaffId }).ToListAsync();
        return form.ToFacts(accounts.ToDictionary(a => a.NormalizedEmail!, a => a.StaffId, StringComparer.Ordinal));
    }

    /// <summary>Where the chair goes on: the next item without a decision after this one, the first one when none follows, and the minutes when all are decided.</summary>
    public static string Next(PanelInHand hand, IReadOnlyList<ItemInOrder> order, string? after = null)
    {
        var place = order.TakeWhile(i => i.Reference != after).Count() + 1;
        var next = order.Skip(place).Concat(order).FirstOrDefault(i => i.Decision is null && i.Reference != after);
        return next is null ? $"{hand.Address}/minutes" : $"{hand.Address}/items/{next.Reference}#{PanelItems.DecisionForm.FirstField}";
    }
}

/// <summary>A panel that was opened, and who looks.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="Actor">Who looks.</param>
/// <param name="Today">The local day.</param>
/// <param name="ReadsFamilies">Whether this person reads the families on it; who must state a reason for each does not read them here.</param>
public record PanelInHand(Panel Panel, Actor Actor, DateOnly Today, bool ReadsFamilies)
{
    /// <summary>Its page.</summary>
    public string Address => Of(Panel.Id);

    /// <summary>"Panel of Wednesday 25 November 2026".</summary>
    public string Title => $"Panel of {UkDates.WithWeekday(Panel.Date)}";

    /// <summary>Whether this person is on social care's side.</summary>
    public bool IsForSocialCare => Actor.Role == Role.SocialCarePartner;

    /// <summary>Whether this person chairs the panels of its district.</summary>
    public bool MayChair => Actor.May(Permission.ChairPanels) && Actor.DistrictId == Panel.DistrictId;

    /// <summary>Whether it can begin: its day has come.</summary>
    public bool MayBegin => MayChair && Panel.State == PanelState.Planned && Panel.Date <= Today;

    /// <summary>Whether it can be called off.</summary>
    public bool MayCallOff => MayChair && Panel.State == PanelState.Planned;

    /// <summary>Whether decisions are made and it can be closed.</summary>
    public bool MayDecide => MayChair && Panel.State == PanelState.Open;

    /// <summary>What a family on it is called.</summary>
    public string NameOf(StepDown stepDown) => PanelNames.Of(stepDown.Reference, stepDown.Family.Name, () => stepDown.Told, !ReadsFamilies, Actor.Role);

    /// <summary>The page of a panel.</summary>
    public static string Of(long id) => string.Create(CultureInfo.InvariantCulture, $"/panels/{id}");

    /// <summary>Where a panel stands, in words.</summary>
    public static string Standing(PanelState state) => state == PanelState.Open ? "Being held" : StateWords.Title(state);

    /// <summary>The colour of that word.</summary>
    public static string Kind(PanelState state) => state switch { PanelState.Open => "soon", PanelState.Held => "ok", PanelState.Planned => "done", _ => "neutral" };
}

/// <summary>The page of a panel.</summary>
/// <param name="Hand">The panel.</param>
/// <param name="Items">Its agenda, as far as it is in reach.</param>
public sealed record PanelPage(PanelInHand Hand, IReadOnlyList<PanelItem> Items) : PanelInHand(Hand)
{
    /// <summary>What the record says of the families, by the key of the step-down.</summary>
    public required IReadOnlyDictionary<long, FamilyPack> Packs { get; init; }

    /// <summary>What did not hold.</summary>
    public required IReadOnlyList<BouncedBackRow> BouncedBack { get; init; }

    /// <summary>Who is there, as it is typed; null where nobody types it.</summary>
    public AttendanceForm? Attendance { get; init; }

    /// <summary>What was kept of it.</summary>
    public KeptDraft? Kept { get; init; }

    /// <summary>How many have left the agenda.</summary>
    public int Done => Items.Count(i => i.Decision is not null);

    /// <summary>The first without a decision; null when all are decided.</summary>
    public PanelItem? First => Items.FirstOrDefault(i => i.Decision is null);

    /// <summary>"3 requests" or, for social care, "3 of your requests".</summary>
    public string OnAgenda => $"{UkDates.Count(Items.Count, "request")} {(IsForSocialCare ? "of yours " : "")}on the agenda";

    /// <summary>What is known of the family of an item; null when it is not for this person.</summary>
    public FamilyPack? PackOf(PanelItem item) => Packs.GetValueOrDefault(item.StepDownId);

    /// <summary>Whether it waits for a decision and no panel has heard it in time.</summary>
    public bool IsLate(PanelItem item) => item.Decision is null && item.StepDown.IsLateToPanel(Today);

    /// <summary>How it left the agenda, in words; nothing while it is on it.</summary>
    public static string DecisionOf(PanelItem item)
    {
        if (item.Decision is null)
            return "";
        var words = MinutesOfPanel.Decided(item);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>A text in one line.</summary>
    public static string InALine(string text)
    {
        const int Most = 120;
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Most)
            return line;
        var cut = line.LastIndexOf(' ', Most, Most / 2);
        return line[..(cut < 0 ? Most : cut)] + " …";
    }
}
