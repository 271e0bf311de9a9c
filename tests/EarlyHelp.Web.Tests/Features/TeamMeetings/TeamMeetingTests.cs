using System.Net;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.TeamMeetings;

public sealed class TeamMeetingTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Calling_a_meeting_invites_each_person_with_an_email_address_once_and_names_no_family()
    {
        var given = await app.PlannedAsync("Zimmermann");
        var worker = await app.SignedInAsync("worker");

        var called = await CallAsync(worker, given);

        Assert.Equal($"/cases/{given}/reviews", called.Headers.Location!.OriginalString);
        var sent = await SentAsync(given, "team-meeting");
        Assert.Equal(["h.marsh@st-marys.example", "nurse@health.example"], sent.Select(m => m.To).Order());
        Assert.All(sent, m =>
        {
            foreach (var words in new[] { given, "Wednesday 25 November 2026", "2:00pm", "St Mary’s school, room 4", "Sam Hill", "worker@demo.example" })
                Assert.Contains(words, m.Body, StringComparison.Ordinal);
            foreach (var name in new[] { "Zimmermann", "Ada", "Helen" })
                Assert.DoesNotContain(name, m.Subject + m.Body, StringComparison.Ordinal);
        });
        var page = (await worker.PageAsync($"/cases/{given}/reviews")).Read();
        Assert.Contains("Helen Marsh, St Mary’s school: invited by email 18 November 2026", page, StringComparison.Ordinal);
        Assert.Contains("Gran: no email address, invite them yourself", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_invited_are_told_when_it_is_called_off_and_only_once()
    {
        var given = await app.PlannedAsync("Calledoff");
        var worker = await app.SignedInAsync("worker");
        await CallAsync(worker, given);
        var page = await worker.PageAsync($"/cases/{given}/reviews");

        foreach (var _ in Enumerable.Range(1, 2))
            await worker.PostAsync(page, [], $"/cases/{given}/meetings/1/call-off");

        Assert.Equal(2, (await SentAsync(given, "team-meeting-off")).Count);
        Assert.Contains("Called off by Sam Hill", (await worker.PageAsync($"/cases/{given}/reviews")).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_invitation_is_refused_beside_its_fields_and_nobody_is_told()
    {
        var given = await app.PlannedAsync("Wrongly");
        var worker = await app.SignedInAsync("worker");

        var refused = await worker.PostFormAsync($"/cases/{given}/meetings/new", new()
        {
            ["MeetsOn"] = "25 11 2026", ["MeetsAt"] = "14:30", ["Place"] = "", ["Guests[0].Name"] = "Helen", ["Guests[0].Email"] = "helen at school", ["Guests[1].Name"] = "", ["Guests[1].Email"] = "a@b.example",
        }, $"/cases/{given}/meetings");

        var (page, errors) = await refused.RefusedAsync();
        Assert.Contains("Enter where the meeting is", errors, StringComparison.Ordinal);
        Assert.Contains("Enter an email address in the correct format", page.GetElementById("Guests_0__Email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Enter the name", page.GetElementById("Guests_1__Name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("helen at school", "14:30"), (page.Typed("Guests[0].Email"), page.Typed("MeetsAt")));
        Assert.Empty(await SentAsync(given, "team-meeting"));
    }

    [Theory]
    [InlineData("17 11 2026", "2pm", "The day of the meeting must be today or later")]
    [InlineData("31 12 9999", "2pm", "The day of the meeting must be within a year")]
    [InlineData("25 11 2026", "noonish", "The time of the meeting must be a time, like 2pm or 14:30")]
    public async Task A_meeting_needs_a_day_and_a_time_that_can_be(string day, string time, string sentence)
    {
        var given = await app.PlannedAsync("Someday");

        var refused = await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/meetings/new", new() { ["MeetsOn"] = day, ["MeetsAt"] = time, ["Place"] = "School", ["Guests[0].Name"] = "Helen" }, $"/cases/{given}/meetings");

        Assert.Contains(sentence, (await refused.RefusedAsync()).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_added_without_script_and_nothing_typed_is_lost()
    {
        var given = await app.PlannedAsync("Morepeople");
        var worker = await app.SignedInAsync("worker");

        var more = await worker.PostFormAsync($"/cases/{given}/meetings/new", new() { ["Place"] = "School", ["Guests[0].Name"] = "Helen", ["Do"] = "add Guests.Name" }, $"/cases/{given}/meetings");

        var page = await more.DocumentAsync();
        Assert.Equal((HttpStatusCode.OK, "School", "Helen", ""), (more.StatusCode, page.Typed("Place"), page.Typed("Guests[0].Name"), page.Typed("Guests[1].Name")));
        Assert.Equal("Helen", (await worker.PageAsync($"/cases/{given}/meetings/new")).Typed("Guests[0].Name"));
    }

    [Fact]
    public async Task Those_invited_stand_in_the_review_that_follows()
    {
        var given = await app.PlannedAsync("Followed");
        var worker = await app.SignedInAsync("worker");
        await CallAsync(worker, given);
        app.Clock.Utc = app.Clock.Utc.AddDays(7);
        worker = await app.SignedInAsync("worker");

        var form = await worker.PageAsync($"/cases/{given}/reviews/new");

        Assert.Equal(("Helen Marsh", "St Mary’s school", "Gran"), (form.Typed("Team[0].Name"), form.Typed("Team[0].Agency"), form.Typed("Team[2].Name")));
        app.Clock.Utc = app.Clock.Utc.AddDays(-7);
    }

    [Fact]
    public async Task Closing_the_case_calls_off_what_was_to_come_and_tells_those_invited()
    {
        var given = await Closures.Worked.RatedAsync(app, "Endedbefore");
        await CallAsync(await app.SignedInAsync("worker"), given);
        await Closures.Worked.WorkAsync(app, given, Closures.Worked.Propose);
        var lead = await app.SignedInAsync("lead");

        await lead.PostAsync(await lead.PageAsync($"/cases/{given}/closure"), [], $"/cases/{given}/closure/sign-off");

        Assert.Equal(["h.marsh@st-marys.example", "nurse@health.example"], (await SentAsync(given, "team-meeting-off")).Select(m => m.To).Order());
        Assert.Contains("Meetings of the team that were to come are called off", (await lead.PageAsync($"/cases/{given}/closure")).Read(), StringComparison.Ordinal);
        var page = (await lead.PageAsync($"/cases/{given}/reviews")).Read();
        Assert.Contains("Called off by Martin Cole", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Call it off", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_that_outlived_its_case_is_called_off_by_the_worker()
    {
        var given = await Closures.Worked.RatedAsync(app, "Outlived");
        var worker = await app.SignedInAsync("worker");
        await CallAsync(worker, given);
        await Closures.Worked.WorkAsync(app, given, Closures.Worked.Close);
        var page = await worker.PageAsync($"/cases/{given}/reviews");
        Assert.Contains("Call it off", page.Read(), StringComparison.Ordinal);

        var off = await worker.PostAsync(page, [], $"/cases/{given}/meetings/1/call-off");

        Assert.Equal($"/cases/{given}/reviews", off.Headers.Location!.OriginalString);
        Assert.Equal(2, (await SentAsync(given, "team-meeting-off")).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync($"/cases/{given}/meetings/new")).StatusCode);
    }

    internal static Task<HttpResponseMessage> CallAsync(HttpClient worker, string reference) => worker.PostFormAsync($"/cases/{reference}/meetings/new", new()
    {
        ["MeetsOn"] = "25 11 2026", ["MeetsAt"] = "2 pm", ["Place"] = "St Mary’s school, room 4",
        ["Guests[0].Name"] = "Helen Marsh", ["Guests[0].Agency"] = "St Mary’s school", ["Guests[0].Email"] = "h.marsh@st-marys.example",
        ["Guests[1].Name"] = "Joan Kerr", ["Guests[1].Agency"] = "School nurse", ["Guests[1].Email"] = "nurse@health.example", ["Guests[2].Name"] = "Gran",
    }, $"/cases/{reference}/meetings");

    private Task<List<OutboxMessage>> SentAsync(string reference, string template) =>
        app.WithDbAsync(db => db.Outbox.Where(m => m.Template == template && m.Body.Contains(reference)).ToListAsync());
}
