using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Standards;

/// <summary>How many clocks run now under each row of a standard: counts by the day on which they started, in a fixed number of queries.</summary>
public sealed class StandardUses(EarlyHelpDbContext db)
{
    /// <summary>The clocks that run.</summary>
    public async Task<RunningClocks> CountAsync()
    {
        // The queue is short and counted here: to group it by day a database reads every notification there ever was, in the order of its day. For
        // "is not null" it does so too.
        var waiting = await db.Notifications.AsNoTracking().Where(n => n.NextDueOn > DateOnly.MinValue)
            .Select(n => new { n.ReceivedOn, n.Kind, n.IsPriority, n.ConsideredOn, n.DecidedOn }).ToListAsync();
        var open = db.Cases.AsNoTracking().Where(c => c.ClosedOn == null);
        var sent = db.StepUps.AsNoTracking().Where(s => s.State == StepUpState.Sent && s.SentOn != null);
        List<Running> running =
        [
            .. waiting.Where(n => n.ConsideredOn is null).GroupBy(n => new { n.ReceivedOn, IsEarlyHelp = n.Kind == NotificationKind.EarlyHelp })
                .Select(g => new Running(g.Key.IsEarlyHelp ? ServiceStandard.Considered : ServiceStandard.Police, g.Key.ReceivedOn, g.Count())),
            .. waiting.Where(n => n.DecidedOn is null && n.Kind == NotificationKind.EarlyHelp).GroupBy(n => new { n.ReceivedOn, n.IsPriority })
                .Select(g => new Running(g.Key.IsPriority ? ServiceStandard.Priority : ServiceStandard.Standard, g.Key.ReceivedOn, g.Count())),
            .. await open.Where(c => c.AllocatedOn == null).GroupBy(c => c.PassedOn).Select(g => new Running(ServiceStandard.Allocated, g.Key, g.Count())).ToListAsync(),
            .. await open.Where(c => c.PlanAgreedOn == null).GroupBy(c => c.PlanFrom).Select(g => new Running(ServiceStandard.Plan, g.Key, g.Count())).ToListAsync(),
            .. await open.Where(c => c.ReviewFrom != null).GroupBy(c => c.ReviewFrom!.Value).Select(g => new Running(ServiceStandard.Review, g.Key, g.Count())).ToListAsync(),
            .. await open.Where(c => c.OpenedOn != null).GroupBy(c => c.OpenedOn!.Value).Select(g => new Running(ServiceStandard.Duration, g.Key, g.Count())).ToListAsync(),
            .. await sent.GroupBy(s => new { On = s.SentOn!.Value, s.IsImmediate }).Select(g => new Running(g.Key.IsImmediate ? ServiceStandard.StepUpImmediate : ServiceStandard.StepUp, g.Key.On, g.Count())).ToListAsync(),
        ];
        return new(running);
    }
}

/// <summary>Clocks of a standard that started on a day and run still.</summary>
/// <param name="Code">The standard.</param>
/// <param name="StartedOn">The day.</param>
/// <param name="Count">How many.</param>
public sealed record Running(string Code, DateOnly StartedOn, int Count);

/// <summary>The clocks that run now.</summary>
/// <param name="Clocks">By standard and day.</param>
public sealed record RunningClocks(IReadOnlyList<Running> Clocks)
{
    /// <summary>How many run under a row; null for a standard of which no clock is kept yet.</summary>
    public int? Of(ServiceStandard row) => row.Code == ServiceStandard.Additional ? null : Clocks.Where(c => c.Code == row.Code && row.IsInForceOn(c.StartedOn)).Sum(c => c.Count);
}
