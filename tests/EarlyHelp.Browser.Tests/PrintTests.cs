using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests;

/// <summary>What a family or a panel gets on paper: the copy of the plan, the plan, a review and the chronology of a case of 18 weeks.</summary>
[Collection(Chromium.Pages)]
public sealed class PrintTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Copy_plan_review_chronology_and_agenda_print_without_ways_about_and_nothing_is_cut_off()
    {
        var reference = await site.App.WithDbAsync(db => db.Set<EarlyHelpCase>().Where(c => c.State == CaseState.Closing && c.Unit!.Name == "Ashford 1").Select(c => c.Reference).FirstAsync());
        var lead = await site.SignInAs("lead");
        List<string> faults = [];
        Dictionary<string, int> sheets = [];
        foreach (var (name, address) in new[]
        {
            ("copy", $"/cases/{reference}/plan/copy"), ("copy-large", $"/cases/{reference}/plan/copy?size=large"), ("plan", $"/cases/{reference}/plan"),
            ("review", $"/cases/{reference}/reviews/2"), ("chronology", $"/cases/{reference}/timeline?all=true&oldestFirst=true"), ("agenda", "/unit-meeting"),
        })
        {
            await lead.OpenAsync(address);
            Assert.Equal(200, lead.Status);
            faults.AddRange(await lead.PrintFaultsAsync(name));
            sheets[name] = await lead.PrintAsync($"print-{name}");
        }

        Found.Nothing(faults);
        Assert.Equal(1, sheets["copy"]);
        await lead.OpenAsync($"/cases/{reference}/plan/copy?size=large");
        await lead.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.Equal("24px", await lead.Page.Locator(".eh-copy p").First.EvaluateAsync<string>("p => getComputedStyle(p).fontSize"));
        Assert.True(sheets["copy-large"] <= 2, $"The copy in large print takes {sheets["copy-large"]} sheets");
        Assert.True(sheets["plan"] <= 3, $"The plan takes {sheets["plan"]} sheets");
        Assert.InRange(sheets["chronology"], 2, 12);
    }

    [Fact]
    public async Task A_copy_of_three_outcomes_with_long_words_is_still_one_sheet()
    {
        var worker = await site.SignInAs("worker");
        var reference = await site.App.WithDbAsync(db => db.Set<EarlyHelpCase>().Where(c => c.State == CaseState.PlanActive && c.Worker!.Name == "Sam Hill" && c.ReviewCount == 0).OrderBy(c => c.PlanAgreedOn).Select(c => c.Reference).FirstAsync());
        await worker.OpenAsync($"/cases/{reference}/plan/new");
        await worker.FillAsync("What changes, and why?", "A third outcome, because the family asked for it.");
        await worker.PressAsync("Add another outcome");
        var owner = (await worker.Field("Outcome 1, action 1: who does it?").Locator("option:checked").InnerTextAsync()).Trim();
        await worker.WriteOutcomeAsync(3, new(Long("Everybody sleeps in a bed of their own"), Long("The two youngest share a mattress on the floor"), "2", Long("Each child shows the bed"), Long("A bed for each child, and room to put clothes"), Long("Ask the furniture charity"), owner, "2 12 2026"));
        await worker.ChooseAsync($"Does {owner} agree?", "Yes");
        await worker.FillAsync("When did the family agree?", "18 11 2026");
        await worker.PressAsync("Agree the changed plan");
        Assert.Empty(await worker.ErrorsAsync());

        await worker.OpenAsync($"/cases/{reference}/plan/copy");
        Assert.Empty(await worker.PrintFaultsAsync("copy-long"));
        Assert.Equal(1, await worker.PrintAsync("print-copy-long"));
    }

    private static string Long(string words) => $"{words}, and the neighbour who has known them for years says the same and helps on Sundays when she can";
}
