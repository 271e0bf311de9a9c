using EarlyHelp.Data.Access;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>The panels of the districts: made ahead, and the agenda that fills itself. The caller saves.</summary>
public sealed class Panels(EarlyHelpDbContext db, StandardsInForce inForce, CurrentActor current, TimeProvider clock)
{
    /// <summary>Weeks for which panels are made ahead.</summary>
    public const int WeeksAhead = 8;

    /// <summary>Makes the panels of the next weeks that are not there yet, and puts on their agenda what is on none; how many panels were made.</summary>
    public async Task<int> MakeAheadAsync(DateOnly today)
    {
        var made = 0;
        foreach (var district in await db.Districts.Where(d => d.From <= today && (d.To == null || d.To >= today)).OrderBy(d => d.Id).ToListAsync())
            made += await MakeAheadAsync(district, today);
        foreach (var waiting in await db.StepDowns.Include(s => s.District).Where(s => s.State == StepDownState.Requested && s.EndedOn == null).OrderBy(s => s.Id).ToListAsync())
            await ListAsync(waiting, today);
        return made;
    }

    /// <summary>The next panel of a district that is still to come, from a day on.</summary>
    public async Task<Panel> NextAsync(District district, DateOnly from)
    {
        if (await FindAsync(district.Id, from) is { } there)
            return there;
        await MakeAheadAsync(district, UkTime.Today(clock));
        return db.Panels.Local.Where(p => p.District == district && p.State == PanelState.Planned && p.Date >= from).MinBy(p => p.Date)
            ?? throw new RulesBrokenException($"{district.Name} has no panel within {WeeksAhead} weeks: call fewer off");
    }

    /// <summary>The panels still to come after a day, to put something off to.</summary>
    public async Task<IReadOnlyList<Panel>> LaterAsync(District district, DateOnly after)
    {
        await NextAsync(district, after.AddDays(1));
        return [.. (await db.Panels.Where(p => p.DistrictId == district.Id && p.State == PanelState.Planned && p.Date > after).OrderBy(p => p.Date).Take(WeeksAhead).ToListAsync())
            .Union(db.Panels.Local.Where(p => p.District == district && p.State == PanelState.Planned && p.Date > after)).OrderBy(p => p.Date)];
    }

    /// <summary>What waits on a panel's agenda, to be decided or carried over; with the panel's items loaded.</summary>
    public async Task<IReadOnlyList<StepDown>> AgendaAsync(Panel opened)
    {
        await db.Entry(opened).Collection(p => p.Items).LoadAsync();
        var waiting = opened.Items.Where(i => i.Decision is null).Select(i => i.StepDownId).ToList();
        var agenda = await db.StepDowns.Include(s => s.Family).Include(s => s.District).Include(s => s.Items).Include(s => s.Conditions)
            .Where(s => waiting.Contains(s.Id)).AsSplitQuery().OrderBy(s => s.RequestedOn).ThenBy(s => s.Id).ToListAsync();
        return agenda;
    }

    /// <summary>Puts a request that is on no agenda on the next panel's.</summary>
    public async Task ListAsync(StepDown asked, DateOnly today) =>
        asked.List(await NextAsync(asked.District, today), current.Actor, UkTime.UtcNow(clock), today);

    private Task<Panel?> FindAsync(long districtId, DateOnly from) =>
        db.Panels.Include(p => p.District).Where(p => p.DistrictId == districtId && p.State == PanelState.Planned && p.Date >= from).OrderBy(p => p.Date).FirstOrDefaultAsync();

    private async Task<int> MakeAheadAsync(District district, DateOnly today)
    {
        var dates = PanelCalendar.Next(district.PanelDay, today, WeeksAhead, await inForce.CalendarAsync());
        var (first, last) = (dates[0].Week.AddDays(-7), dates[^1].Date);
        var there = await db.Panels.Where(p => p.DistrictId == district.Id && p.Week >= first && p.Week <= last).ToListAsync();
        var missing = dates.Where(d => !there.Any(p => p.Week == d.Week || p.Date == d.Date)).ToList();
        db.AddRange(missing.Select(d => Panel.Plan(district, d)));
        return missing.Count;
    }
}
