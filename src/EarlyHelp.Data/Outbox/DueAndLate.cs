using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Outbox;

/// <summary>What is late and due today for the person who acts: counts and references, never a name.</summary>
public sealed class DueAndLate(EarlyHelpDbContext db, Reach reach, CurrentActor current)
{
    private const int Named = 10;

    /// <summary>The lines of a summary; one that says so when nothing is late or due.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(DateOnly today)
    {
        List<string> lines = [];
        var me = current.Actor;
        if (me.May(Permission.ReadTriage))
        {
            await AddAsync(lines, "Notification to consider or decide", today,
                reach.Notifications.Where(n => n.NextDueOn != null && n.NextDueOn <= today).OrderBy(n => n.NextDueOn).Select(n => new Due(n.Reference, n.NextDueOn!.Value)));
        }

        if (me.May(Permission.ReadAllocations))
        {
            await AddAsync(lines, "Family to allocate", today,
                reach.Cases.Where(c => c.ClosedOn == null && c.AllocatedOn == null && c.AllocateBy <= today).OrderBy(c => c.AllocateBy).Select(c => new Due(c.Reference, c.AllocateBy)));
        }

        if (me.May(Permission.ReadCases) && !me.May(Permission.ReadTriage))
        {
            await AddAsync(lines, "Case with something due", today,
                reach.Cases.Where(c => c.AllocatedOn != null && c.NextDueOn != null && c.NextDueOn <= today).OrderBy(c => c.NextDueOn).Select(c => new Due(c.Reference, c.NextDueOn!.Value)));
        }

        if (me.May(Permission.Administer) && await db.Outbox.CountAsync(m => m.State == MessageState.Failed) is > 0 and var failed)
            lines.Add($"Messages that could not be sent: {failed}");
        return lines.Count > 0 ? lines : ["Nothing is late or due today."];
    }

    private static async Task AddAsync(List<string> lines, string what, DateOnly today, IQueryable<Due> due)
    {
        var count = await due.CountAsync();
        if (count == 0)
            return;
        var first = await due.Take(Named).ToListAsync();
        lines.Add($"{what}: {count}");
        lines.AddRange(first.Select(d => d.On < today ? $"  {d.Reference} is {Days(today.DayNumber - d.On.DayNumber)} late" : $"  {d.Reference} is due today"));
        if (count > Named)
            lines.Add($"  and {count - Named} more");
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private sealed record Due(string Reference, DateOnly On);
}
