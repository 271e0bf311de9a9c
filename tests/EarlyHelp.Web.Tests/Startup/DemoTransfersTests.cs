using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>The transfers of a demonstration: every state is there to be seen, each family has one holder, and each count opens what it counted.</summary>
public sealed class DemoTransfersTests(DemoFamiliesTests.Demo demo) : IClassFixture<DemoFamiliesTests.Demo>
{
    private App App => demo.App;

    private DateOnly Today => UkTime.DayOf(App.Clock.Utc);

    [Fact]
    public async Task Every_state_that_stays_is_shown()
    {
        var (downs, ups, across, panels) = await App.WithDbAsync(async db => (
            await db.StepDowns.Select(s => s.State).Distinct().ToListAsync(), await db.StepUps.Select(s => s.State).Distinct().ToListAsync(),
            await db.StepsAcross.Select(s => s.State).Distinct().ToListAsync(), await db.Panels.Select(p => p.State).Distinct().ToListAsync()));

        // What is requested is on an agenda in the same change, and what is agreed is sent.
        Assert.Equal(Enum.GetValues<StepDownState>().Except([StepDownState.Requested]).Order(), downs.Order());
        Assert.Equal(Enum.GetValues<StepUpState>().Except([StepUpState.Agreed]).Order(), ups.Order());
        Assert.Equal(Enum.GetValues<StepAcrossState>().Order(), across.Order());
        Assert.Subset(panels.ToHashSet(), new HashSet<PanelState> { PanelState.Planned, PanelState.Held });
    }

    [Fact]
    public async Task Each_family_of_a_transfer_has_one_holder_and_its_open_transfer_is_the_one_it_is_offered_in()
    {
        await App.WithDbAsync(async db =>
        {
            var rows = await db.StepDowns.Select(s => new { s.FamilyId, s.Reference, IsOpen = s.EndedOn == null })
                .Concat(db.StepUps.Select(s => new { s.FamilyId, s.Reference, IsOpen = StepUpWorkflow.Open.Contains(s.State) }))
                .Concat(db.StepsAcross.Select(s => new { s.FamilyId, s.Reference, IsOpen = StepAcrossWorkflow.Open.Contains(s.State) })).ToListAsync();
            var batons = await db.Batons.AsNoTracking().IgnoreAutoIncludes().ToListAsync();
            var newest = await db.BatonEntries.GroupBy(e => e.FamilyId).Select(g => new { g.Key, Number = g.Max(e => e.Number) }).ToDictionaryAsync(g => g.Key, g => g.Number);
            var open = await db.Cases.Where(c => c.ClosedOn == null).Select(c => c.Reference).ToListAsync();
            foreach (var family in rows.GroupBy(r => r.FamilyId))
            {
                var baton = Assert.Single(batons, b => b.FamilyId == family.Key);
                Assert.Equal(newest[family.Key], baton.Number);
                Assert.Equal(family.SingleOrDefault(r => r.IsOpen)?.Reference, baton.Transfer);
                Assert.True(baton.Service != HoldingService.EarlyHelp || open.Contains(baton.CaseReference!), $"{baton.CaseReference} is not open");
            }

            return 0;
        });
    }

    [Fact]
    public async Task The_next_panel_has_an_agenda_of_every_kind_and_the_last_ones_have_minutes()
    {
        var panels = await App.WithDbAsync(db => db.Panels.AsNoTracking().Include(p => p.Attendees).Include(p => p.Items).ThenInclude(i => i.StepDown).Where(p => p.District.Name == "Ashford").OrderBy(p => p.Date).ToListAsync());
        var next = panels.First(p => p.State == PanelState.Planned && p.Date >= Today);
        var agenda = next.Items.Where(i => i.Decision is null).Select(i => i.StepDown).ToList();

        Assert.InRange(agenda.Count, 5, 8);
        Assert.Contains(agenda, s => s.State == StepDownState.Deferred);
        Assert.Contains(agenda, s => s.IsLateToPanel(Today));
        Assert.Contains(agenda, s => s.ConsentBy is null);
        var manager = await App.SignedInAsync("district");
        var page = Text(await manager.PageAsync($"/panels/{next.Id}"));
        Assert.Contains("Re-referral", page, StringComparison.Ordinal);
        Assert.Contains("stepped up", page, StringComparison.OrdinalIgnoreCase);
        var held = panels.Where(p => p.State == PanelState.Held).ToList();
        Assert.True(held.Count >= 3);
        Assert.All(held, p => Assert.True(p.Attendees.Count >= 2 && p.ClosingNote is not null && p.Items.All(i => i.Decision is not null)));
        Assert.DoesNotContain(panels, p => p.Date < Today && p.State is PanelState.Planned or PanelState.Open);
    }

