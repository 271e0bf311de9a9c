using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>The panels in reach with how many are on each agenda. A partner's counts are of what they asked for themselves.</summary>
public sealed class PanelList(EarlyHelpDbContext db, Reach reach, CurrentActor current, TimeProvider clock)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>A page of panels, or all where no page is named: those of today and later, the next one first; or those of the days before, the newest first.</summary>
    public async Task<(IReadOnlyList<PanelRow> Rows, int Total)> PageAsync(bool past, int? page)
    {
        var today = UkTime.Today(clock);
        var shown = past ? reach.Panels.Where(p => p.Date < today) : reach.Panels.Where(p => p.Date >= today);
        var ordered = past ? shown.OrderByDescending(p => p.Date).ThenByDescending(p => p.Id) : shown.OrderBy(p => p.Date).ThenBy(p => p.Id);
        return (await RowsAsync(ordered.OnPage(page, PageSize)), await shown.CountAsync());
    }

    /// <summary>Panels of the own district whose day has passed and that are neither closed nor called off, the oldest first; none for those who chair none.</summary>
    public async Task<IReadOnlyList<PanelRow>> UnclosedAsync() => await RowsAsync(Unclosed.OrderBy(p => p.Date).Take(PageSize));

    /// <summary>The next panel of the own district; null when none is planned.</summary>
    public async Task<PanelRow?> NextAsync()
    {
        var (district, today) = (current.Actor.DistrictId, UkTime.Today(clock));
        return (await RowsAsync(reach.Panels.Where(p => p.DistrictId == district && p.Date >= today && (p.State == PanelState.Planned || p.State == PanelState.Open)).OrderBy(p => p.Date).Take(1))) is [var next, ..] ? next : null;
    }

    /// <summary>How many panels of the own district were neither closed nor called off, although their day has passed.</summary>
    public Task<int> UnclosedCountAsync() => Unclosed.CountAsync();

    /// <summary>How many requests in reach no panel has heard in 14 days.</summary>
    public Task<int> UnheardCountAsync()
    {
        var unheard = UkTime.Today(clock).AddDays(-StepDown.PanelDays);
        return reach.StepDowns.CountAsync(s => s.EndedOn == null && s.HeardOn == null && s.RequestedOn < unheard);
    }

    /// <summary>What is and was on the agenda of a panel that was opened, in the order it came, as far as it is in reach.</summary>
    public async Task<IReadOnlyList<ItemInOrder>> OrderAsync(Panel opened)
    {
        var mine = reach.StepDowns;
        var items = await db.Set<PanelItem>().AsNoTracking().Where(i => i.PanelId == opened.Id && mine.Any(s => s.Id == i.StepDownId)).OrderBy(i => i.Id)
            .Select(i => new { i.StepDown.Reference, i.StepDown.Family.Name, i.StepDown.ToldJson, i.Decision }).ToListAsync();
        return [.. items.Select(i => new ItemInOrder(i.Reference, PanelNames.Of(i.Reference, i.Name, () => FamilyTold.FromJson(i.ToldJson), reach.NeedsReasonToOpen, current.Actor.Role), i.Decision))];
    }

    private IQueryable<Panel> Unclosed
    {
        get
        {
            var (district, today) = (current.Actor.DistrictId, UkTime.Today(clock));
            return reach.Panels.Where(p => p.DistrictId == district && p.Date < today && (p.State == PanelState.Planned || p.State == PanelState.Open));
        }
    }

    // A panel of a past day is that of the district as it was called then.
    private async Task<IReadOnlyList<PanelRow>> RowsAsync(IQueryable<Panel> panels)
    {
        var mine = reach.StepDowns;
        var unheard = UkTime.Today(clock).AddDays(-StepDown.PanelDays);
        var rows = await panels.AsNoTracking().Select(p => new { p.DistrictId, Row = new PanelRow(p.Id, p.District.Name, p.Date, p.State,
            p.Items.Count(i => i.Decision == null && mine.Any(s => s.Id == i.StepDownId)),
            p.Items.Count(i => (i.Decision == PanelDecision.Accepted || i.Decision == PanelDecision.Deferred || i.Decision == PanelDecision.Declined) && mine.Any(s => s.Id == i.StepDownId)),
            p.Items.Count(i => i.Decision == null && mine.Any(s => s.Id == i.StepDownId && s.EndedOn == null && s.HeardOn == null && s.RequestedOn < unheard))) }).ToListAsync();
        var names = new DatedNames(rows.Count == 0 ? [] : await db.PlaceNames.AsNoTracking().ToListAsync());
        return [.. rows.Select(r => r.Row with { District = names.On(PlaceKind.District, r.DistrictId, r.Row.Date, r.Row.District) })];
    }
}

/// <summary>A line of a list of panels.</summary>
/// <param name="Id">Its number.</param>
/// <param name="District">The district.</param>
/// <param name="Date">The day.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Waiting">How many are on its agenda without a decision.</param>
/// <param name="Decided">How many it decided on.</param>
/// <param name="Late">How many of those that wait no panel has heard in 14 days.</param>
public sealed record PanelRow(long Id, string District, DateOnly Date, PanelState State, int Waiting, int Decided, int Late);

/// <summary>What a family on an agenda is called: for social care as it told of it, for who must state a reason by the reference only.</summary>
public static class PanelNames
{
    /// <summary>The name.</summary>
    public static string Of(string reference, string family, Func<FamilyTold> told, bool needsReason, Role? reader) =>
        needsReason ? reference : reader != Role.SocialCarePartner ? family : told().People is [var first, ..] ? first.Name : reference;
}

/// <summary>One of the items of a panel, as the others are reached from it.</summary>
/// <param name="Reference">The step-down.</param>
/// <param name="Name">What the family is called.</param>
/// <param name="Decision">How it left the agenda; null while it is on it.</param>
public sealed record ItemInOrder(string Reference, string Name, PanelDecision? Decision);
