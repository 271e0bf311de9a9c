using System.Globalization;
using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>
/// A panel night with three accounts (issue 4): social care asks for twelve families without script, the district manager decides on them by
/// keyboard, both sides confirm the handovers; then one of the families is stepped up again at once.
/// </summary>
[Collection(Chromium.Journeys)]
public sealed class TwelveStepDownsTests(Site site) : IClassFixture<Site>
{
    private static readonly (string Family, PanelChoice Choice)[] Agenda =
    [
        ("Abbott", PanelChoice.Accept), ("Barker", PanelChoice.Accept), ("Chapman", PanelChoice.Later), ("Dixon", PanelChoice.Accept),
        ("Ellis", PanelChoice.Decline), ("Fletcher", PanelChoice.AcceptIf), ("Gibson", PanelChoice.Accept), ("Harper", PanelChoice.Later),
        ("Ingram", PanelChoice.Accept), ("Jarvis", PanelChoice.Decline), ("Kemp", PanelChoice.AcceptIf), ("Lawson", PanelChoice.Accept),
    ];

    private readonly List<string> faults = [];

    [Fact]
    public async Task Twelve_step_downs_on_one_evening_and_one_of_them_bounces_back()
    {
        await RequestedAsync();
        await DecidedAsync();
        var cases = await HandedOverAsync();
        Assert.Equal(8, cases.Count);
        await SteppedUpAsync(cases["Dixon"]);
        await BouncedBackAsync("Dixon");

        await HaveOneHolderAsync();
        Found.Nothing(faults);
    }

    private async Task RequestedAsync()
    {
        SetClock("2026-11-19T10:00");
        var partner = await site.SignInAs("socialcare", new(WithoutScript: true));
        foreach (var (family, _) in Agenda)
            await partner.RequestStepDownAsync(family, "18 11 2026");
        await partner.OpenAsync("/step-downs");
        await LookAsync(partner, "step-downs-of-partner");
        await (await site.SignInAs("socialcare")).OpenAndLookAsync("/step-downs/new", faults, "step-down-new");
    }

    private async Task DecidedAsync()
    {
        SetClock("2026-11-25T17:00");
        var chair = await site.SignInAs("district", new(ByKeyboard: true));
        await chair.OpenAsync("/panels");
        await LookAsync(chair, "panels");
        var panel = await site.App.WithDbAsync(db => db.Set<Panel>().Where(p => p.District.Name == "Ashford" && p.Date == new DateOnly(2026, 11, 25)).Select(p => p.Id).SingleAsync());
        await chair.OpenAndLookAsync($"/panels/{panel}", faults, "panel");

        chair.Cost.Reset();
        await chair.OpenAsync($"/panels/{panel}");
        await chair.FillAsync("Who chairs?", "Anita Verma");
        await chair.FillAsync("Name", "Martin Cole", "Person 1");
        await chair.SelectInAsync("Person 1", "From", "Early Help");
        await chair.FillAsync("Name", "Nadia Karim", "Person 2");
        await chair.SelectInAsync("Person 2", "From", "Social care");
        await chair.FillAsync("Email address", "socialcare@demo.example", "Person 2");
        await chair.PressAsync("Begin the panel");
        Assert.Empty(await chair.ErrorsAsync());
        foreach (var (family, choice) in Agenda)
        {
            Assert.Contains(family, await chair.HeadingAsync(), StringComparison.Ordinal);
            await chair.DecideAsync(choice, "Wednesday 2 December", "1 12 2026");
        }

        Assert.True(chair.Cost.PageLoads <= Agenda.Length + 2, $"{chair.Cost.PageLoads} page loads for {Agenda.Length} families");
        Assert.StartsWith("Minutes", await chair.HeadingAsync(), StringComparison.Ordinal);
        await chair.PressAsync("Close the panel");
        await LookAsync(chair, "minutes");
        Assert.InRange(await chair.PrintAsync("panel-minutes"), 1, 5);
        faults.AddRange(await chair.PrintFaultsAsync("panel-minutes"));
        await chair.PressAsync("Send the minutes to those who were there");
        var sent = await site.NewestMessageAsync("socialcare@demo.example");
        Assert.DoesNotContain("Abbott", sent, StringComparison.Ordinal);
        await chair.OpenAndLookAsync($"/panels/{panel}/packs", faults, "panel-packs");
    }