    [Fact]
    public async Task A_family_that_was_stepped_down_came_back_to_social_care_within_twelve_weeks()
    {
        var back = await App.WithDbAsync(db => (from down in db.StepDowns
                                                join up in db.StepUps on down.FamilyId equals up.FamilyId
                                                where down.CompletedOn != null && up.CompletedOn != null
                                                select new { Down = down.CompletedOn!.Value, Up = up.CompletedOn!.Value }).ToListAsync());

        Assert.InRange(Assert.Single(back).Up.DayNumber - back[0].Down.DayNumber, 1, 84);
    }

    [Theory]
    [InlineData("socialcare", 3)]
    [InlineData("socialcare2", 1)]
    [InlineData("socialcare.thanet", 1)]
    [InlineData("district", 6)]
    [InlineData("lead", 5)]
    [InlineData("worker", 5)]
    [InlineData("worker2", 1)]
    public async Task What_a_start_page_counts_of_transfers_is_on_the_list_that_it_opens(string account, int atLeast)
    {
        var person = await App.SignedInAsync(account);
        var counts = (await person.PageAsync("/")).QuerySelectorAll("a.eh-count").Select(a => (Href: a.GetAttribute("href")!, Count: Number(a.QuerySelector(".eh-count__number")!.TextContent)))
            .Where(c => c.Href.StartsWith("/step-", StringComparison.Ordinal) || c.Href.StartsWith("/panels", StringComparison.Ordinal)).ToList();
        List<string> faults = [];
        foreach (var (href, count) in counts)
        {
            var page = await person.PageAsync(href);
            var caption = (page.QuerySelector("table caption") ?? page.QuerySelector("h2"))!.TextContent.Trim();
            var listed = Number(caption.Split(' ')[0]);
            if (listed != count)
                faults.Add($"{href}: {count} on the start page, \"{caption}\" on the list");
        }

        Found.Nothing(faults);
        Assert.True(counts.Count(c => c.Count > 0) >= atLeast, $"{account} has something to do in {counts.Count(c => c.Count > 0)} lists of {counts.Count}: {string.Join(", ", counts)}");
    }

    [Fact]
    public async Task Nothing_of_a_transfer_lies_in_the_future_and_every_page_of_one_opens()
    {
        var now = App.Clock.Utc;
        var (downs, ups, across, late) = await App.WithDbAsync(async db => (
            await db.StepDowns.Where(s => s.District.Name == "Ashford").Select(s => s.Reference).ToListAsync(), await db.StepUps.Select(s => s.Reference).ToListAsync(), await db.StepsAcross.Select(s => s.Reference).ToListAsync(),
            await db.StepDowns.CountAsync(s => s.RequestedAt > now) + await db.StepUps.CountAsync(s => s.RaisedAt > now) + await db.BatonEntries.CountAsync(e => e.At > now)));
        var manager = await App.SignedInAsync("district");

        Assert.Equal(0, late);
        foreach (var address in downs.Select(r => $"/step-downs/{r}").Concat(ups.Select(r => $"/step-ups/{r}")).Concat(across.Select(r => $"/step-across/{r}")))
        {
            using var answer = await manager.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("Early help", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static string Text(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
