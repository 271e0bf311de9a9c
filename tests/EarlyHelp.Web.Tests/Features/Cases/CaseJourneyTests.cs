using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Cases;

public sealed class CaseJourneyTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_district_manager_accepts_and_allocates_in_three_pages_and_the_worker_finds_the_family()
    {
        var given = await PassAsync("Okafor");
        var manager = await app.SignedInAsync("district");
        Assert.Contains("Okafor", Text(await manager.PageAsync("/allocations?show=accept")), StringComparison.Ordinal);

        var choose = await manager.PageAsync($"/cases/{given}/allocation/new");
        Assert.Contains("Ashford 1 holds", Text(choose), StringComparison.Ordinal);
        var check = await manager.PostAsync(choose, new() { ["Choice"] = Taker(choose, "Sam Hill") }, $"/cases/{given}/allocation/check");
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        var asked = await check.DocumentAsync();
        Assert.Contains("Sam Hill gets an email with the case reference and a link. It does not name the family.", Text(asked), StringComparison.Ordinal);
        var done = await manager.PostAsync(asked, [], $"/cases/{given}/allocation");
        Assert.Equal($"/cases/{given}", done.Headers.Location!.OriginalString);

        var worker = await app.SignedInAsync("worker");
        Assert.Contains("Okafor", Text(await worker.PageAsync("/cases")), StringComparison.Ordinal);
        Assert.Contains("Sam Hill must contact the notifier", Text(await worker.PageAsync($"/cases/{given}")), StringComparison.Ordinal);
        var message = await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.Key.StartsWith($"allocated:{given}:")));
        Assert.Equal("worker@demo.example", message.To);
        Assert.DoesNotContain("Okafor", message.Body + message.Subject, StringComparison.Ordinal);
        Assert.Contains($"/cases/{given}", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_confirmation_allocates_once_and_a_stale_one_is_told()
    {
        var given = await PassAsync("Twice");
        var lead = await app.SignedInAsync("lead");
        var manager = await app.SignedInAsync("district");
        var mine = await CheckAsync(lead, given, "Joy Adeyemi");
        var theirs = await CheckAsync(manager, given, "Sam Hill");

        var first = await lead.PostAsync(mine, [], $"/cases/{given}/allocation");
        var again = await lead.PostAsync(mine, [], $"/cases/{given}/allocation");
        var stale = await manager.PostAsync(theirs, new() { ["Reason"] = "Knows the school" }, $"/cases/{given}/allocation");

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var spells = await app.WithDbAsync(db => db.Set<CaseSpell>().CountAsync(s => db.Cases.Any(c => c.Id == s.CaseId && c.Reference == given)));
        Assert.Equal(2, spells);
        Assert.Equal(1, await app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith($"allocated:{given}:"))));
    }

    [Fact]
    public async Task A_change_of_worker_without_a_reason_is_refused_with_everything_still_there()
    {
        var given = await PassAsync("Change");
        var lead = await app.SignedInAsync("lead");
        await lead.PostAsync(await CheckAsync(lead, given, "Joy Adeyemi"), [], $"/cases/{given}/allocation");

        var choose = await lead.PageAsync($"/cases/{given}/allocation/new");
        var sam = Taker(choose, "Sam Hill");
        var refused = await lead.PostAsync(choose, new() { ["Choice"] = sam }, $"/cases/{given}/allocation/check");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains("Say why the worker changes", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelectorAll("input[name=Choice]").OfType<IHtmlInputElement>().Single(i => i.Value == sam).IsChecked);

        var asked = await (await lead.PostAsync(page, new() { ["Reason"] = "Joy is leaving" }, $"/cases/{given}/allocation/check")).DocumentAsync();
        await lead.PostAsync(asked, [], $"/cases/{given}/allocation");
        var history = Text(await lead.PageAsync($"/cases/{given}/workers"));
        Assert.Contains("Joy is leaving", history, StringComparison.Ordinal);
        Assert.Contains("Sam Hill", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_is_refused_with_its_sentence()
    {
        var given = await PassAsync("Empty");
        var lead = await app.SignedInAsync("lead");

        var refused = await lead.PostFormAsync($"/cases/{given}/allocation/new", [], $"/cases/{given}/allocation/check");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Select who takes the family", Text(await refused.DocumentAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_adds_a_note_with_who_was_seen_and_it_is_on_the_notes_and_the_timeline()
    {
        var given = await PassAsync("Noted", allocateTo: "worker@demo.example");
        await app.WorkAsync(given, (c, _, by, at, on) => c.ContactNotifier(new(on), by, at, on));
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/notes/new");
        var seen = ((IHtmlInputElement)form.QuerySelector("input[name=Seen]")!).Value;

        var added = await worker.PostAsync(form, new() { ["Kind"] = "Visit", ["Seen"] = seen, ["Text"] = "Sat on the stairs & talked" }, $"/cases/{given}/notes");

        Assert.Equal($"/cases/{given}/notes", added.Headers.Location!.OriginalString);
        var notes = Text(await worker.PageAsync($"/cases/{given}/notes"));
        Assert.Contains("Sat on the stairs & talked", notes, StringComparison.Ordinal);
        Assert.Contains("Seen: Ada Noted", notes, StringComparison.Ordinal);
        Assert.Contains("Note: visit", Text(await worker.PageAsync($"/cases/{given}/history")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_names_the_surviving_record_of_somebody_merged_while_it_was_typed()
    {
        var given = await PassAsync("Mergednote", allocateTo: "worker@demo.example");
        await app.WorkAsync(given, (c, _, by, at, on) => c.ContactNotifier(new(on), by, at, on));
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/notes/new");
        var seen = ((IHtmlInputElement)form.QuerySelector("input[name=Seen]")!).Value;
        await app.WithDbAsync(async db =>
        {
            var member = await db.FamilyMembers.Include(m => m.Person).SingleAsync(m => m.PersonId == long.Parse(seen, System.Globalization.CultureInfo.InvariantCulture));
            var survivor = Domain.Families.Person.Named("Adaline", "Mergednote");
            db.Add(survivor);
            await db.SaveChangesAsync();
            db.Entry(member.Person).Property(p => p.MergedIntoId).CurrentValue = survivor.Id;
            db.Entry(member).Property(m => m.PersonId).CurrentValue = survivor.Id;
            return await db.SaveChangesAsync();
        });

        var added = await worker.PostAsync(form, new() { ["Kind"] = "Visit", ["Seen"] = seen, ["Text"] = "Talked on the stairs" }, $"/cases/{given}/notes");

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Contains("Seen: Adaline Mergednote", Text(await worker.PageAsync($"/cases/{given}/notes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_about_somebody_who_is_not_of_the_family_is_refused_at_the_field_and_keeps_what_was_typed()
    {
        var given = await PassAsync("Stranger", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");

        var refused = await worker.PostFormAsync($"/cases/{given}/notes/new", new() { ["Kind"] = "Visit", ["Seen"] = "999999", ["Text"] = "Talked on the stairs" }, $"/cases/{given}/notes");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains("Select who you saw again", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Talked on the stairs", page.QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_typed_while_the_case_left_reach_is_shown_and_kept_without_a_word_about_the_case()
    {
        var given = await PassAsync("Leftreach", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/notes/new");
        await SetWorkerAsync("worker2@demo.example");

        var lost = await worker.PostAsync(form, new() { ["Kind"] = "Visit", ["Text"] = "Talked on the stairs" }, $"/cases/{given}/notes");

        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
        var text = Text(await lost.DocumentAsync());
        Assert.Contains("Talked on the stairs", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Leftreach", text, StringComparison.Ordinal);
        await SetWorkerAsync("worker@demo.example");
        Assert.Contains("Talked on the stairs", (await worker.PageAsync($"/cases/{given}/notes/new")).QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);

        Task<int> SetWorkerAsync(string email) => app.WithDbAsync(async db =>
        {
            var held = await db.Cases.SingleAsync(c => c.Reference == given);
            var holder = await db.Staff.SingleAsync(s => s.Email == email);
            db.Entry(held).Property(c => c.WorkerId).CurrentValue = holder.Id;
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_backdated_note_without_its_reason_is_refused_and_keeps_what_was_typed()
    {
        var given = await PassAsync("Backdated", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");

        var refused = await worker.PostFormAsync($"/cases/{given}/notes/new", new() { ["Kind"] = "Call", ["HappenedOn"] = "16 11 2026", ["Text"] = "Rang mother" }, $"/cases/{given}/notes");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Contains("Say why this is recorded later than it happened", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rang mother", page.QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker2")]
    [InlineData("worker.thanet")]
    [InlineData("lead.thanet")]
    [InlineData("district.thanet")]
    [InlineData("admin")]
    [InlineData("privacy")]
    [InlineData("socialcare")]
    public async Task A_case_out_of_reach_does_not_exist(string account)
    {
        var given = await PassAsync("Hidden", allocateTo: "worker@demo.example");
        var other = await app.SignedInAsync(account);

        foreach (var page in new[] { "", "/notes", "/notes/new", "/timeline", "/history", "/documents", "/documents/new", "/supervision", "/workers", "/clocks", "/allocation/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/cases/{given}{page}")).StatusCode);
    }

    [Fact]
    public async Task A_worker_sees_the_team_by_name_without_a_link_and_can_t_allocate()
    {
        var given = await PassAsync("Teammate", allocateTo: "worker@demo.example");
        var colleague = await app.SignedInAsync("worker2");

        var team = await colleague.PageAsync("/cases/team");

        Assert.Contains("Teammate", Text(team), StringComparison.Ordinal);
        Assert.DoesNotContain(given, team.DocumentElement.InnerHtml, StringComparison.Ordinal);
        var own = await app.SignedInAsync("worker");
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync($"/cases/{given}/allocation/new")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync("/allocations")).StatusCode);
    }

    [Fact]
    public async Task A_county_manager_is_asked_why_before_a_case_opens()
    {
        var given = await PassAsync("Reason", allocateTo: "worker@demo.example");
        var county = await app.SignedInAsync("county");

        var asked = await county.GetAsync($"/cases/{given}");

        Assert.StartsWith("/reasons/new?family=", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_download_holds_the_lines_of_the_list_and_no_formula()
    {
        await PassAsync("=HYPERLINK(1)", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");

        var csv = await worker.GetStringAsync("/cases.csv?sort=family");

        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\"=", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ada Srech", "3 3 2017")]
    [InlineData("Ada Search", "")]
    public async Task A_family_is_found_by_a_child_s_name_and_birth_date_in_two_pages(string name, string born)
    {
        var given = await PassAsync("Search", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");
        await worker.PageAsync("/search");

        var found = await worker.PageAsync($"/search?q={Uri.EscapeDataString(name)}&born={Uri.EscapeDataString(born)}");

        Assert.Contains(given, Text(found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_birth_date_that_is_none_is_refused_with_its_message()
    {
        var answer = await (await app.SignedInAsync("worker")).GetAsync("/search?q=Leo&born=31+2+2016");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("The date of birth must be a real date", Text(await answer.DocumentAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("triage", "Start Triage Notifications Cases Search")]
    [InlineData("worker", "Start Notifications Cases Step-downs Step-ups Figures Search")]
    [InlineData("lead", "Start Notifications Allocations Cases Step-downs Step-ups Supervision Figures Search")]
    [InlineData("county", "Start Notifications Allocations Cases Step-downs Step-ups Panels Figures Search")]
    [InlineData("admin", "Start Administration")]
    [InlineData("auditor", "Start")]
    public async Task The_menu_and_the_start_page_hold_what_the_role_has(string account, string menu)
    {
        var page = await (await app.SignedInAsync(account)).PageAsync("/");

        Assert.Equal(menu.Split(' '), page.QuerySelectorAll("#navigation a").Select(a => a.TextContent.Trim()));
        Assert.Equal(account is "admin" or "auditor", page.QuerySelectorAll(".eh-count").Length == 0);
    }

    [Theory]
    [InlineData("/cases?state=nonsense")]
    [InlineData("/cases?unit=x")]
    public async Task A_filter_that_is_none_is_a_bad_request(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await (await app.SignedInAsync("lead")).GetAsync(address)).StatusCode);

    private static async Task<IHtmlDocument> CheckAsync(HttpClient client, string reference, string worker)
    {
        var choose = await client.PageAsync($"/cases/{reference}/allocation/new");
        return await (await client.PostAsync(choose, new() { ["Choice"] = Taker(choose, worker) }, $"/cases/{reference}/allocation/check")).DocumentAsync();
    }

    private static string Taker(IHtmlDocument page, string worker) =>
        ((IHtmlInputElement)page.GetElementById(page.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Single(l => l.TextContent.Trim() == worker).HtmlFor!)!).Value;

    private static string Text(IHtmlDocument page) => page.Body!.TextContent;

    private Task<string> PassAsync(string family, string? allocateTo = null) => app.PassAsync(family, allocateTo);
}
