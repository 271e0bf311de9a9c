using EarlyHelp.Data.Access;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>
/// The triage queue: what waits for a decision, in the order of the time left. Filtered, counted, sorted and paged in the database,
/// with the same number of queries however long it is.
/// </summary>
public sealed class TriageQueue(EarlyHelpDbContext db, Reach reach, StandardsInForce inForce, CurrentActor current, TimeProvider clock)
{
    /// <summary>Lines on a page (spec 6-interface).</summary>
    public const int PageSize = 25;

    /// <summary>Most lines of one download.</summary>
    public const int DownloadSize = 10_000;

    // A range of the index; "is not null" is looked for in the whole table as soon as the order is another.
    private IQueryable<Notification> Waiting => reach.Notifications.AsNoTracking().Where(n => n.NextDueOn > DateOnly.MinValue);

    /// <summary>How many wait under each heading, in two queries: inside a group the database can't be asked for the claim.</summary>
    public async Task<QueueCounts> CountsAsync()
    {
        var (today, now, me) = (UkTime.Today(clock), UkTime.UtcNow(clock), current.Actor.StaffId);
        // From what they have taken, by its index, and not from all that waits.
        var mine = await reach.Notifications.CountAsync(n => n.NextDueOn != null && n.Claim!.StaffId == me && n.Claim.Until > now);
        // By what the index holds, in its order, and added up here: a group of all is sorted by the database first.
        var waiting = await Waiting.GroupBy(n => new { n.NextDueOn, n.Kind, n.State, n.IsPriority }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        return new(
            waiting.Sum(g => g.Count),
            waiting.Where(g => g.Key.NextDueOn < today).Sum(g => g.Count),
            waiting.Where(g => g.Key.NextDueOn == today).Sum(g => g.Count),
            waiting.Where(g => g.Key.IsPriority).Sum(g => g.Count),
            waiting.Where(g => g.Key.Kind != NotificationKind.EarlyHelp).Sum(g => g.Count),
            waiting.Where(g => g.Key.State == NotificationState.InformationRequested).Sum(g => g.Count),
            mine);
    }

    /// <summary>How many the filter leaves.</summary>
    public Task<int> CountAsync(QueueFilter filter) => Filtered(filter).CountAsync();

    /// <summary>One page of the queue.</summary>
    public Task<IReadOnlyList<QueueLine>> PageAsync(QueueFilter filter) =>
        LinesAsync(Sorted(Filtered(filter), filter.Sort).Skip(Paging.Before(filter.PageNumber, PageSize)).Take(PageSize));

    /// <summary>Everything that the filter finds, for a download.</summary>
    public Task<IReadOnlyList<QueueLine>> AllAsync(QueueFilter filter) => LinesAsync(Sorted(Filtered(filter), filter.Sort).Take(DownloadSize));

    /// <summary>The next one to work on: oldest due, not this one, with us and in nobody else's hands.</summary>
    public Task<string?> NextAsync(string? after)
    {
        var (now, me) = (UkTime.UtcNow(clock), current.Actor.StaffId);
        return Waiting.Where(n => n.Reference != after && n.State == NotificationState.Received
                && (n.Claim == null || n.Claim.StaffId == me || n.Claim.Until <= now))
            .OrderBy(n => n.NextDueOn).ThenBy(n => n.Id).Select(n => n.Reference).FirstOrDefaultAsync();
    }

    private IQueryable<Notification> Filtered(QueueFilter filter)
    {
        var (today, now, me) = (UkTime.Today(clock), UkTime.UtcNow(clock), current.Actor.StaffId);
        var found = filter.Show switch
        {
            "overdue" => Waiting.Where(n => n.NextDueOn < today),
            "today" => Waiting.Where(n => n.NextDueOn == today),
            "screen" => Waiting.Where(n => n.ConsideredOn == null),
            "priority" => Waiting.Where(n => n.IsPriority),
            "police" => Waiting.Where(n => n.Kind != NotificationKind.EarlyHelp),
            "waiting" => Waiting.Where(n => n.State == NotificationState.InformationRequested),
            "mine" => Waiting.Where(n => n.Claim != null && n.Claim.StaffId == me && n.Claim.Until > now),
            _ => Waiting,
        };
        if (filter.District is { } district)
            found = found.Where(n => n.DistrictId == district);
        if (!string.IsNullOrEmpty(filter.Agency))
            found = found.Where(n => n.Agency == filter.Agency);
        return found;
    }

    private static IQueryable<Notification> Sorted(IQueryable<Notification> found, string? sort) => sort switch
    {
        "-due" => found.OrderByDescending(n => n.NextDueOn).ThenByDescending(n => n.Id),
        "family" => found.OrderBy(n => n.Family.Name).ThenBy(n => n.Id),
        "-family" => found.OrderByDescending(n => n.Family.Name).ThenByDescending(n => n.Id),
        "notifier" => found.OrderBy(n => n.NotifierOrganisation ?? n.NotifierName).ThenBy(n => n.Id),
        "-notifier" => found.OrderByDescending(n => n.NotifierOrganisation ?? n.NotifierName).ThenByDescending(n => n.Id),
        // By the instant, which has no index: over the index of the days the whole history would be read for the few that wait.
        "received" => found.OrderBy(n => n.ReceivedAt).ThenBy(n => n.Id),
        "-received" => found.OrderByDescending(n => n.ReceivedAt).ThenByDescending(n => n.Id),
        _ => found.OrderBy(n => n.NextDueOn).ThenBy(n => n.Id),
    };

    private async Task<IReadOnlyList<QueueLine>> LinesAsync(IQueryable<Notification> query)
    {
        var (today, now) = (UkTime.Today(clock), UkTime.UtcNow(clock));
        var (standards, calendar) = (await inForce.StandardsAsync(), await inForce.CalendarAsync());
        var rows = await query.Select(n => new
        {
            n.Reference, n.FamilyId, Family = n.Family.Name, n.Kind, n.State, n.IsPriority, n.Agency, n.NotifierName, n.NotifierOrganisation,
            n.ReceivedAt, n.ReceivedOn, n.ConsideredOn, n.ConsiderBy, n.DecideBy, n.NextDueOn,
            HeldBy = n.Claim != null && n.Claim.Until > now ? n.Claim.Name : null,
        }).ToListAsync();
        var children = await ChildrenOfFamilies.NamesAsync(db, rows.Select(r => r.FamilyId), today);
        return [.. rows.Select(r =>
        {
            var standard = Notification.NextStandardOf(r.Kind, r.IsPriority, r.ConsideredOn, r.ConsiderBy, r.DecideBy, r.NextDueOn)!;
            var next = Domain.Standards.Clock.Restore(standards.InForce(standard, r.ReceivedOn), r.ReceivedOn, r.NextDueOn!.Value, calendar);
            return new QueueLine(r.Reference, r.Family, children[r.FamilyId], r.Kind, r.State, r.IsPriority, r.Agency, r.NotifierOrganisation ?? r.NotifierName,
                r.ReceivedAt, standard, next.InWords(today, null, calendar), next.StateOn(today), r.HeldBy);
        })];
    }
}

/// <summary>What of the queue is asked for; the query string of the page.</summary>
public sealed record QueueFilter
{
    /// <summary>overdue, today, screen, priority, police, waiting, mine; anything else is all.</summary>
    public string? Show { get; init; }

