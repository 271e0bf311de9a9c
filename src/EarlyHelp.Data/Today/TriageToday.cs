using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Today;

/// <summary>What the triage queue holds today, in one query over the undecided.</summary>
public sealed class TriageToday(Reach reach)
{
    /// <summary>The counts.</summary>
    public async Task<TriageCounts> CountsAsync(DateOnly today) =>
        await reach.Notifications.Where(n => n.NextDueOn != null).GroupBy(n => 1).Select(g => new TriageCounts(
            g.Count(), g.Count(n => n.NextDueOn < today), g.Count(n => n.NextDueOn == today),
            g.Count(n => n.ConsideredOn == null), g.Count(n => n.State == NotificationState.InformationRequested))).FirstOrDefaultAsync() ?? new(0, 0, 0, 0, 0);
}

/// <summary>The triage queue in numbers.</summary>
/// <param name="Waiting">Undecided.</param>
/// <param name="Late">Past the next date.</param>
/// <param name="DueToday">Due today.</param>
/// <param name="ToScreen">Not yet screened.</param>
/// <param name="Asked">Waiting for the notifier's answer.</param>
public sealed record TriageCounts(int Waiting, int Late, int DueToday, int ToScreen, int Asked);
