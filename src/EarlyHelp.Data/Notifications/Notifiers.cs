using System.Data;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>
/// What a notifier may come back to: their own notification, proven by a code sent to the address it came from.
/// Whoever asks with a wrong reference or address learns nothing.
/// </summary>
public sealed class Notifiers(EarlyHelpDbContext db, Messages messages, TimeProvider clock)
{
    /// <summary>Codes for one notification in half an hour; who wants more waits.</summary>
    public const int MostCodes = 3;

    private DateTime Now => UkTime.UtcNow(clock);

    /// <summary>Sends a code when the reference and the address belong together.</summary>
    public async Task SendCodeAsync(string reference, string email)
    {
        var code = OneTimeCode.New();
        var hash = OneTimeCode.Hash(code, reference);
        var found = await db.Notifications.SingleOrDefaultAsync(notification => notification.Reference == reference);
        if (found is null || found.NotifierEmail.Length == 0 || !string.Equals(found.NotifierEmail, email, StringComparison.OrdinalIgnoreCase))
            return;
        var now = Now;
        if (await db.StatusCodes.CountAsync(sent => sent.NotificationId == found.Id && sent.Until > now) >= MostCodes)
            return;
        db.Add(new StatusCode(found.Id, hash, now));
        messages.SendCode(found.NotifierEmail, "see where your notification has got to", code, $"status-code:{hash[..32]}");
        await db.SaveChangesAsync();
    }

    /// <summary>Whether the code is the newest one sent for this notification, in time, unused, and not guessed at too often.</summary>
    public async Task<bool> TryAsync(string reference, string code)
    {
        var hash = OneTimeCode.Hash(code, reference);
        return await db.TogetherAsync(() => TryHashAsync(reference, hash), IsolationLevel.Serializable);
    }

    private async Task<bool> TryHashAsync(string reference, string hash)
    {
        var sent = await db.StatusCodes.Where(each => db.Notifications.Any(n => n.Id == each.NotificationId && n.Reference == reference))
            .OrderByDescending(each => each.Id).FirstOrDefaultAsync();
        if (sent is null)
            return false;
        var right = sent.Try(hash, Now);
        await db.SaveChangesAsync();
        return right;
    }

    /// <summary>The notification of a reference that was proven by a code.</summary>
    public Task<Notification?> FindAsync(string reference) => Whole.SingleOrDefaultAsync(notification => notification.Reference == reference);

    /// <summary>What a draft became, for the browser that sent it.</summary>
    public Task<Notification?> SentAsync(NotificationDraft draft) => Whole.SingleOrDefaultAsync(notification => notification.Id == draft.NotificationId);

    /// <summary>The notification that decides for this one: what it was joined to, or itself.</summary>
    public Task<Notification> DecidedWithAsync(Notification notification) => db.DecidedWithAsync(notification);

    /// <summary>Whether a worker has taken on the case that it opened.</summary>
    public Task<bool> HasWorkerAsync(Notification decided) => db.Cases.AnyAsync(c => c.NotificationId == decided.Id && c.AllocatedOn != null);

    private IQueryable<Notification> Whole => db.Notifications.Include(n => n.Versions).Include(n => n.Requests).Include(n => n.Decisions)
        .Include(n => n.Timeline).Include(n => n.Screening).Include(n => n.Family).AsSplitQuery();
}