    /// <summary>A district.</summary>
    public long? District { get; init; }

    /// <summary>An agency code.</summary>
    public string? Agency { get; init; }

    /// <summary>due, received, family or notifier; a minus before it turns it round.</summary>
    public string? Sort { get; init; }

    /// <summary>Which page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>Whether it is all that waits.</summary>
    public bool IsAll => string.IsNullOrEmpty(Show) && District is null && string.IsNullOrEmpty(Agency);

    /// <summary>The page, never less than 1.</summary>
    public int PageNumber => Math.Clamp(Page ?? 1, 1, 100_000);
}

/// <summary>How many wait under each heading.</summary>
/// <param name="All">In the queue.</param>
/// <param name="Overdue">Past what is due next.</param>
/// <param name="Today">Due today.</param>
/// <param name="Priority">Dealt with as a priority.</param>
/// <param name="Police">Missing child and e-YOT.</param>
/// <param name="Waiting">Waiting for the notifier.</param>
/// <param name="Mine">Taken by the reader.</param>
public sealed record QueueCounts(int All, int Overdue, int Today, int Priority, int Police, int Waiting, int Mine);

/// <summary>One line of the queue.</summary>
/// <param name="Reference">EHN reference.</param>
/// <param name="Family">The family's name.</param>
/// <param name="Children">First names and ages of the children.</param>
/// <param name="Kind">Kind.</param>
/// <param name="State">State.</param>
/// <param name="IsPriority">Priority.</param>
/// <param name="Agency">Agency code.</param>
/// <param name="Notifier">Organisation, or the name of somebody without one.</param>
/// <param name="ReceivedAt">When it was received (UTC).</param>
/// <param name="Standard">The standard that is due next.</param>
/// <param name="Clock">Its clock in words.</param>
/// <param name="ClockState">Its clock's state.</param>
/// <param name="HeldBy">Who has it.</param>
public sealed record QueueLine(
    string Reference, string Family, string Children, NotificationKind Kind, NotificationState State, bool IsPriority, string Agency, string Notifier,
    DateTime ReceivedAt, string Standard, string Clock, Domain.Standards.ClockState ClockState, string? HeldBy);
