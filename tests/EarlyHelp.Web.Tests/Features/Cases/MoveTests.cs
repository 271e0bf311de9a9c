using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Cases;

public sealed class MoveTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_district_manager_moves_an_allocated_family_and_the_receiving_unit_allocates_it()
    {
        var given = await app.PassAsync("Mover", allocateTo: "worker@demo.example");
        var manager = await app.SignedInAsync("district");
        Assert.NotNull((await manager.PageAsync($"/cases/{given}")).QuerySelector($"a[href='/cases/{given}/move/new']"));
        var page = await manager.PageAsync($"/cases/{given}/move/new");
        Assert.DoesNotContain("Ashford 1", page.QuerySelectorAll("label").Select(l => l.TextContent.Trim()));

        var moved = await manager.PostAsync(page, new() { ["UnitId"] = Value(page, "Ashford 2"), ["Reason"] = "Their new school is in the other half of the town" }, $"/cases/{given}/move");

        Assert.Equal($"/cases/{given}", moved.Headers.Location!.OriginalString);
        Assert.Contains("The lead of Ashford 2 must allocate it to a worker", Text(await manager.PageAsync($"/cases/{given}")), StringComparison.Ordinal);
        var history = Text(await manager.PageAsync($"/cases/{given}/workers"));
        Assert.Contains("Their new school is in the other half of the town", history, StringComparison.Ordinal);
        Assert.Contains("Sam Hill", history, StringComparison.Ordinal);
        Assert.Contains("Mover", Text(await manager.PageAsync("/allocations?show=allocate")), StringComparison.Ordinal);
        foreach (var before in new[] { "worker", "lead" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(before)).GetAsync($"/cases/{given}")).StatusCode);
    }

    [Fact]
    public async Task A_move_without_a_reason_is_refused_with_everything_still_there_and_a_repeated_one_makes_one()
    {
        var given = await app.PassAsync("Waiting", accept: true);
        var manager = await app.SignedInAsync("district");
        var page = await manager.PageAsync($"/cases/{given}/move/new");
        var unit = Value(page, "Ashford 2");

        var refused = await manager.PostAsync(page, new() { ["UnitId"] = unit, ["Reason"] = "" }, $"/cases/{given}/move");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.DocumentAsync();
        Assert.Contains("Say why the family moves", again.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.True(again.QuerySelectorAll("input[name=UnitId]").OfType<IHtmlInputElement>().Single(i => i.Value == unit).IsChecked);

        var (first, second) = (await manager.PostAsync(again, new() { ["Reason"] = "Closer" }, $"/cases/{given}/move"), await manager.PostAsync(again, new() { ["Reason"] = "Closer" }, $"/cases/{given}/move"));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(2, await app.WithDbAsync(db => db.Set<CaseSpell>().CountAsync(s => db.Cases.Any(c => c.Id == s.CaseId && c.Reference == given))));
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("worker")]
    [InlineData("triage.manager")]
    [InlineData("district.thanet")]
    public async Task Nobody_else_moves_it(string account)
    {
        var given = await app.PassAsync("Stays", allocateTo: "worker@demo.example");
        var other = await app.SignedInAsync(account);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/cases/{given}/move/new")).StatusCode);
        Assert.DoesNotContain("/move/new", await (await other.GetAsync($"/cases/{given}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Value(IHtmlDocument page, string unit) =>
        ((IHtmlInputElement)page.GetElementById(page.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Single(l => l.TextContent.Trim() == unit).HtmlFor!)!).Value;

    private static string Text(IHtmlDocument page) => page.Body!.TextContent;
}
