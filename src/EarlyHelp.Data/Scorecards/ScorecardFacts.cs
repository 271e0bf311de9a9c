using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>
/// Reads what the figures of some months are computed from, what was recorded here and what was imported alike: a fixed number of queries, and
/// of each table the rows that the months can need. It reads all records whatever the reader's reach, for a figure counts them all
/// (ADR 21); which of them a person may open, the list behind a figure asks Reach.
/// </summary>
public sealed partial class ScorecardFacts(EarlyHelpDbContext db)
{
    private readonly Dictionary<long, Place> districts = [];
    private readonly Dictionary<long, Place> units = [];

    /// <summary>The facts of one month.</summary>
    public Task<Facts> LoadAsync(Month month, DateOnly today) => LoadAsync(month, month, today);

    /// <summary>The facts of the months from one to another, both included.</summary>
    /// <param name="from">The first month.</param>
    /// <param name="to">The last month.</param>
    /// <param name="today">The local day, by which the last month may not be over.</param>
    public async Task<Facts> LoadAsync(Month from, Month to, DateOnly today)
    {
        await ReadPlacesAsync();
        var (first, last) = (from.First, to.Last);
        // Found once and given to each of the queries below: as a part of them, a dozen ranges would be read for each.
        var wanted = await Wanted(first, last, from.Last < today ? from.Last : today).ToListAsync();
        return new()
        {
            Notifications = await NotificationsAsync(first, last),
            Cases = await CasesAsync(wanted, first, last),
            Children = await ChildrenAsync(wanted),
            Transfers = await TransfersAsync(first, last),
            EarlierClosures = await EarlierClosuresAsync(first, last),
            Outside = await OutsideAsync(from, to),
            Standards = await db.ServiceStandards.AsNoTracking().ToListAsync(),
        };
    }

    private async Task ReadPlacesAsync()
    {
        foreach (var district in await db.Districts.Select(d => new { d.Id, d.AreaId }).ToListAsync())
            districts[district.Id] = new(district.AreaId, district.Id);
        foreach (var unit in await db.Units.Select(u => new { u.Id, u.DistrictId }).ToListAsync())
            units[unit.Id] = districts[unit.DistrictId] with { UnitId = unit.Id };
    }

    private Place OfDistrict(long? id) => id is { } known ? districts[known] : default;

    private async Task<IReadOnlyList<NotificationFact>> NotificationsAsync(DateOnly first, DateOnly last)
    {
        // A range to each index and their union: with "or" a database reads the whole table.
        var ids = db.Notifications.Where(n => n.ReceivedOn >= first && n.ReceivedOn <= last).Select(n => n.Id)
            .Union(db.Notifications.Where(n => n.ConsiderBy >= first && n.ConsiderBy <= last).Select(n => n.Id))
            .Union(db.Notifications.Where(n => n.DecideBy >= first && n.DecideBy <= last).Select(n => n.Id))
            .Union(db.Notifications.Where(n => n.DecidedOn >= first && n.DecidedOn <= last).Select(n => n.Id));
        var rows = await db.Notifications.Where(n => ids.Contains(n.Id)).OrderBy(n => n.Id).Select(n => new
        {
            n.Id, n.Reference, n.DistrictId, FamilyId = n.Family.MergedIntoId ?? n.FamilyId, n.Kind, n.IsPriority, n.ReceivedOn, n.ConsiderBy, n.ConsideredOn, n.DecideBy, n.DecidedOn, n.Outcome,
        }).ToListAsync();
        return [.. rows.Select(n => new NotificationFact(
            n.Id, n.Reference, OfDistrict(n.DistrictId), n.FamilyId, n.Kind != NotificationKind.EarlyHelp, n.IsPriority, n.ReceivedOn, n.ConsiderBy, n.ConsideredOn, n.DecideBy, n.DecidedOn,
            n.Outcome is { } outcome && OutcomeNames.OpensCase(outcome)))];
    }

