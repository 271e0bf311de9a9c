using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests;

/// <summary>The pages that live from many families, as the demonstration fills them: axe finds nothing, and they fit a window of 320 px.</summary>
[Collection(Chromium.Pages)]
public sealed class DemoPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Theory]
    [InlineData("triage")]
    [InlineData("triage.manager")]
    [InlineData("worker")]
    [InlineData("lead")]
    [InlineData("district")]
    [InlineData("area")]
    [InlineData("county")]
    [InlineData("admin")]
    [InlineData("openaccess")]
    public async Task The_start_page_of_each_role_is_accessible_and_fits_a_narrow_window(string account)
    {
        var person = await site.SignInAs(account);

        await person.ChecksOutAsync($"start-{account}");
    }

    [Theory]
    [InlineData("worker", "/cases", "/follow-ups", "/search?q=ashdown")]
    [InlineData("lead", "/supervision", "/unit-meeting", "/covers", "/caseloads", "/allocations", "/follow-ups", "/cases?state=PlanActive")]
    [InlineData("district.thanet", "/supervision", "/unit-meeting", "/caseloads", "/cases", "/handovers", "/handovers?sent=true", "/quarterly-review")]
    [InlineData("triage", "/triage", "/notifications")]
    public async Task A_list_with_many_families_is_accessible_and_fits_a_narrow_window(string account, params string[] addresses)
    {
        var person = await site.SignInAs(account);
        List<string> faults = [];
        foreach (var address in addresses)
        {
            await person.OpenAsync(address);
            Assert.Equal(200, person.Status);
            faults.AddRange(await person.FaultsAsync($"demo-{account}-{address}"));
        }

        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_case_of_long_standing_is_accessible_on_each_of_its_pages()
    {
        var closing = await site.App.WithDbAsync(db => db.Set<EarlyHelpCase>().Where(c => c.State == CaseState.Closing && c.Unit!.Name == "Ashford 1").Select(c => c.Reference).FirstAsync());
        var lead = await site.SignInAs("lead");
        List<string> faults = [];
        foreach (var page in new[] { "", "/assessment", "/plan", "/plan/copy", "/notes", "/reviews", "/reviews/1", "/documents", "/timeline", "/supervision", "/closure", "/workers", "/history" })
        {
            await lead.OpenAsync($"/cases/{closing}{page}");
            Assert.Equal(200, lead.Status);
            faults.AddRange(await lead.FaultsAsync($"demo-case{page}"));
        }

        Found.Nothing(faults);
    }
}
