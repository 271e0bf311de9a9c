using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Data.Outbox;

/// <summary>
/// Each working morning, writes for everyone who wants it what is due and late for them: once for each person and day. What is handed over and stands in no
/// list of anybody at work is told to its lead and the privacy officers, whether or not they want a summary (adr/0032).
/// </summary>
public sealed class MorningSummaries(IServiceScopeFactory scopes, JobPace pace, TimeProvider clock) : BackgroundService
{
    /// <summary>The job's name, as the audit has it.</summary>
    public const string Name = "Morning summary";

    /// <summary>Local hour from which summaries are written.</summary>
    public const int FromHour = 7;

    /// <summary>Local hour from which it is no longer morning: who chooses the summary later gets the first one tomorrow.</summary>
    public const int UntilHour = 12;

    /// <summary>Writes what is still to be written this morning; returns how many summaries.</summary>
    public async Task<int> WriteDueAsync(CancellationToken stopping = default)
    {
        var now = UkTime.ToLocal(clock.GetUtcNow().UtcDateTime);
        var today = DateOnly.FromDateTime(now);
        if (now.Hour is < FromHour or >= UntilHour)
            return 0;
        await TellHandedOverAsync(today, stopping);
        var people = await WaitingAsync(today, stopping);
        foreach (var person in people)
            await WriteAsync(person, today, stopping);
        return people.Count;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        pace.EveryAsync(TimeSpan.FromMinutes(1), Name, async stopping => await WriteDueAsync(stopping), stoppingToken);

    private async Task<List<StaffMember>> WaitingAsync(DateOnly today, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Name);
        if (!(await scope.ServiceProvider.GetRequiredService<StandardsInForce>().CalendarAsync()).IsWorkingDay(today))
            return [];
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        var day = $":{today:yyyy-MM-dd}";
        return await db.NotDisabled().AsNoTracking()
            .Include(s => s.Postings.Where(p => p.From <= today && (p.To == null || p.To >= today)))
            .Where(s => s.WantsMorningSummary && s.Postings.Any(p => p.From <= today && (p.To == null || p.To >= today)))
            .Where(s => !db.Outbox.Any(m => m.Key == "morning:" + s.Id + day))
            .OrderBy(s => s.Id).ToListAsync(stopping);
    }

    private async Task TellHandedOverAsync(DateOnly today, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Name);
        if (!(await scope.ServiceProvider.GetRequiredService<StandardsInForce>().CalendarAsync()).IsWorkingDay(today))
            return;
        var (db, messages) = (scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>(), scope.ServiceProvider.GetRequiredService<Messages>());
        foreach (var waiting in await db.HandedOverWaitingAsync(today))
        {
            var told = await db.ToldOfWaitingAsync(waiting, today);
            var keys = told.Select(t => Messages.HandedOverKey(waiting.About.Reference, t.Person.Id, today)).ToList();
            var written = await db.Outbox.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(stopping);
            foreach (var (person, page) in told.Where(t => !written.Contains(Messages.HandedOverKey(waiting.About.Reference, t.Person.Id, today))))
                messages.TellHandedOverWaits(waiting.About.Reference, waiting.Told, person, page, today);
        }

        await db.SaveChangesAsync(stopping);
    }

    private async Task WriteAsync(StaffMember person, DateOnly today, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var current = scope.ServiceProvider.GetRequiredService<CurrentActor>();
        // What the person may see decides what is counted; that the message was written is the job's doing.
        current.Actor = Actor.Staff(person, person.Postings.OrderByDescending(p => p.From).First());
        var lines = await scope.ServiceProvider.GetRequiredService<DueAndLate>().LinesAsync(today);
        current.Actor = Actor.Job(Name);
        scope.ServiceProvider.GetRequiredService<Messages>().MorningSummary(person.Email, person.Id, today, lines);
        await scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync(stopping);
    }
}
