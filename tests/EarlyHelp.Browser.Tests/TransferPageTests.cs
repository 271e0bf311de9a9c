using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace EarlyHelp.Browser.Tests;

/// <summary>
/// The pages of transfers in every state, for each side that reads them, as the demonstration fills them; and what they say to a form that was
/// sent empty: axe finds nothing, and they fit a window of 320 px.
/// </summary>
[Collection(Chromium.Pages)]
public sealed class TransferPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly List<string> faults = [];

    [Theory]
    [InlineData("socialcare", true)]
    [InlineData("district", true)]
    [InlineData("worker", false)]
    public async Task Step_downs_in_every_state(string account, bool everyState)
    {
        var shown = await site.App.WithDbAsync(db => db.Set<StepDown>().Where(s => s.District.Name == "Ashford" && (account != "socialcare" || s.PartnerName == "Nadia Karim") && (account != "worker" || s.Worker!.Name == "Sam Hill"))
            .GroupBy(s => s.State).Select(g => new { State = g.Key, Reference = g.Max(s => s.Reference)! }).ToListAsync());
        Assert.True(!everyState || shown.Count == Enum.GetValues<StepDownState>().Length - 1, "A state is missing");
        var person = await site.SignInAs(account);

        await LookAsync(person, account, "/step-downs", "/step-downs?show=ended", "/step-downs?show=looks");
        foreach (var one in shown)
            await LookAsync(person, $"{account}-{one.State}", $"/step-downs/{one.Reference}");
        // What both sides confirm can be sent as it stands, so it is looked at only.
        if (everyState)
            await LookAsync(person, account, account == "socialcare" ? $"/step-downs/{await PlannedAsync(given: false)}/given" : $"/step-downs/{await PlannedAsync(given: true)}/take-on");

        Found.Nothing(faults);
    }

    [Fact]
    public async Task Panels_to_come_and_held()
    {
        var (next, held, first) = await PanelsAsync();
        var partner = await site.SignInAs("socialcare");
        var manager = await site.SignInAs("district");

        await LookAsync(partner, "socialcare", "/panels", next, $"{next}/items/{first}", $"{held}/minutes", $"{next}/packs");
        await LookAsync(manager, "district", "/panels", "/panels?late=true", "/panels?past=true", next, $"{next}/items/{first}", $"{next}/packs", held, $"{held}/minutes", $"{next}/call-off", "/panels/day");

        Found.Nothing(faults);
    }

    [Theory]
    [InlineData("socialcare", 5)]
    [InlineData("worker", 6)]
    [InlineData("district", 8)]
    public async Task Step_ups_in_every_state(string account, int states)
    {
        var shown = await site.App.WithDbAsync(db => db.Set<StepUp>().Where(s => (account != "socialcare" || s.SentAt != null) && (account != "worker" || s.Case.Worker!.Name == "Sam Hill"))
            .GroupBy(s => s.State).Select(g => new { State = g.Key, Reference = g.Max(s => s.Reference)! }).ToListAsync());
        Assert.True(shown.Count >= states, $"{shown.Count} states");
        var person = await site.SignInAs(account);

        await LookAsync(person, account, "/step-ups", "/step-ups?show=all", "/step-ups?show=returned");
        foreach (var one in shown)
            await LookAsync(person, $"{account}-{one.State}", $"/step-ups/{one.Reference}");
        var sent = shown.Single(s => s.State == StepUpState.Declined || (account == "worker" && s.State == StepUpState.Accepted)).Reference;
        await LookAsync(person, account, $"/step-ups/{sent}/chronology", $"/step-ups/{sent}/plan");
        if (account == "district")
            await LookAsync(person, account, "/step-ups/reviews", Invariant($"/step-ups/reviews?month={site.App.Clock.Utc.AddMonths(-1):yyyy-MM}"), "/step-ups/reviews?month=2020-01");

        Found.Nothing(faults);
    }

    [Fact]
    public async Task Steps_across_in_every_state()
    {
        var shown = await site.App.WithDbAsync(db => db.Set<StepAcross>().GroupBy(s => s.State).Select(g => new { State = g.Key, Reference = g.Max(s => s.Reference)! }).ToListAsync());
        Assert.Equal(Enum.GetValues<StepAcrossState>().Length, shown.Count);
        var lead = await site.SignInAs("lead");

        foreach (var one in shown)
            await LookAsync(lead, $"lead-{one.State}", $"/step-across/{one.Reference}");

        Found.Nothing(faults);
    }

    [Theory]
    [InlineData("socialcare", StepDownState.HandoverPlanned, "colleague", "withdraw")]
    [InlineData("socialcare", StepDownState.Accepted, "conditions/3")]
    [InlineData("district", StepDownState.HandoverPlanned, "handover")]
    [InlineData("district", StepDownState.Completed, "looks/4")]
    public async Task A_form_of_a_step_down_that_is_sent_empty_says_what_is_missing(string account, StepDownState state, params string[] forms)
    {
        // The one of the two planned that the form is for, and the one accepted with conditions.
        var reference = await site.App.WithDbAsync(db => db.Set<StepDown>().Where(s => s.District.Name == "Ashford" && s.State == state && (state != StepDownState.HandoverPlanned || (account == "district") == (s.GivenOn != null))
            && (state != StepDownState.Accepted || s.Conditions.Count > 0) && (state != StepDownState.Completed || s.Looks.All(l => l.Result == null))).Select(s => s.Reference).SingleAsync());
        var person = await site.SignInAs(account);

        foreach (var form in forms)
            await SendEmptyAsync(person, account, $"/step-downs/{reference}/{form}");

        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_new_request_and_a_family_that_was_not_chosen_say_what_is_missing()
    {
        var alike = await site.App.WithDbAsync(db => db.Set<StepDown>().Where(s => s.PartnerName == "Tom Avery").Select(s => s.Reference).SingleAsync());
        await SendEmptyAsync(await site.SignInAs("socialcare"), "socialcare", "/step-downs/new");
        await SendEmptyAsync(await site.SignInAs("district"), "district", $"/step-downs/{alike}/family");

        Found.Nothing(faults);
    }

    [Fact]
    public async Task Forms_of_a_step_up_and_of_a_step_across_that_are_sent_empty_say_what_is_missing()
    {
        var ups = await site.App.WithDbAsync(db => db.Set<StepUp>().Where(s => s.Case.Worker!.Name == "Sam Hill").GroupBy(s => s.State).Select(g => new { g.Key, Reference = g.Max(s => s.Reference)! }).ToDictionaryAsync(g => g.Key, g => g.Reference));
        var across = await site.App.WithDbAsync(db => db.Set<StepAcross>().GroupBy(s => s.State).Select(g => new { g.Key, Reference = g.Max(s => s.Reference)! }).ToDictionaryAsync(g => g.Key, g => g.Reference));
        var free = await site.App.WithDbAsync(db => db.Set<Domain.Cases.EarlyHelpCase>().Where(c => c.Worker!.Name == "Sam Hill" && c.ClosedOn == null && c.Family.Baton == null && c.AllocatedOn != null).Select(c => c.Reference).FirstAsync());
        var (worker, lead, care, manager) = (await site.SignInAs("worker"), await site.SignInAs("lead"), await site.SignInAs("socialcare"), await site.SignInAs("district"));

        await SendEmptyAsync(worker, "worker", $"/cases/{free}/step-up");
        await SendEmptyAsync(worker, "worker", $"/cases/{free}/step-across");
        await SendEmptyAsync(lead, "lead", $"/step-ups/{ups[StepUpState.Raised]}");
        await SendEmptyAsync(care, "socialcare", $"/step-ups/{ups[StepUpState.Sent]}");
        await SendEmptyAsync(worker, "worker", $"/step-ups/{ups[StepUpState.Accepted]}");
        await SendEmptyAsync(manager, "district", $"/step-ups/{ups[StepUpState.Sent]}");
        await SendEmptyAsync(lead, "lead", $"/step-across/{across[StepAcrossState.Offered]}");
        await SendEmptyAsync(lead, "lead", $"/step-across/{across[StepAcrossState.Accepted]}");
        await SendEmptyAsync(lead, "lead", $"/step-across/{across[StepAcrossState.HandoverPlanned]}");

        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_panel_that_is_begun_and_decides_says_what_is_missing()
    {
        var (next, _, first) = await PanelsAsync();
        var panelDay = await site.App.WithDbAsync(db => db.Set<Panel>().Where(p => p.District.Name == "Thanet" && p.State == PanelState.Planned && p.Items.Count > 0).OrderBy(p => p.Date).Select(p => new { p.Id, p.Date, First = p.Items.Select(i => i.StepDown.Reference).First() }).FirstAsync());
        Assert.Equal(Domain.UkTime.DayOf(site.App.Clock.Utc), panelDay.Date);
        var manager = await site.SignInAs("district.thanet");
        var panel = Invariant($"/panels/{panelDay.Id}");

        await SendEmptyAsync(manager, "thanet-begin", panel);
        await SendEmptyAsync(manager, "thanet", $"{panel}/call-off");
        await manager.OpenAsync(panel);
        await manager.FillAsync("Name", "Thanet Lead", "Person 1");
        await manager.SelectInAsync("Person 1", "From", "Early Help");
        await manager.PressAsync("Begin the panel");
        Assert.Empty(await manager.ErrorsAsync());
        await LookAsync(manager, "thanet-open", panel, $"{panel}/there", $"{panel}/minutes");
        await SendEmptyAsync(manager, "thanet", $"{panel}/items/{panelDay.First}");
        await manager.ChooseAsync("What does the panel decide?", "Accept with conditions");
        await SendEmptyAsync(manager, "thanet-conditions", null);

        Found.Nothing(faults);
        Assert.NotEqual(panel, next);
        Assert.NotEqual(panelDay.First, first);
    }

    private async Task<(string Next, string Held, string First)> PanelsAsync() => await site.App.WithDbAsync(async db =>
    {
        var ashford = db.Set<Panel>().Where(p => p.District.Name == "Ashford");
        var next = await ashford.Where(p => p.State == PanelState.Planned && p.Items.Count > 0).OrderBy(p => p.Date).Select(p => p.Id).FirstAsync();
        var held = await ashford.Where(p => p.State == PanelState.Held).OrderByDescending(p => p.Date).Select(p => p.Id).FirstAsync();
        var first = await db.Set<StepDown>().Where(s => s.PanelId == next && s.State == StepDownState.OnAgenda && s.PartnerName == "Nadia Karim").OrderBy(s => s.Id).Select(s => s.Reference).FirstAsync();
        return (Invariant($"/panels/{next}"), Invariant($"/panels/{held}"), first);
    });

    private Task<string> PlannedAsync(bool given) =>
        site.App.WithDbAsync(db => db.Set<StepDown>().Where(s => s.State == StepDownState.HandoverPlanned && (s.GivenOn != null) == given).Select(s => s.Reference).SingleAsync());

    private async Task LookAsync(Person person, string name, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await person.OpenAsync(address);
            if (person.Status != 200)
                faults.Add($"{address} as {name}: {person.Status}");
            faults.AddRange(await person.FaultsAsync($"t-{name}-{address}"));
        }
    }

    /// <summary>Presses the first button that sends, with nothing typed; the page says what is missing.</summary>
    private async Task SendEmptyAsync(Person person, string name, string? address)
    {
        if (address is not null)
            await person.OpenAsync(address);
        await person.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => d.open = true)");
        var button = person.Page.Locator("main form button.govuk-button:not(.govuk-button--secondary)").First;
        await person.PressAsync((await button.InnerTextAsync()).Trim());
        if ((await person.ErrorsAsync()).Count == 0)
            faults.Add($"{address} as {name}: sent empty, and no error");
        faults.AddRange(await person.FaultsAsync($"t-empty-{name}-{address}"));
    }
}