    private async Task<IReadOnlyList<TransferFact>> TransfersAsync(DateOnly first, DateOnly last)
    {
        var back = first.AddDays(-Scorecard.ReReferralDays);
        var ups = db.StepUps.Where(s => s.CompletedOn >= first && s.CompletedOn <= last).Select(s => (long?)s.CaseId)
            .Union(db.PastTransfers.Where(t => t.IsStepUp && t.CompletedOn >= first && t.CompletedOn <= last).Select(t => t.CaseId));
        // Of a declined step-down the day it ended is the day of the decision.
        var downs = db.StepDowns.Where(s => s.CompletedOn >= first && s.CompletedOn <= last).Select(s => s.Id)
            .Union(db.StepDowns.Where(s => s.AcceptedOn >= first && s.AcceptedOn <= last).Select(s => s.Id))
            .Union(db.StepDowns.Where(s => s.EndedOn >= first && s.EndedOn <= last && s.State == StepDownState.Declined).Select(s => s.Id))
            .Union(db.StepDowns.Where(s => s.CompletedOn >= back && s.CompletedOn <= last && s.CaseId != null && ups.Contains(s.CaseId)).Select(s => s.Id));
        var past = db.PastTransfers.Where(t => t.CompletedOn >= first && t.CompletedOn <= last).Select(t => t.Id)
            .Union(db.PastTransfers.Where(t => t.DecidedOn >= first && t.DecidedOn <= last).Select(t => t.Id))
            .Union(db.PastTransfers.Where(t => !t.IsStepUp && t.CompletedOn >= back && t.CompletedOn <= last && t.CaseId != null && ups.Contains(t.CaseId)).Select(t => t.Id));
        var stepDowns = await db.StepDowns.Where(s => downs.Contains(s.Id)).OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.Reference, s.DistrictId, s.CaseId, s.RequestedOn, DecidedOn = s.AcceptedOn ?? (s.State == StepDownState.Declined ? s.EndedOn : null), s.CompletedOn }).ToListAsync();
        var stepUps = await db.StepUps.Where(s => s.CompletedOn >= first && s.CompletedOn <= last).OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.Reference, s.DistrictId, s.CaseId, s.RaisedOn, s.AnsweredOn, s.CompletedOn }).ToListAsync();
        var imported = await db.PastTransfers.Where(t => past.Contains(t.Id)).OrderBy(t => t.Id)
            .Select(t => new { t.Id, t.Reference, t.IsStepUp, t.DistrictId, t.CaseId, t.RequestedOn, t.DecidedOn, t.CompletedOn }).ToListAsync();
        return
        [
            .. stepDowns.Select(s => new TransferFact(s.Id, s.Reference, false, OfDistrict(s.DistrictId), s.CaseId, s.RequestedOn, s.DecidedOn, s.CompletedOn)),
            .. stepUps.Select(s => new TransferFact(s.Id, s.Reference, true, OfDistrict(s.DistrictId), s.CaseId, s.RaisedOn, s.AnsweredOn, s.CompletedOn)),
            .. imported.Select(t => new TransferFact(t.Id, t.Reference, t.IsStepUp, OfDistrict(t.DistrictId), t.CaseId, t.RequestedOn, t.DecidedOn, t.CompletedOn)),
        ];
    }

    // Closures of the families that were notified in these months, of the 365 days before.
    private async Task<IReadOnlyList<(long FamilyId, DateOnly On)>> EarlierClosuresAsync(DateOnly first, DateOnly last)
    {
        var from = first.AddDays(-Scorecard.ReReferralDays);
        var families = db.Notifications.Where(n => n.ReceivedOn >= first && n.ReceivedOn <= last && n.Kind == NotificationKind.EarlyHelp).Select(n => n.Family.MergedIntoId ?? n.FamilyId);
        var cases = db.Cases.Where(c => families.Contains(c.FamilyId)).Select(c => new { c.Id, c.FamilyId, c.OpenedOn, c.ClosedOn });
        // A case that triage took back has a day of closing and no closure.
        var days = from c in cases where c.OpenedOn != null && c.ClosedOn >= @from && c.ClosedOn <= last select new { c.FamilyId, On = c.ClosedOn!.Value };
        var live = from c in cases join x in db.Set<Domain.Closures.Closure>() on c.Id equals x.CaseId where x.SignedOffOn >= @from && x.SignedOffOn <= last select new { c.FamilyId, On = x.SignedOffOn!.Value };
        var past = from c in cases join x in db.PastClosures on c.Id equals x.CaseId where x.On >= @from && x.On <= last select new { c.FamilyId, x.On };
        return [.. (await days.Union(live).Union(past).ToListAsync()).Select(x => (x.FamilyId, x.On))];
    }

    private async Task<IReadOnlyList<OutsideFact>> OutsideAsync(Month from, Month to)
    {
        var (first, last) = ($"{from}", $"{to}");
        var rows = await db.OutsideFigures.Where(f => f.Month.CompareTo(first) >= 0 && f.Month.CompareTo(last) <= 0)
            .OrderBy(f => f.Id).Select(f => new { f.Indicator, f.Month, f.DistrictId, f.Numerator, f.Denominator, f.Target, f.Direction, f.ImportedOn }).ToListAsync();
        return [.. rows.Select(f => new OutsideFact(f.Indicator, Month.Parse(f.Month)!.Value, OfDistrict(f.DistrictId), f.Numerator, f.Denominator)
        {
            Target = f.Target, Direction = f.Direction, ImportedOn = f.ImportedOn,
        })];
    }
}