    /// <summary>The eight families that the panel accepted: planned, confirmed by social care, confirmed by Early Help.</summary>
    private async Task<Dictionary<string, string>> HandedOverAsync()
    {
        var accepted = Agenda.Where(a => a.Choice is PanelChoice.Accept or PanelChoice.AcceptIf).ToList();
        var references = await site.App.WithDbAsync(db => db.Set<StepDown>().Include(s => s.Family).Where(s => s.State == StepDownState.Accepted).ToDictionaryAsync(s => s.Family.Name, s => s.Reference));
        Assert.Equal(accepted.Select(a => a.Family).Order(), references.Keys.Order());
        SetClock("2026-11-26T09:00");
        var manager = await site.SignInAs("district", new(ByKeyboard: true));
        foreach (var reference in references.Values)
        {
            await manager.OpenAsync($"/step-downs/{reference}/handover");
            await manager.FillAsync("When is the joint visit?", "1 12 2026");
            await manager.FillAsync("Who comes from social care?", "Nadia Karim");
            await manager.SelectFirstAsync("Who takes the family?", "Ashford 1: Sam Hill");
            await manager.PressAsync("Plan the handover");
            Assert.Empty(await manager.ErrorsAsync());
        }

        SetClock("2026-12-01T15:00");
        var partner = await site.SignInAs("socialcare", new(WithoutScript: true, Width: 320));
        foreach (var (family, choice) in accepted)
        {
            var reference = references[family];
            if (choice == PanelChoice.AcceptIf)
            {
                await partner.OpenAsync($"/step-downs/{reference}/conditions/1");
                await partner.FillAsync("When was it done?", "1 12 2026");
                await partner.FillAsync("What was done?", "The school has our number.");
                await partner.PressAsync("Record as met");
                Assert.Empty(await partner.ErrorsAsync());
            }

            await partner.OpenAsync($"/step-downs/{reference}/given");
            await partner.FillAsync("When did social care hand the family over?", "1 12 2026");
            await partner.PressAsync("Confirm the handover");
            Assert.Empty(await partner.ErrorsAsync());
        }

        await LookAsync(partner, "step-down-given");
        manager = await site.SignInAs("district", new(ByKeyboard: true));
        foreach (var reference in references.Values)
        {
            await manager.OpenAsync($"/step-downs/{reference}/take-on");
            await manager.PressAsync("Early Help holds the family from today");
            Assert.Empty(await manager.ErrorsAsync());
        }

        await manager.OpenAndLookAsync($"/step-downs/{references["Fletcher"]}", faults, "step-down-completed");
        return await site.App.WithDbAsync(db => db.Set<EarlyHelpCase>().Include(c => c.Family).Where(c => c.Origin == CaseOrigin.StepDown && c.State == CaseState.Allocated).ToDictionaryAsync(c => c.Family.Name, c => c.Reference));
    }

