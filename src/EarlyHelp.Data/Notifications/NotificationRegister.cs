using EarlyHelp.Data.Access;
using EarlyHelp.Data.Search;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>The register: every notification in reach, newest first unless asked otherwise.</summary>
public sealed class NotificationRegister(EarlyHelpDbContext db, Reach reach, TimeProvider clock)
{
    /// <summary>Lines on a page (spec 6-interface).</summary>
    public const int PageSize = 25;

    /// <summary>Most lines of one download.</summary>
    public const int DownloadSize = 10_000;

    /// <summary>
    /// The most that are counted: to count ten years for a caption would take longer than the page. A total above it means "more".
    /// </summary>
    public const int MostCounted = Paging.MostCounted;

    /// <summary>One page of the register.</summary>
    public async Task<(IReadOnlyList<RegisterLine> Lines, int Total)> PageAsync(RegisterFilter filter)
    {
        var found = Filtered(filter);
        var total = await found.CountUpToMostAsync();
        return (await LinesAsync(Sorted(found, filter.Sort).Skip(Paging.Before(filter.PageNumber, PageSize)).Take(PageSize)), total);
    }

    /// <summary>Everything that the filter finds, for a download.</summary>
    public Task<IReadOnlyList<RegisterLine>> AllAsync(RegisterFilter filter) => LinesAsync(Sorted(Filtered(filter), filter.Sort).Take(DownloadSize));

    private IQueryable<Notification> Filtered(RegisterFilter filter)
    {
        var found = reach.Notifications.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Reference))
            found = Referring(found, filter.Reference.Trim().ToUpperInvariant());
        if (filter.State is { } state)
            found = found.Where(n => n.State == state);
        if (filter.Kind is { } kind)
            found = found.Where(n => n.Kind == kind);
        if (filter.Outcome is { } outcome)
            found = found.Where(n => n.Outcome == outcome);
        if (!string.IsNullOrEmpty(filter.Agency))
            found = found.Where(n => n.Agency == filter.Agency);
        if (filter.District is { } district)
            found = found.Where(n => n.DistrictId == district);
        if (filter.FromDay is { } from)
            found = found.Where(n => n.ReceivedOn >= from);
        if (filter.ToDay is { } to)
            found = found.Where(n => n.ReceivedOn <= to);
        return found;
    }

    // Either the family's whole reference or the beginning of the notification's: each has its index, both at once have none.
    private static IQueryable<Notification> Referring(IQueryable<Notification> found, string reference)
    {
        if (Domain.Identifiers.Reference.Parse(reference) is { Kind: Domain.Identifiers.ReferenceKind.Family } family)
        {
            var whole = family.ToString();
            return found.Where(n => n.Family.Reference == whole);
        }

        return found.Where(Beginnings.Any<Notification>(n => n.Reference, reference));
    }

    private static IQueryable<Notification> Sorted(IQueryable<Notification> found, string? sort) => sort switch
    {
        "received" => found.OrderBy(n => n.ReceivedOn).ThenBy(n => n.Id),
        "reference" => found.OrderBy(n => n.Reference),
        "-reference" => found.OrderByDescending(n => n.Reference),
        _ => found.OrderByDescending(n => n.ReceivedOn).ThenByDescending(n => n.Id),
    };

    private async Task<IReadOnlyList<RegisterLine>> LinesAsync(IQueryable<Notification> query)
    {
        var rows = await query.Select(n => new
        {
            n.Reference, n.FamilyId, Family = n.Family.Name, n.Kind, n.State, n.Agency, n.NotifierOrganisation, n.NotifierName, n.ReceivedOn, n.Outcome, n.DecidedOn,
            District = db.Districts.Where(d => d.Id == n.DistrictId).Select(d => d.Name).FirstOrDefault(),
        }).ToListAsync();
        var children = await ChildrenOfFamilies.NamesAsync(db, rows.Select(r => r.FamilyId), UkTime.Today(clock));
        return [.. rows.Select(r => new RegisterLine(r.Reference, r.Family, children[r.FamilyId], r.Kind, r.State, r.Agency, r.NotifierOrganisation ?? r.NotifierName, r.ReceivedOn, r.District, r.Outcome, r.DecidedOn))];
    }
}

/// <summary>What of the register is asked for; the query string of the page.</summary>
public sealed record RegisterFilter
{
    /// <summary>A notification's reference or its beginning, or a family's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>A state.</summary>
    public NotificationState? State { get; init; }

    /// <summary>A kind.</summary>
    public NotificationKind? Kind { get; init; }

    /// <summary>An outcome.</summary>
    public TriageOutcome? Outcome { get; init; }

    /// <summary>An agency code.</summary>
    public string? Agency { get; init; }

    /// <summary>A district.</summary>
    public long? District { get; init; }

    /// <summary>Received on this day or later, as typed.</summary>
    public string? From { get; init; }

    /// <summary>Received on this day or earlier, as typed.</summary>
    public string? To { get; init; }

    /// <summary>received or reference; a minus before it turns it round.</summary>
    public string? Sort { get; init; }

    /// <summary>Which page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>The page, never less than 1, and never beyond what is counted: to go further takes a filter, not ten thousand pages.</summary>
    public int PageNumber => Math.Clamp(Page ?? 1, 1, (NotificationRegister.MostCounted / NotificationRegister.PageSize) + 1);

    /// <summary>The first day; null when none or not a date.</summary>
    public DateOnly? FromDay => Domain.Notifications.Form.DateAnswer.Of(From);

    /// <summary>The last day; null when none or not a date.</summary>
    public DateOnly? ToDay => Domain.Notifications.Form.DateAnswer.Of(To);
}

/// <summary>One line of the register.</summary>
/// <param name="Reference">EHN reference.</param>
/// <param name="Family">The family's name.</param>
/// <param name="Children">First names and ages of the children.</param>
/// <param name="Kind">Kind.</param>
/// <param name="State">State.</param>
/// <param name="Agency">Agency code.</param>
/// <param name="Notifier">Organisation, or the name of somebody without one.</param>
/// <param name="ReceivedOn">Day of receipt.</param>
/// <param name="District">District.</param>
/// <param name="Outcome">The outcome that stands.</param>
/// <param name="DecidedOn">Day of the first decision.</param>
public sealed record RegisterLine(
    string Reference, string Family, string Children, NotificationKind Kind, NotificationState State, string Agency, string Notifier, DateOnly ReceivedOn,
    string? District, TriageOutcome? Outcome, DateOnly? DecidedOn);
