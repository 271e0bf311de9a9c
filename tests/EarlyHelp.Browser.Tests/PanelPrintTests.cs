using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Browser.Tests;

/// <summary>
/// What a panel of twelve has on paper: a pack of one sheet for each request, also where social care wrote six people and as much as it does on a
/// good day in each answer; and the minutes.
/// </summary>
[Collection(Chromium.Pages)]
public sealed class PanelPrintTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const int Agenda = 12;

    private const string Long =
        "The mother has kept every appointment since June and has told us herself when a week went badly. The three older children are in school on time, which was two days of five in the spring. "
        + "The father lives with his brother in Dover and sees the children on Saturdays with the grandmother there. There has been no police call to the address for five months. "
        + "The youngest has put on weight and the health visitor is content with what she sees. What is left is money, and a landlord who wants the house back by the summer.";

    [Fact]
    public async Task The_packs_of_twelve_full_requests_are_a_sheet_each_and_the_minutes_are_whole()
    {
        var panel = await FilledAsync();
        var manager = await site.SignInAs("district");

        await manager.OpenAsync($"/panels/{panel}/packs");
        Assert.Equal(200, manager.Status);
        Assert.Equal(Agenda, await manager.Page.Locator("section.eh-pack").CountAsync());
        var faults = new List<string>(await manager.PrintFaultsAsync("packs"));
        faults.AddRange(await manager.FaultsAsync("t-packs-of-twelve"));
        Assert.Equal(Agenda, await manager.PrintAsync("print-packs"));
        await LookAsync(manager, $"/panels/{panel}", faults, "t-agenda-of-twelve");

        await HoldAsync(panel);
        await manager.OpenAsync($"/panels/{panel}/minutes");
        faults.AddRange(await manager.PrintFaultsAsync("minutes"));
        faults.AddRange(await manager.FaultsAsync("t-minutes-of-twelve"));
        Assert.InRange(await manager.PrintAsync("print-minutes"), 2, 6);
        Assert.Contains("Minutes: panel of", await manager.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).getPropertyValue('--eh-foot')"), StringComparison.Ordinal);
        await LookAsync(manager, $"/panels/{panel}", faults, "t-panel-of-twelve-held");

        Found.Nothing(faults);
    }

    [Fact]
    public async Task Sixty_step_downs_are_pages_of_a_list()
    {
        for (var i = 0; i < 60; i++)
            await RequestAsync($"Crowd{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}", "socialcare2", "Thanet");
        var partner = await site.SignInAs("socialcare2");
        List<string> faults = [];
        foreach (var address in new[] { "/step-downs", "/step-downs?page=3", "/panels" })
            await LookAsync(partner, address, faults, $"t-many-{address}");

        Found.Nothing(faults);
    }

    private static async Task LookAsync(Person person, string address, List<string> faults, string name)
    {
        await person.OpenAsync(address);
        faults.AddRange(await person.FaultsAsync(name));
    }

    /// <summary>Twelve on the agenda of a panel that is to come; four of them about families whom we worked with before.</summary>
    private async Task<long> FilledAsync()
    {
        var met = await site.App.WithDbAsync(db => db.Set<EarlyHelpCase>().Where(c => c.ClosedOn != null && c.Family.Baton == null && c.District.Name == "Ashford").OrderBy(c => c.Id).Select(c => c.FamilyId).Distinct().Take(4).ToListAsync());
        var asked = new List<string>();
        var there = await OnAgendaAsync();
        for (var i = 0; i < Agenda - there; i++)
            asked.Add(await RequestAsync($"Tester{(char)('a' + i)}", "socialcare"));
        foreach (var (reference, known) in asked.Zip(met))
        {
            await site.App.InScopeAsync(async services =>
            {
                var opened = await services.GetRequiredService<Opening>().StepDownAsync(reference, "Test");
                await services.GetRequiredService<Identification>().IdentifyAsync(opened!, known);
                return await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
            }, await ActorAsync("district"));
        }

        Assert.Equal(Agenda, await OnAgendaAsync());
        return await NextAsync();
    }

    private Task<long> NextAsync() => site.App.WithDbAsync(db => db.Set<Panel>().Where(p => p.District.Name == "Ashford" && p.State == PanelState.Planned && p.Date >= Today).OrderBy(p => p.Date).Select(p => p.Id).FirstAsync());

    private async Task<int> OnAgendaAsync()
    {
        var next = await NextAsync();
        return await site.App.WithDbAsync(db => db.Set<PanelItem>().CountAsync(i => i.PanelId == next && i.Decision == null));
    }

    private async Task HoldAsync(long panel)
    {
        var by = await ActorAsync("district");
        await site.App.InScopeAsync(async services =>
        {
            var (db, now) = (services.GetRequiredService<EarlyHelpDbContext>(), site.App.Clock.Utc);
            var opened = await db.Set<Panel>().Include(p => p.District).Include(p => p.Attendees).SingleAsync(p => p.Id == panel);
            var agenda = await services.GetRequiredService<Panels>().AgendaAsync(opened);
            var later = (await services.GetRequiredService<Panels>().LaterAsync(opened.District, opened.Date))[0];
            opened.Begin("Anita Verma", [new("Martin Cole", TransferSide.EarlyHelp), new("Nadia Karim", TransferSide.SocialCare), new("Rhona Ilett, health visiting", TransferSide.Other)], by, now, Today);
            foreach (var (asked, i) in agenda.Select((s, i) => (s, i)))
            {
                if (i % 4 == 0)
                    asked.Accept(opened, Long, [], by, now, Today);
                else if (i % 4 == 1)
                    asked.Accept(opened, "Once school knows.", [new("School is told", TransferSide.SocialCare, "Nadia Karim", Today.AddDays(7)), new("Ring the health visitor", TransferSide.EarlyHelp, "Sam Hill", Today.AddDays(9))], by, now, Today);
                else if (i % 4 == 2)
                    asked.Defer(opened, later, "The report of the health visitor.", by, now, Today);
                else if (i < 11)
                    asked.Decline(opened, "The risk is too high.", Long, by, now, Today);
            }

            opened.Close("Thanks to all.", [agenda[11]], later, by, now, Today);
            return await db.SaveChangesAsync();
        }, by);
    }

    private async Task<string> RequestAsync(string name, string partner, string home = "Ashford") => await site.App.InScopeAsync(async services =>
    {
        var district = await services.GetRequiredService<EarlyHelpDbContext>().Set<Domain.Organisation.District>().Where(d => d.Name == home).Select(d => (long?)d.Id).SingleAsync();
        return (await services.GetRequiredService<StepDownDesk>().SendAsync(Facts(name), Family(name), district, null)).Reference;
    }, await ActorAsync(partner));

    private StepDownFacts Facts(string name) => new()
    {
        SocialCareReference = "LCS-44711", Status = SocialCareStatus.ChildInNeed, Reason = Long, RemainingRisk = Long, WhatMustContinue = Long, SocialWorkersView = Long, FamilyAgrees = true, ConsentBy = $"Kerry {name}",
        ConsentOn = Today, FamilysViews = Long, ChildrensViews = Long, WhyNoPlan = "It is being typed and follows on Thursday", EndsSocialCareOn = Today.AddDays(40),
        Family = new([.. Names.Select(n => new PersonTold($"{n.First} {name}", n.Told, n.Born, null, n.School))], "1 Hill Road, Ashford, TN24 8AA", null),
    };

    private static readonly (string First, string Role, string Told, DateOnly? Born, string? School)[] Names =
    [
        ("Leo", FamilyRoles.Child, "Child", new(2017, 3, 1), "St Mary’s Church of England Primary School"), ("Maisie", FamilyRoles.Child, "Child", new(2014, 7, 9), "Ashford Community School"),
        ("Jayden", FamilyRoles.Child, "Child", new(2012, 1, 30), "Ashford Community School"), ("Isla", FamilyRoles.Child, "Child", new(2025, 2, 11), null),
        ("Kerry", FamilyRoles.Mother, "Mother", new(1990, 5, 2), null), ("Craig", FamilyRoles.Father, "Father", new(1988, 11, 21), null),
    ];

    private static FamilyFacts Family(string name) => new(
        [
            .. Names.Select((n, i) => new PersonFacts($"p{i}", n.Role, n.First, name, null, n.Born, false, null, "U", null)
            {
                Name = $"{n.First} {name}", IsChild = n.Role == FamilyRoles.Child, IsMainContact = n.Role == FamilyRoles.Mother, PregnantWith = [], Formats = [], Disabilities = [], SocialCare = [], Needs = [],
            }),
        ],
        [], [], [.. Names.Select((n, i) => (n, i)).Where(n => n.n.School is not null).Select(n => new SchoolingFacts($"p{n.i}", null, n.n.School, null, null, null, null, null, null, null, null, null))], [], [], [], [], null, []);

    private Task<Actor> ActorAsync(string account) => site.App.WithDbAsync(async db =>
    {
        var person = await db.Set<Domain.Organisation.StaffMember>().Include(s => s.Postings).ThenInclude(p => p.Unit).SingleAsync(s => s.Email == $"{account}@demo.example");
        return Actor.Staff(person, person.Postings.Single(p => p.To == null));
    });

    private DateOnly Today => UkTime.DayOf(site.App.Clock.Utc);
}
