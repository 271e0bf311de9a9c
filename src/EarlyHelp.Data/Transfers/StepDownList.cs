using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>Which step-downs a list shows.</summary>
public enum StepDownShow
{
    /// <summary>All that are open.</summary>
    Open,

    /// <summary>Not heard by a panel 14 days after they were asked for.</summary>
    Unheard,

    /// <summary>Accepted, and the handover is still to be planned.</summary>
    ToPlan,

    /// <summary>Planned, and social care has still to confirm.</summary>
    ToConfirm,

    /// <summary>Social care has confirmed, and Early Help has still to.</summary>
    ToTakeOn,

    /// <summary>A condition is past its day and not met.</summary>
    Conditions,

    /// <summary>Completed, and a look after 4 or 12 weeks is due.</summary>
    Looks,

    /// <summary>Completed, declined and withdrawn.</summary>
    Ended,
}

/// <summary>Lists and counts of the step-downs in reach.</summary>
public sealed class StepDownList(EarlyHelpDbContext db, Reach reach, TimeProvider clock)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>A page of a list, or all of it where no page is named, the oldest request first; what has ended, the newest end first.</summary>
    public async Task<(IReadOnlyList<StepDownRow> Rows, int Total)> PageAsync(StepDownShow show, int? page)
    {
        var today = UkTime.Today(clock);
        var shown = Shown(show, today).AsNoTracking();
        var ordered = show == StepDownShow.Ended ? shown.OrderByDescending(s => s.EndedOn).ThenByDescending(s => s.Id) : shown.OrderBy(s => s.RequestedOn).ThenBy(s => s.Id);
        var rows = await ordered.OnPage(page, PageSize).Select(s => new StepDownRow(
            s.Reference, s.Family.Name, s.District.Name, s.State, s.PartnerName, s.RequestedOn, s.HeardOn, s.EndedOn, s.Panel!.Date, s.GivenOn, s.Unit!.Name, s.Worker!.Name,
            s.Conditions.Where(c => c.MetOn == null).Min(c => (DateOnly?)c.DueOn), s.LookFrom) { ToldJson = s.ToldJson }).ToListAsync();
        return (rows, await shown.CountAsync());
    }

    /// <summary>How many are on each list.</summary>
    public async Task<StepDownCounts> CountsAsync()
    {
        var today = UkTime.Today(clock);
        var unheard = today.AddDays(-StepDown.PanelDays);
        var open = await reach.StepDowns.Where(s => s.EndedOn == null).GroupBy(s => 1).Select(g => new StepDownCounts(
            g.Count(),
            g.Count(s => s.HeardOn == null && s.RequestedOn < unheard),
            g.Count(s => s.State == StepDownState.Accepted),
            g.Count(s => s.State == StepDownState.HandoverPlanned && s.GivenOn == null),
            g.Count(s => s.State == StepDownState.HandoverPlanned && s.GivenOn != null))).SingleOrDefaultAsync() ?? new StepDownCounts(0, 0, 0, 0, 0);
        return open with { Conditions = await Shown(StepDownShow.Conditions, today).CountAsync(), Looks = await Shown(StepDownShow.Looks, today).CountAsync() };
    }

    private IQueryable<StepDown> Shown(StepDownShow show, DateOnly today)
    {
        var unheard = today.AddDays(-StepDown.PanelDays);
        var open = reach.StepDowns.Where(s => s.EndedOn == null);
        return show switch
        {
            StepDownShow.Unheard => open.Where(s => s.HeardOn == null && s.RequestedOn < unheard),
            StepDownShow.ToPlan => open.Where(s => s.State == StepDownState.Accepted),
            StepDownShow.ToConfirm => open.Where(s => s.State == StepDownState.HandoverPlanned && s.GivenOn == null),
            StepDownShow.ToTakeOn => open.Where(s => s.State == StepDownState.HandoverPlanned && s.GivenOn != null),
            // From what is due, which is little, and not from every step-down that ever was.
            StepDownShow.Conditions => reach.StepDowns.Where(s => db.Set<StepDownCondition>().Where(c => c.MetOn == null && c.DueOn < today).Select(c => c.StepDownId).Contains(s.Id)
                && (s.EndedOn == null || s.State == StepDownState.Completed)),
            StepDownShow.Looks => reach.StepDowns.Where(s => s.LookFrom <= today),
            StepDownShow.Ended => reach.StepDowns.Where(s => s.EndedOn > DateOnly.MinValue),
            _ => open,
        };
    }
}

/// <summary>A line of a list of step-downs.</summary>
public sealed record StepDownRow(
    string Reference, string Family, string District, StepDownState State, string Partner, DateOnly RequestedOn, DateOnly? HeardOn, DateOnly? EndedOn, DateOnly? PanelOn,
    DateOnly? GivenOn, string? Unit, string? Worker, DateOnly? ConditionBy, DateOnly? LookFrom)
{
    internal string ToldJson { get; init; } = "";

    /// <summary>What social care calls the family: the first person it told of.</summary>
    public string ToldName => FamilyTold.FromJson(ToldJson).People is [var first, ..] ? first.Name : Reference;

    /// <summary>Whether no panel has heard it 14 days after it was asked for.</summary>
    public bool IsLateToPanel(DateOnly on) => EndedOn is null && HeardOn is null && on > RequestedOn.AddDays(StepDown.PanelDays);
}

/// <summary>How many step-downs are on each list.</summary>
/// <param name="Open">Open.</param>
/// <param name="Unheard">Not heard in 14 days.</param>
/// <param name="ToPlan">Handover to be planned.</param>
/// <param name="ToConfirm">Social care to confirm.</param>
/// <param name="ToTakeOn">Early Help to confirm.</param>
public sealed record StepDownCounts(int Open, int Unheard, int ToPlan, int ToConfirm, int ToTakeOn)
{
    /// <summary>A condition is late.</summary>
    public int Conditions { get; init; }

    /// <summary>A look is due.</summary>
    public int Looks { get; init; }
}
