using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.StepDowns;

/// <summary>Step-downs led to a state by the domain's own verbs, under the names of the demonstration accounts.</summary>
internal static class SteppedDown
{
    internal static StepDownFacts Facts(string name, DateOnly today) => new()
    {
        SocialCareReference = "LCS-4471", Status = SocialCareStatus.ChildInNeed, Reason = $"The aims of the plan of {name} are met", RemainingRisk = "Tired mornings", WhatMustContinue = "The morning routine",
        SocialWorkersView = "Ready", FamilyAgrees = true, ConsentBy = $"Kerry {name}", ConsentOn = today, FamilysViews = "Glad", ChildrensViews = "I want to stay at my school", WhyNoPlan = "It is being typed",
        Family = new([new($"Leo {name}", "Child", new DateOnly(2017, 3, 1), null, "St Mary’s"), new($"Kerry {name}", "Mother", null, null, null)], "1 Hill Road, TN24 8AA", null),
    };

    internal static FamilyFacts Family(string name) => new(
        [
            Person("p1", FamilyRoles.Child, "Leo", name, new DateOnly(2017, 3, 1)), Person("p2", FamilyRoles.Mother, "Kerry", name, null),
        ],
        [new("a1", AddressKinds.Postal, "1 Hill Road", null, "Ashford", null, "TN24 8AA", null, null, null, false, null, [new("p1", HomeCodes.Main, null, null, null), new("p2", HomeCodes.Main, null, null, null)])],
        [new("p2", "p1", FamilyRoles.Mother, null)], [], [], [], [], [], null, []);

    private static PersonFacts Person(string key, string role, string first, string last, DateOnly? born) => new(key, role, first, last, null, born, false, null, "U", null)
    {
        Name = $"{first} {last}", IsChild = role == FamilyRoles.Child, IsMainContact = role == FamilyRoles.Mother, PregnantWith = [], Formats = [], Disabilities = [], SocialCare = [], Needs = [],
    };

    internal static Task<Actor> ActorAsync(App app, string account) => app.WithDbAsync(async db =>
    {
        var person = await db.Staff.Include(s => s.Postings).SingleAsync(s => s.Email == $"{account}@demo.example");
        return Actor.Staff(person, person.Postings.Single(p => p.To == null));
    });

    /// <summary>Asked for by a partner, and on the agenda of the district's next panel.</summary>
    internal static async Task<string> RequestedAsync(App app, string name, string partner = "socialcare", string district = "Ashford", bool withPlan = false) =>
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<EarlyHelpDbContext>();
            var districtId = await db.Districts.Where(d => d.Name == district).Select(d => (long?)d.Id).SingleAsync();
            var plan = withPlan ? new SentFile("plan.pdf", new MemoryStream("%PDF-1.4\n%%EOF\n"u8.ToArray())) : null;
            return (await services.GetRequiredService<StepDownDesk>().SendAsync(Facts(name, Today(app)), Family(name), districtId, plan)).Reference;
        }, await ActorAsync(app, partner));

    /// <summary>Accepted by the panel on whose agenda it is, which is begun when nobody has.</summary>
    internal static Task AcceptAsync(App app, string reference, string manager = "district", params ConditionFacts[] conditions) => OnAsync(app, reference, manager, async (stepDown, by, services) =>
    {
        var db = services.GetRequiredService<EarlyHelpDbContext>();
        var panel = await db.Panels.Include(p => p.Attendees).SingleAsync(p => p.Id == stepDown.PanelId);
        // Held today, whatever day it was planned for.
        if (panel.State == PanelState.Planned && panel.Date > Today(app))
            db.Entry(panel).Property(p => p.Date).CurrentValue = Today(app);
        if (panel.State == PanelState.Planned)
            panel.Begin(by.Name, [new("Martin Cole", TransferSide.EarlyHelp), new("Nadia Karim", TransferSide.SocialCare)], by, app.Clock.Utc, Today(app));
        stepDown.Accept(panel, "The risk is low enough", conditions, by, app.Clock.Utc, Today(app));
    });

    /// <summary>Planned to a worker, by name of the account; to the first unit of the district without one.</summary>
    internal static Task PlanAsync(App app, string reference, string manager = "district", string? worker = "worker") => OnAsync(app, reference, manager, async (stepDown, by, services) =>
    {
        var db = services.GetRequiredService<EarlyHelpDbContext>();
        var who = worker is null ? null : await ActorAsync(app, worker);
        var unit = who?.UnitId ?? await db.Units.Where(u => u.DistrictId == stepDown.DistrictId).OrderBy(u => u.Id).Select(u => u.Id).FirstAsync();
        stepDown.PlanHandover(await services.GetRequiredService<StepDownTakers>().PlanAsync(Today(app), "Nadia Karim", unit, who?.StaffId, Today(app)), by, app.Clock.Utc, Today(app));
    });

    internal static Task GiveAsync(App app, string reference, string partner = "socialcare") =>
        OnAsync(app, reference, partner, (stepDown, by, _) =>
        {
            stepDown.ConfirmGiven(Today(app), null, by, app.Clock.Utc, Today(app));
            return Task.CompletedTask;
        });

    internal static Task<string> CompleteAsync(App app, string reference, string manager = "district") => OnAsync(app, reference, manager, async (stepDown, by, services) =>
    {
        var (takers, standards) = (services.GetRequiredService<StepDownTakers>(), services.GetRequiredService<Data.Standards.StandardsInForce>());
        var hold = await takers.HoldAsync(stepDown, Today(app));
        var number = await services.GetRequiredService<Data.Numbers.ReferenceNumbers>().CaseAsync(Today(app).Year);
        var opened = stepDown.Complete(new(number, null, hold.Unit, hold.WorkersUnitId, hold.Worker, null), await standards.StandardsAsync(), await standards.CalendarAsync(), by, app.Clock.Utc, Today(app));
        services.GetRequiredService<EarlyHelpDbContext>().Add(opened);
        return opened.Reference;
    });

    private static Task<int> OnAsync(App app, string reference, string account, Func<StepDown, Actor, IServiceProvider, Task> act) => OnAsync(app, reference, account, async (s, by, services) =>
    {
        await act(s, by, services);
        return 0;
    });

    private static async Task<T> OnAsync<T>(App app, string reference, string account, Func<StepDown, Actor, IServiceProvider, Task<T>> act)
    {
        var by = await ActorAsync(app, account);
        return await app.InScopeAsync(async services =>
        {
            var opened = await services.GetRequiredService<Opening>().StepDownAsync(reference, "Test") ?? throw new InvalidOperationException($"{reference} is out of reach of {account}");
            var result = await act(opened, by, services);
            await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
            return result;
        }, by);
    }

    private static DateOnly Today(App app) => UkTime.DayOf(app.Clock.Utc);
}
