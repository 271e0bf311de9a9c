using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>Cover for an absent worker that ends by itself, and a whole caseload moved in one act, as a unit lead does them.</summary>
[Collection(Chromium.Journeys)]
public sealed class UnitLeadWalkTests(Site site) : IClassFixture<Site>
{
    private readonly List<string> faults = [];

    [Fact]
    public async Task Cover_for_a_week_gives_the_colleague_the_families_and_takes_them_back_by_itself()
    {
        SetClock(18);
        string[] families = [await site.App.ContactedAsync("Coverone"), await site.App.ContactedAsync("Covertwo")];
        var joy = await site.SignInAs("worker2");
        await CasesAreAsync(joy, [], families);

        var lead = await site.SignInAs("lead");
        await lead.OpenAsync("/covers/new");
        await lead.SelectFirstAsync("Who is away?", "Sam Hill");
        await lead.SelectFirstAsync("Who covers?", "Joy Adeyemi");
        await lead.FillAsync("First day", "19 11 2026");
        await lead.FillAsync("Last day", "25 11 2026");
        await lead.FillAsync("What must the colleague know?", "Ring the Coverones on Friday.");
        await LookAsync(lead, "cover-new");
        await lead.PressAsync("Arrange cover");
        Assert.Empty(await lead.ErrorsAsync());
        await CasesAreAsync(joy, [], families);

        foreach (var day in new[] { 19, 25 })
        {
            SetClock(day);
            joy = await site.SignInAs("worker2");
            await CasesAreAsync(joy, families, []);
        }

        await joy.OpenAsync($"/cases/{families[0]}/notes/new");
        await joy.WriteNoteAsync("25 11 2026", "Saw Ada at school in Sam’s place.", "Ada Coverone");
        await joy.PressAsync("Add the note");
        Assert.Empty(await joy.ErrorsAsync());
        await joy.OpenAsync("/");
        await LookAsync(joy, "cover-start-of-the-colleague");

        SetClock(26);
        joy = await site.SignInAs("worker2");
        await CasesAreAsync(joy, [], families);
        var sam = await site.SignInAs("worker");
        await CasesAreAsync(sam, families, []);
        lead = await site.SignInAs("lead");
        await lead.OpenAsync("/covers");
        await lead.SeesAsync("Joy Adeyemi");
        await LookAsync(lead, "covers");
        await lead.FollowAsync("Sam Hill");
        await lead.SeesAsync("What Joy Adeyemi did");
        await LookAsync(lead, "cover");
        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_caseload_of_20_is_moved_in_one_act()
    {
        SetClock(18);
        List<string> families = [];
        for (var number = 0; number < 20; number++)
            families.Add(await site.App.PassAsync($"Moved{(char)('a' + number)}", allocateTo: "worker@demo.example"));
        var before = await CasesAsync(families);
        var lead = await site.SignInAs("lead");

        await lead.OpenAsync("/caseloads");
        await LookAsync(lead, "caseloads");
        lead.Cost.Reset();
        await lead.FollowAsync("Move the caseload of Sam Hill");
        await lead.SelectFirstAsync("Who takes the families?", "Joy Adeyemi");
        await lead.FillAsync("Why does the caseload move?", "Sam goes to another county");
        await LookAsync(lead, "caseload-move");
        await lead.PressAsync("Move the families");

        Assert.Empty(await lead.ErrorsAsync());
        lead.Cost.IsAtMost(pageLoads: 2, inputs: 2);
        await LookAsync(lead, "caseloads-after-move");
        var after = await CasesAsync(families);
        Assert.All(after, c => Assert.Equal("Joy Adeyemi", c.Worker!.Name));
        Assert.Equal(before.Select(c => (c.Reference, c.EndBy, c.PlanBy, c.NextDueOn)), after.Select(c => (c.Reference, c.EndBy, c.PlanBy, c.NextDueOn)));
        Assert.All(after, c => Assert.Equal((2, 1), (c.Spells.Count(s => s.WorkerId != null), c.Spells.Count(s => s.To is null))));
        Found.Nothing(faults);
    }

    /// <summary>Whose cases they find in their list and may open, and whose not.</summary>
    private static async Task CasesAreAsync(Person person, string[] seen, string[] hidden)
    {
        await person.OpenAsync("/cases");
        var list = await person.WordsAsync();
        Assert.All(seen, c => Assert.Contains(c, list, StringComparison.Ordinal));
        Assert.All(hidden, c => Assert.DoesNotContain(c, list, StringComparison.Ordinal));
        foreach (var reference in seen.Concat(hidden))
        {
            await person.OpenAsync($"/cases/{reference}");
            Assert.Equal(seen.Contains(reference) ? 200 : 404, person.Status);
        }
    }

    private Task<List<EarlyHelpCase>> CasesAsync(List<string> references) => site.App.WithDbAsync(db =>
        db.Set<EarlyHelpCase>().AsNoTracking().Include(c => c.Worker).Include(c => c.Spells).Where(c => references.Contains(c.Reference)).OrderBy(c => c.Reference).ToListAsync());

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync($"lead-{name}"));

    private void SetClock(int day) => site.App.Clock.SetLocal(new DateTime(2026, 11, day, 9, 0, 0));
}