    private async Task SteppedUpAsync(string reference)
    {
        SetClock("2026-12-15T14:30");
        var worker = await site.SignInAs("worker");
        await worker.OpenAndLookAsync($"/cases/{reference}", faults, "case-stepped-down");
        await worker.OpenAsync($"/cases/{reference}/step-up");
        await worker.ChooseFirstAsync("Which children is it about?", "Ruby");
        await worker.FillAsync("What has changed?", "Dawn's new partner hit Ruby.");
        await worker.FillAsync("What has happened to the children?", "A bruise on Ruby's arm.");
        await worker.FillAsync("What may happen to them if nothing changes?", "She is hit again.");
        await worker.FillAsync("What shows it?", "I saw it on the visit today.");
        await worker.ChooseAsync("Does the family know that you ask social care?", "Yes");
        await worker.FillAsync("What does the family know, and what do they say?", "Dawn knows and is frightened.");
        await worker.ChooseAsync("Is a child at immediate risk?", "Yes, send it now");
        await worker.FillAsync("Whom at social care did you speak to?", "The duty desk");
        await worker.FillAsync("On which day?", "15 12 2026");
        await worker.FillAsync("At what time?", "2:15pm");
        await worker.SelectAsync("Social care of which district?", "Ashford");
        await LookAsync(worker, "step-up-new");
        await worker.PressAsync("Raise the step-up");
        Assert.Empty(await worker.ErrorsAsync());
        await worker.OpenAsync("/cases");
        await worker.SeesAsync("With social care, not yet taken");

        var stepUp = await site.App.WithDbAsync(db => db.Set<StepUp>().Select(s => s.Reference).SingleAsync());
        var partner = await site.SignInAs("socialcare", new(WithoutScript: true));
        await partner.OpenAsync($"/step-ups/{stepUp}");
        await LookAsync(partner, "step-up-to-answer");
        await partner.ChooseAsync("Does social care take the family?", "Yes");
        await partner.FillAsync("Who takes the family?", "Nadia Karim, assessment team");
        await partner.PressAsync("Answer");
        Assert.Empty(await partner.ErrorsAsync());

        await worker.OpenAsync($"/step-ups/{stepUp}");
        await worker.FillAsync("On which day?", "15 12 2026");
        await worker.FillAsync("Who from Early Help?", "Sam Hill");
        await worker.FillAsync("Who from social care?", "Nadia Karim");
        await worker.PressAsync("Plan the handover");
        Assert.Empty(await worker.ErrorsAsync());
        await worker.FillAsync("When was the family handed over?", "15 12 2026");
        await worker.ChooseFirstAsync("Overall outcome so far", "Not applicable");
        await worker.FillAsync("Closing summary", "Ruby is with her grandmother tonight; social care goes on from here.");
        await worker.ChooseAsync("Does the family know who holds it from now on?", "Yes");
        await worker.PressAsync("The family is handed over");
        Assert.Empty(await worker.ErrorsAsync());
        Assert.Equal(CaseState.Allocated, (await CaseAsync(reference)).State);

        await partner.OpenAsync($"/step-ups/{stepUp}");
        await partner.PressAsync("Social care holds the family");
        Assert.Empty(await partner.ErrorsAsync());
        var closed = await CaseAsync(reference);
        Assert.Equal((CaseState.Closed, ClosureReason.SteppedUp), (closed.State, closed.ClosureReason));
    }

    private async Task BouncedBackAsync(string family)
    {
        var manager = await site.SignInAs("district");
        await manager.OpenAndLookAsync("/step-ups/reviews?month=2026-12", faults, "step-up-reviews");
        await manager.SeesAsync(family);
        await manager.SeesAsync("Not yet reviewed");
        var next = await site.App.WithDbAsync(db => db.Set<Panel>().Where(p => p.District.Name == "Ashford" && p.Date == new DateOnly(2026, 12, 16)).Select(p => p.Id).SingleAsync());
        await manager.OpenAndLookAsync($"/panels/{next}", faults, "panel-bounced-back");
        await manager.SeesAsync("What bounced back in 12 weeks");
        await manager.SeesAsync(family);
    }

    /// <summary>Each of the twelve families has one holder, whoever it is.</summary>
    private async Task HaveOneHolderAsync()
    {
        var held = await site.App.WithDbAsync(db => db.Set<Baton>().Where(b => b.Number > 0).Select(b => new { b.Family.Name, b.Service, b.Transfer }).ToListAsync());
        Assert.Equal(Agenda.Select(a => a.Family).Order(), held.Select(h => h.Name).Order());
        Assert.Equal(7, held.Count(h => h.Service == HoldingService.EarlyHelp && h.Transfer is null));
        Assert.Equal(5, held.Count(h => h.Service == HoldingService.SocialCare));
        Assert.Equal(2, held.Count(h => h.Transfer is not null));
    }

    private Task<EarlyHelpCase> CaseAsync(string reference) => site.App.WithDbAsync(db => db.Set<EarlyHelpCase>().AsNoTracking().SingleAsync(c => c.Reference == reference));

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync($"transfer-{name}"));

    private void SetClock(string local) => site.App.Clock.SetLocal(DateTime.Parse(local, CultureInfo.InvariantCulture));
}

/// <summary>Opening a page to look at it.</summary>
internal static class Looking
{
    /// <summary>Opens the page and notes what is wrong with it.</summary>
    public static async Task OpenAndLookAsync(this Person person, string address, List<string> faults, string name)
    {
        await person.OpenAsync(address);
        Assert.Equal(200, person.Status);
        faults.AddRange(await person.FaultsAsync($"transfer-{name}"));
    }
}
