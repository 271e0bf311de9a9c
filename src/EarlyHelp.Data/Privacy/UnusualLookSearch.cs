using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Data.Privacy;

/// <summary>
/// Goes through new looks every few minutes and writes down those that are unusual. Each look is read once, by its place in the chain; what is asked about it
/// goes by keys, so that the work doesn't grow with the years.
/// </summary>
public sealed class UnusualLookSearch(IServiceScopeFactory scopes, JobPace pace, TimeProvider clock) : BackgroundService
{
    /// <summary>The name under which it works.</summary>
    public const string Job = "Unusual looks";

    private const int LooksAtOnce = 1000;

    /// <summary>Goes through every look that is new; gives how many unusual ones were found or grew.</summary>
    public async Task<int> RunAsync(CancellationToken stopping = default)
    {
        var found = 0;
        while (await SomeAsync(stopping) is { } more)
            found += more;
        return found;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        pace.EveryAsync(TimeSpan.FromMinutes(5), Job, async stopping => await RunAsync(stopping), stoppingToken);

    // What was found and how far it got are one save.
    private async Task<int?> SomeAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Job);
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        var reached = await db.LooksGoneThrough.SingleOrDefaultAsync(stopping);
        if (reached is null)
            db.Add(reached = new LooksGoneThrough());
        var last = reached.LastLook;
        var looks = await db.Looks.AsNoTracking().Where(l => l.Id > last).OrderBy(l => l.Id).Take(LooksAtOnce).ToListAsync(stopping);
        if (looks.Count == 0)
            return null;
        var limits = await db.LookLimits.AsNoTracking().SingleOrDefaultAsync(stopping) ?? new LookLimits();
        var calendar = await scope.ServiceProvider.GetRequiredService<StandardsInForce>().CalendarAsync();
        var search = new UnusualLooksOf(db, limits, calendar, clock.GetUtcNow().UtcDateTime);
        var found = await search.FindAsync([.. looks.Where(l => l.StaffId is not null && l.Page != Look.ReasonStated)], stopping);
        reached.Reach(looks[^1].Id, clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(stopping);
        return found;
    }
}

/// <summary>Finds what is unusual among some looks.</summary>
internal sealed class UnusualLooksOf(EarlyHelpDbContext db, LookLimits limits, WorkingCalendar calendar, DateTime now)
{
    private readonly Dictionary<string, UnusualLook> known = [];
    private int found;

    /// <summary>Adds what is new to the context, and counts on what is open; gives how many of both.</summary>
    public async Task<int> FindAsync(IReadOnlyList<Look> looks, CancellationToken stopping)
    {
        if (looks.Count == 0)
            return 0;
        var pairs = looks.GroupBy(l => (StaffId: l.StaffId!.Value, l.FamilyId)).Select(g => new LookedAt(g.Key.StaffId, g.Key.FamilyId, [.. g])).ToList();
        foreach (var (pair, kind, why) in await new UnusualPairs(db, limits).OfAsync(pairs, stopping))
            await PairAsync(pair, kind, why, stopping);
        foreach (var day in looks.GroupBy(l => (StaffId: l.StaffId!.Value, On: UkTime.DayOf(l.At))))
            await DayAsync(day.Key.StaffId, day.Key.On, [.. day], stopping);
        return found;
    }

    // One who was explained once is explained for this family; one that was followed up is found again.
    private async Task PairAsync(LookedAt pair, UnusualKind kind, string why, CancellationToken stopping)
    {
        var first = pair.Looks[0];
        var on = UkTime.DayOf(first.At);
        var key = UnusualLook.KeyOf(kind, pair.StaffId, pair.FamilyId, on);
        if (await db.UnusualLooks.AnyAsync(u => u.Key == key || (u.StaffId == pair.StaffId && u.FamilyId == pair.FamilyId && u.Kind == kind && u.State != UnusualState.FollowedUp), stopping))
            return;
        var look = Known(kind, pair.StaffId, first.By, pair.FamilyId, on, null);
        look.Count(first.At, pair.Looks[^1].At, pair.Looks.Count, 1, why);
        found++;
    }

