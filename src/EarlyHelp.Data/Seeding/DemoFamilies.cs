using EarlyHelp.Data.Access;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data.Standards;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace EarlyHelp.Data.Seeding;

/// <summary>
/// Invented families for the demonstration, so that every demonstration account sees something today. They come about as real ones do:
/// by reception, screening, decision, acceptance, allocation and notes, each on its day.
/// </summary>
public sealed partial class DemoFamilies(
    EarlyHelpDbContext db, Reach reach, CurrentActor current, ReferenceNumbers numbers, StandardsInForce inForce, Identification identification, FileStore files, IConfiguration configuration,
    TimeProvider clock)
{
    // Days since the notification, and how the work goes.
    private static readonly (int Days, DemoTurn Turn)[] Sams =
    [
        .. new[] { 6, 9, 12, 18, 21, 24 }.Select(d => (d, DemoTurn.AsPlanned)),
        (16, DemoTurn.LeadsHand), (19, DemoTurn.Returned), (25, DemoTurn.FarApart), (27, DemoTurn.NoPlan), (32, DemoTurn.NoPlan), (52, DemoTurn.NoWords), (75, DemoTurn.NoReview), (110, DemoTurn.Stuck), (146, DemoTurn.Drifts),
        (240, DemoTurn.Closed), (330, DemoTurn.Closed),
    ];

    private static readonly (int Days, DemoTurn Turn)[] Joys =
        [(8, DemoTurn.AsPlanned), (26, DemoTurn.FarApart), (50, DemoTurn.Withdrew), (131, DemoTurn.Closing), (150, DemoTurn.Continued), (226, DemoTurn.ClosedInPart), (160, DemoTurn.Closed)];

    // One family of each other district, district by district in the order of their names.
    private static readonly (int Days, DemoTurn Turn)[] Elsewhere =
    [
        (131, DemoTurn.Closing), (40, DemoTurn.NoPlan), (110, DemoTurn.Stuck), (150, DemoTurn.Continued), (40, DemoTurn.FarApart), (231, DemoTurn.ClosedInPart), (52, DemoTurn.NoWords),
        (40, DemoTurn.Returned), (16, DemoTurn.AsPlanned), (240, DemoTurn.Closed), (146, DemoTurn.Drifts),
    ];

    // Somebody without an account any more, who still holds a family of the unit that they have left.
    private const string Leaver = "lena.brooks";

    private readonly DemoClock now = new(clock.GetUtcNow().UtcDateTime);
    private readonly List<DemoHeld> held = [];
    private readonly Dictionary<string, Actor> actors = [];
    private readonly Dictionary<string, StaffMember> staff = [];
    private Dictionary<string, long> districts = [];
    private Dictionary<string, string> outwards = [];
    private Actor before = Actor.Visitor;
    private Reception reception = null!;
    private TriageDesk desk = null!;
    private int number;

    /// <summary>Adds them once, all or none.</summary>
    public async Task AddAsync()
    {
        if (await db.Families.AnyAsync())
            return;
        before = current.Actor;
        // Looking through everything for changes after each step would cost seconds; a save looks by itself.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await db.TogetherAsync(MakeAsync);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private async Task MakeAsync()
    {
        await PrepareAsync();
        await QueueAsync();
        await DecidedAsync();
        await CasesAsync();
        var stepDowns = await StepDownsAsync();
        await SaveAsync();
        await WorkAsync();
        await TransfersAsync(stepDowns);
        await RestrictedAsync();
        Cover();
        staff[Leaver].Post(Role.UnitWorker, now.Latest, unit: await db.Units.Include(u => u.District.Area).SingleAsync(u => u.Name == "Ashford 2"));
        await SaveAsync();
        db.ChangeTracker.Clear();
    }

    private async Task PrepareAsync()
    {
        var messages = new Messages(db, new ServiceAddress(() => configuration["Service:Address"] ?? "http://localhost:5080"), now);
        reception = new Reception(db, new FamilyRecorder(db, numbers, current, now), numbers, inForce, messages, current, now);
        var restricted = new RestrictedNotifications(db, new FamilyMatches(db, reach, current), new InterestDesk(db, reach, new StepDownTakers(db), messages, current, now), messages, current, now);
        desk = new TriageDesk(db, reach, inForce, numbers, identification, new Merging(db, current, now), restricted, messages, current, now);
        districts = await db.Districts.ToDictionaryAsync(d => d.Name, d => d.Id);
        outwards = (await db.PostcodeSuggestions.ToListAsync()).GroupBy(p => p.DistrictId)
            .ToDictionary(p => districts.Single(d => d.Value == p.Key).Key, p => p.Min(s => s.OutwardCode)!);
        foreach (var person in await db.Staff.Include(s => s.Postings).ThenInclude(p => p.Unit!.District.Area).Include(s => s.Postings).ThenInclude(p => p.District).ToListAsync())
        {
            var name = person.Email.Split('@')[0];
            staff[name] = person;
            actors[name] = Actor.Staff(person, person.Postings[0]);
        }

        var unit = staff["lead"].Postings[0].Unit!;
        var leaver = new StaffMember("Lena Brooks", $"{Leaver}@demo.example");
        staff[Leaver] = leaver;
        leaver.Post(Role.UnitWorker, now.Today.AddYears(-3), unit: unit);
        db.Add(leaver);
        await db.SaveChangesAsync();
        actors[Leaver] = Actor.Staff(leaver, leaver.Postings[0]);
    }

    /// <summary>What stands in the queue: new, priority, overdue, waiting for the notifier, and from the police.</summary>
    private async Task QueueAsync()
    {
        await ReceiveAsync(0, Ashford());
        await ReceiveAsync(0, Ashford() with { IsPriority = true });
        await ReceiveAsync(1, Next("CT16 1AA", "Dover"));
        await ReceiveAsync(2, Next("CT10 1AA", "Broadstairs") with { IsPriority = true });
        await ReceiveAsync(4, Next("TN13 1AA", "Sevenoaks"));
        await ScreenAsync(await ReceiveAsync(6, Next("ME15 6AA", "Maidstone")), RiskLevel.Some, 5);
        await ScreenAsync(await ReceiveAsync(9, Ashford()), RiskLevel.None, 8);
        await ScreenAsync(await ReceiveAsync(20, Next("CT1 2AA", "Canterbury")), RiskLevel.Some, 19);
        await ReceiveAsync(18, Next("DA1 1AA", "Dartford"));
        // More than one page of the queue.
        for (var day = 0; day < 14; day++)
            await ReceiveAsync(day % 5, Ashford() with { IsPriority = day % 7 == 6 });
        foreach (var days in new[] { 5, 12 })
        {
            var waiting = await ReceiveAsync(days, Next("CT20 1AA", "Folkestone"));
            await ScreenAsync(waiting, RiskLevel.None, days - 1);
            As("triage", days - 1, 14);
            desk.AskForInformation(waiting, ["people.p1.PER26", "people.p1.PER14"], "Can you tell us how best to reach the family?", $"/notify/status?reference={waiting.Reference}");
        }

        As("triage", 0, 9);
        var missing = Next("TN24 0AA", "Ashford");
        await reception.ReceiveAsync(FormDefinition.MissingChild, missing.MissingChild(now.Today), NotificationChannel.Staff);
    }

    private async Task DecidedAsync()
    {
        await DecideAsync(3, Next("ME14 1AA", "Maidstone"), TriageOutcome.Advice, null);
        await DecideAsync(8, Next("CT9 1AA", "Margate"), TriageOutcome.OpenAccess, "Thanet");
        await DecideAsync(15, Ashford(), TriageOutcome.NoFurtherAction, null);
        await DecideAsync(22, Next("TN1 1AA", "Tunbridge Wells"), TriageOutcome.SocialCare, null);
        await DecideAsync(30, Next("DA11 0AA", "Gravesend"), TriageOutcome.Returned, null);
    }

    private async Task CasesAsync()
    {
        foreach (var days in new[] { 1, 3 })
            await PassAsync(days, Ashford(), "Ashford");
        foreach (var days in new[] { 2, 4 })
            await AcceptAsync(await PassAsync(days, Ashford(), "Ashford"), "lead", days - 2);
        foreach (var (days, turn) in Sams)
            await AllocateAsync(days, Ashford(), "Ashford", turn, "lead", "worker", "district", days == SteppedAcross ? days - 4 - DemoTransfers.AcrossDaysAgo : null);
        foreach (var (days, turn) in Joys)
            await AllocateAsync(days, Ashford(), "Ashford", turn, "lead", "worker2", "district");
        await AllocateAsync(14, Ashford(), "Ashford", DemoTurn.AsPlanned, "lead", Leaver, "district");
        var place = 0;
        foreach (var district in districts.Keys.Where(d => d != "Ashford").Order(StringComparer.Ordinal))
            await DistrictAsync(district, place++);
        await SteppedUpAsync();
    }

    /// <summary>One family to be taken, and one that a worker holds or held.</summary>
    private async Task DistrictAsync(string district, int place)
    {
        var name = district.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
        await PassAsync(2, Next($"{outwards[district]} 3AA", district), district);
        var (days, turn) = Elsewhere[place % Elsewhere.Length];
        await AllocateAsync(days, Next($"{outwards[district]} 4AA", district), district, turn, $"lead.{name}", $"worker.{name}", $"district.{name}");
    }

    private async Task<Notification> ReceiveAsync(int daysAgo, DemoFamily family)
    {
        now.DaysAgo(daysAgo, 8 + (family.Number % 8));
        current.Actor = Actor.Notifier;
        return await reception.ReceiveAsync(FormDefinition.EarlyHelp, family.Form(now.Today), NotificationChannel.Online);
    }

    private async Task ScreenAsync(Notification notification, RiskLevel risk, int daysAgo)
    {
        As(number % 2 == 0 ? "triage" : "triage2", Math.Max(0, daysAgo), 16);
        CheckAnswer[] checks = [.. Enum.GetValues<CheckKind>().Select(k => k is CheckKind.YouthJustice or CheckKind.Other
            ? new CheckAnswer(k, CheckResult.NotNeeded, "Nothing in the notification points to it", now.Today)
            : new CheckAnswer(k, CheckResult.NothingFound, null, now.Today))];
        await desk.ScreenAsync(notification, new ScreeningFacts(risk, notification.IsPriority, notification.IsPriority ? "As the notifier says" : null), checks, null);
    }

    private async Task<Notification> DecideAsync(int daysAgo, DemoFamily family, TriageOutcome outcome, string? district)
    {
        var notification = await ReceiveAsync(daysAgo, family);
        await ScreenAsync(notification, RiskLevel.Some, daysAgo - 1);
        now.DaysAgo(Math.Max(0, daysAgo - 1), 17);
        await desk.DecideAsync(notification, new DecisionFacts
        {
            Outcome = outcome,
            Level = LevelOf(outcome),
            Rationale = "Needs of several kinds, the family wants help, and what was tried before has not been enough.",
            DistrictId = district is null ? null : districts[district],
            Message = DecisionMessage.For(outcome),
        });
        return notification;
    }

    private async Task<EarlyHelpCase> PassAsync(int daysAgo, DemoFamily family, string district)
    {
        var notification = await DecideAsync(daysAgo, family, TriageOutcome.Unit, district);
        return db.Cases.Local.Single(c => c.Notification == notification);
    }

    private async Task AcceptAsync(EarlyHelpCase passed, string lead, int daysAgo)
    {
        As(lead, Math.Max(0, daysAgo), 10);
        var unit = staff[lead].Postings[0].Unit!;
        var open = db.Cases.Local.Count(c => c.UnitId == unit.Id);
        passed.Accept(unit, open, null, await inForce.StandardsAsync(), await inForce.CalendarAsync(), current.Actor, now.Now, now.Today);
    }

    private async Task AllocateAsync(int daysAgo, DemoFamily family, string district, DemoTurn turn, string lead, string worker, string manager, int? until = null)
    {
        var passed = await PassAsync(daysAgo, family, district);
        await AcceptAsync(passed, lead, daysAgo - 3);
        As(lead, Math.Max(0, daysAgo - 4), 11);
        var person = staff[worker];
        passed.Allocate(person, person.Postings[0].UnitId, db.Cases.Local.Count(c => c.WorkerId == person.Id), null, null, current.Actor, now.Now, now.Today);
        held.Add(new(passed, daysAgo - 4, turn, worker, lead, manager) { Family = family, ReceivedOn = now.Latest.AddDays(-daysAgo), Until = until });
    }

    /// <summary>The work with each family, from its allocation on.</summary>
    private async Task WorkAsync()
    {
        var (standards, calendar) = (await inForce.StandardsAsync(), await inForce.CalendarAsync());
        foreach (var each in held)
        {
            var work = new DemoCasework(each, DemoStory.All[(int)(each.Case.Id % DemoStory.All.Count)], now, account => actors[account], standards, calendar);
            work.Work();
            db.AddRange(work.Consents);
            if (each.DaysAgo is > 40 and < 60 || each.Turn == DemoTurn.Closing)
                await AddPapersAsync(each);
        }
    }

    private async Task AddPapersAsync(DemoHeld of)
    {
        As(of.Worker, 1, 12);
        foreach (var (type, title, audience, line) in DemoPaper.All)
        {
            using var paper = new MemoryStream(DemoPaper.Pdf($"{title}. {line}"));
            of.Case.AddDocument(new(type, title, audience), await files.KeepAsync($"{title.ToLowerInvariant()}.pdf", paper), isHeldBack: false, current.Actor, now.Now, now.Today);
        }
    }

    /// <summary>Joy is away this week, and Sam stands in.</summary>
    private void Cover()
    {
        As("lead", 3, 9);
        var (unit, district) = (current.Actor.UnitId!.Value, districts["Ashford"]);
        db.Add(Domain.Organisation.Cover.Arrange(new(staff["worker2"], unit, district), new(staff["worker"], unit, district),
            new(now.Today.AddDays(1), now.Today.AddDays(9), "Two families wait for a call on Thursday; their numbers are in my notes."), [], current.Actor, now.Now, now.Today));
    }

    private async Task SaveAsync()
    {
        current.Actor = before;
        await db.SaveChangesAsync();
    }

    private string LevelOf(TriageOutcome outcome)
    {
        var name = outcome == TriageOutcome.SocialCare ? "specialist" : OutcomeNames.OpensCase(outcome) ? "intensive" : "additional";
        return ThresholdScheme.InForceOn(now.Today).Levels.Single(l => l.Code.EndsWith($"/{name}", StringComparison.Ordinal)).Code;
    }

    private DemoFamily Ashford() => Next($"TN2{3 + (number % 3)} {1 + (number % 9)}AA", "Ashford");

    private DemoFamily Next(string postcode, string town) => new(++number, postcode, town);

    private void As(string account, int daysAgo, int hour)
    {
        now.DaysAgo(daysAgo, hour);
        current.Actor = actors[account];
    }
}
