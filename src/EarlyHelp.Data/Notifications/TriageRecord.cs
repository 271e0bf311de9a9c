using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>Opens one notification with everything that a decision needs, in a fixed number of queries.</summary>
public sealed class TriageRecord(EarlyHelpDbContext db, Opening opening, FamilyMatches matches)
{
    /// <summary>The notification with its versions, checks, requests, decisions and timeline; null when out of reach. The look is logged.</summary>
    public async Task<Notification?> OpenAsync(string reference, string page)
    {
        var notification = await opening.NotificationAsync(reference, page);
        if (notification is not null)
            await LoadAsync(notification);
        return notification;
    }

    /// <summary>The same notification again, without what a refused change left in memory.</summary>
    public async Task<Notification> AgainAsync(Notification notification)
    {
        db.ChangeTracker.Clear();
        var again = await db.Notifications.Include(n => n.Family).SingleAsync(n => n.Id == notification.Id);
        await LoadAsync(again);
        return again;
    }

    /// <summary>Files that came with it.</summary>
    public async Task<IReadOnlyList<NotificationFile>> FilesAsync(Notification notification) =>
        await db.NotificationFiles.AsNoTracking().Where(f => f.NotificationId == notification.Id).OrderBy(f => f.Id).ToListAsync();

    /// <summary>"We have met before": the same family's earlier records, families that may be the same, and whether it is a re-referral.</summary>
    public async Task<MetBefore> MetBeforeAsync(Notification notification)
    {
        var own = await matches.EarlierAsync(notification.Family, notification.Id);
        var met = await matches.FindAsync(notification.Family);
        var closed = await matches.ReReferralAsync(notification.Family, notification.ReceivedOn);
        return new MetBefore(own.Cases, own.Notifications, met.Families, closed, await CaseOfAsync(notification)) { Restricted = met.Restricted, IsCut = met.IsCut };
    }

    /// <summary>The case that the standing decision opened.</summary>
    public Task<string?> CaseOfAsync(Notification notification) =>
        db.Cases.AsNoTracking().Where(c => c.NotificationId == notification.Id && c.ClosedOn == null).Select(c => c.Reference).FirstOrDefaultAsync();

    /// <summary>How many notifications are joined to it, and so decided with it.</summary>
    public async Task<int> JoinedCountAsync(Notification notification) => (await db.JoinedToAsync(notification.Id)).Count;

    private async Task LoadAsync(Notification notification)
    {
        var entry = db.Entry(notification);
        await entry.Collection(n => n.Versions).LoadAsync();
        await entry.Collection(n => n.Timeline).LoadAsync();
        await entry.Collection(n => n.Checks).LoadAsync();
        await entry.Collection(n => n.Requests).LoadAsync();
        await entry.Collection(n => n.Decisions).LoadAsync();
        await entry.Reference(n => n.Screening).LoadAsync();
    }
}

/// <summary>What we already know that bears on a notification.</summary>
/// <param name="OwnCases">Cases of the family it hangs on.</param>
/// <param name="OwnNotifications">Other notifications of that family.</param>
/// <param name="Others">Families that may be the same.</param>
/// <param name="ReReferralAfter">Cases closed in the 12 months before: then it is a re-referral.</param>
/// <param name="OpenedCase">The case that this notification opened.</param>
public sealed record MetBefore(
    IReadOnlyList<EarlierCase> OwnCases, IReadOnlyList<EarlierNotification> OwnNotifications, IReadOnlyList<FamilyMatch> Others,
    IReadOnlyList<EarlierCase> ReReferralAfter, string? OpenedCase)
{
    /// <summary>Whom to ring about families that may be the same and are not there for the officer.</summary>
    public IReadOnlyList<RestrictedMatch> Restricted { get; init; } = [];

    /// <summary>Whether more people than can be compared share a birth date or a postcode with the family.</summary>
    public bool IsCut { get; init; }

    /// <summary>The same without the families: whom to ring on which number, each once.</summary>
    public IEnumerable<RestrictedMatch> ToRing => Restricted.DistinctBy(r => (r.Lead, r.Telephone));

    /// <summary>Whether the family's own record holds more than this notification.</summary>
    public bool IsKnown => OwnCases.Count > 0 || OwnNotifications.Count > 0;

    /// <summary>Open cases that it can be joined to.</summary>
    public IEnumerable<EarlierCase> OpenCases => OwnCases.Concat(Others.SelectMany(o => o.Cases)).Where(c => c.ClosedOn is null);

    /// <summary>Notifications in the queue that it can be joined to.</summary>
    public IEnumerable<EarlierNotification> InQueue => OwnNotifications.Concat(Others.SelectMany(o => o.Notifications))
        .Where(n => n.State is NotificationState.Received or NotificationState.InformationRequested);
}
