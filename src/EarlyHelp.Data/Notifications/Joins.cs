using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>Which notifications are decided together, by the decisions that stand; a decision that was changed joins nothing.</summary>
internal static class Joins
{
    /// <summary>Those that are joined to it, directly or through another one.</summary>
    public static async Task<IReadOnlyList<Notification>> JoinedToAsync(this EarlyHelpDbContext db, long notificationId)
    {
        // Nothing joins a notification that has been decided, so a way through them never comes back to its start.
        List<Notification> all = [];
        for (List<long> round = [notificationId]; round.Count > 0;)
        {
            var found = await db.Notifications.AsNoTracking()
                .Where(n => n.Outcome == TriageOutcome.JoinedNotification
                    && round.Contains(n.Decisions.OrderByDescending(d => d.Number).Select(d => d.JoinedNotificationId).FirstOrDefault() ?? 0))
                .ToListAsync();
            all.AddRange(found);
            round = [.. found.Select(n => n.Id)];
        }

        return all;
    }

    /// <summary>The notification that it is decided with: the last of those that it was joined to; itself when it was joined to none.</summary>
    public static async Task<Notification> DecidedWithAsync(this EarlyHelpDbContext db, Notification notification)
    {
        var last = notification;
        while (last.Outcome == TriageOutcome.JoinedNotification && last.Decision?.JoinedNotificationId is { } next)
            last = await db.Notifications.AsNoTracking().Include(n => n.Decisions).SingleAsync(n => n.Id == next);
        return last;
    }
}