    private async Task DayAsync(long staffId, DateOnly on, IReadOnlyList<Look> some, CancellationToken stopping)
    {
        var outside = some.Any(l => IsOutOfHours(l.At));
        var (from, to) = (UkTime.ToUtc(on.ToDateTime(TimeOnly.MinValue)), UkTime.ToUtc(on.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var ofDay = db.Looks.AsNoTracking().Where(l => l.StaffId == staffId && l.At >= from && l.At < to && l.Page != Look.ReasonStated);
        var families = await ofDay.Select(l => l.FamilyId).Distinct().CountAsync(stopping);
        if (!outside && families <= Math.Min(limits.FamiliesAnHour, limits.FamiliesADay))
            return;
        var looks = await ofDay.OrderBy(l => l.At).ThenBy(l => l.Id).Select(l => new Seen(l.At, l.FamilyId)).ToListAsync(stopping);
        if (outside)
            await CountAsync(UnusualKind.OutOfHours, staffId, some[0].By, on, [.. looks.Where(l => IsOutOfHours(l.At))], calendar.IsWorkingDay(on) ? $"Before {limits.FromHour}:00 or from {limits.UntilHour}:00 on" : "Not a working day", stopping);
        var hour = MostInAnHour(looks);
        if (families > limits.FamiliesADay)
            await CountAsync(UnusualKind.ManyFamilies, staffId, some[0].By, on, looks, $"{families} families on one day, more than {limits.FamiliesADay}", stopping);
        else if (hour > limits.FamiliesAnHour)
            await CountAsync(UnusualKind.ManyFamilies, staffId, some[0].By, on, looks, $"{hour} families within an hour, more than {limits.FamiliesAnHour}", stopping);
    }

    private async Task CountAsync(UnusualKind kind, long staffId, string by, DateOnly on, IReadOnlyList<Seen> looks, string why, CancellationToken stopping)
    {
        var key = UnusualLook.KeyOf(kind, staffId, null, on);
        var look = Known(kind, staffId, by, null, on, await db.UnusualLooks.FirstOrDefaultAsync(u => u.Key == key, stopping));
        var before = look.Version;
        look.Count(looks[0].At, looks[^1].At, looks.Count, looks.Select(l => l.FamilyId).Distinct().Count(), why);
        found += look.Version == before ? 0 : 1;
    }

    private UnusualLook Known(UnusualKind kind, long staffId, string by, long? familyId, DateOnly on, UnusualLook? stored)
    {
        var key = UnusualLook.KeyOf(kind, staffId, familyId, on);
        if (known.TryGetValue(key, out var look))
            return look;
        if (stored is null)
            db.Add(stored = UnusualLook.Found(kind, staffId, by, familyId, on, now));
        return known[key] = stored;
    }

    private bool IsOutOfHours(DateTime at)
    {
        var local = UkTime.ToLocal(at);
        return limits.IsOutside(local) || !calendar.IsWorkingDay(DateOnly.FromDateTime(local));
    }

    // The most different families between any look and one hour later.
    private static int MostInAnHour(List<Seen> looks)
    {
        var (most, first) = (0, 0);
        Dictionary<long, int> within = [];
        foreach (var look in looks)
        {
            within[look.FamilyId] = within.GetValueOrDefault(look.FamilyId) + 1;
            for (; look.At - looks[first].At > TimeSpan.FromHours(1); first++)
            {
                if (--within[looks[first].FamilyId] == 0)
                    within.Remove(looks[first].FamilyId);
            }

            most = Math.Max(most, within.Count);
        }

        return most;
    }

    private sealed record Seen(DateTime At, long FamilyId);
}

/// <summary>What one person looked at of one family.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="FamilyId">Whose.</param>
/// <param name="Looks">The looks, in their order.</param>
internal sealed record LookedAt(long StaffId, long FamilyId, IReadOnlyList<Look> Looks);
