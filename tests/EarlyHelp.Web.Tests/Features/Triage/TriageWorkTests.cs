using System.Net;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Triage;

/// <summary>What triage does beside deciding: calls the front door, tells people apart, hands over; and what it types is not lost.</summary>
public sealed class TriageWorkTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Immediate_risk_offers_the_front_door_and_keeps_the_time_of_the_call()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 30, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ReceiveAsync(1);
        var page = await client.PageAsync($"/triage/{reference}");
        Assert.Contains("Ring the social care front door now", page.QuerySelector("#main-content")!.TextContent, StringComparison.Ordinal);
        var immediate = new Dictionary<string, string?>(Triaged.Screening) { ["Risk"] = "Immediate", ["PassedToSocialCare"] = "true", ["SocialCareCalledAt"] = "9:45am" };

        Assert.Equal(["The time of the call must be in the past"], await (await client.PostAsync(page, immediate, $"/triage/{reference}/screening")).ErrorsAsync());
        (await client.PostFormAsync($"/triage/{reference}", new(immediate) { ["SocialCareCalledAt"] = "9:15am" }, $"/triage/{reference}/screening")).Leads($"/triage/{reference}");

        var screened = await app.NotificationAsync(reference);
        Assert.Equal((RiskLevel.Immediate, true, UkTime.ToUtc(new DateTime(2026, 11, 18, 9, 15, 0))), (screened.Screening!.Risk, screened.Screening.PassedToSocialCare, screened.Screening.SocialCareCalledAt));
        Assert.Contains("social care front door called at 9:15am", screened.Timeline.Single(t => t.What == "Screened").Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Immediate", null)]
    [InlineData("Immediate", "9:15 am")]
    [InlineData("Some", null)]
    public async Task A_screening_saved_again_on_a_later_day_keeps_the_call_to_the_front_door(string risk, string? typed)
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 30, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ReceiveAsync(1);
        var immediate = new Dictionary<string, string?>(Triaged.Screening) { ["Risk"] = "Immediate", ["PassedToSocialCare"] = "true", ["SocialCareCalledAt"] = "9:15am" };
        (await client.PostFormAsync($"/triage/{reference}", immediate, $"/triage/{reference}/screening")).Leads($"/triage/{reference}");
        app.Clock.SetLocal(new DateTime(2026, 11, 19, 14, 0, 0));
        client = await app.SignedInAsync("triage");

        Dictionary<string, string?> again = new() { ["Risk"] = risk };
        if (typed is not null)
            again["SocialCareCalledAt"] = typed;
        (await client.PostFormAsync($"/triage/{reference}", again, $"/triage/{reference}/screening")).Leads($"/triage/{reference}");

        var screened = (await app.NotificationAsync(reference)).Screening!;
        Assert.Equal((true, UkTime.ToUtc(new DateTime(2026, 11, 18, 9, 15, 0))), (screened.PassedToSocialCare, screened.SocialCareCalledAt));
    }

    [Fact]
    public async Task A_call_before_midnight_is_recorded_after_it_with_its_day()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 0, 10, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ReceiveAsync(1);
        var immediate = new Dictionary<string, string?>(Triaged.Screening) { ["Risk"] = "Immediate", ["PassedToSocialCare"] = "true", ["SocialCareCalledAt"] = "17 11 2026 11:55 pm" };

        (await client.PostFormAsync($"/triage/{reference}", immediate, $"/triage/{reference}/screening")).Leads($"/triage/{reference}");

        var screened = await app.NotificationAsync(reference);
        Assert.Equal(UkTime.ToUtc(new DateTime(2026, 11, 17, 23, 55, 0)), screened.Screening!.SocialCareCalledAt);
        Assert.Contains("called on 17 November 2026, 11:55pm", screened.Timeline.Single(t => t.What == "Screened").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_are_not_the_same_are_told_apart_once_and_for_all()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 17, 10, 42, 0));
        var client = await app.SignedInAsync("triage");
        await app.ReceiveAsync(1);
        var reference = await app.ReceiveAsync(7);
        var address = $"/triage/{reference}/not-the-same";
        var before = await client.PageAsync($"/triage/{reference}");
        var pair = before.QuerySelector($"form[action='{address}']")!;
        var (person, other) = (Value("personId"), Value("candidateId"));

        (await client.PostAsync(before, new() { ["personId"] = person, ["candidateId"] = other }, address)).Leads($"/triage/{reference}");

        var after = await (await app.SignedInAsync("triage2")).PageAsync($"/triage/{reference}");
        Assert.DoesNotContain((person, other), after.QuerySelectorAll($"form[action='{address}']").Select(f => (f.QuerySelector("[name=personId]")!.GetAttribute("value")!, f.QuerySelector("[name=candidateId]")!.GetAttribute("value")!)));
        Assert.Equal("Priya Nair", await app.WithDbAsync(db => db.Staff.Where(s => db.NotTheSame.Any(n => n.ById == s.Id)).Select(s => s.Name).SingleAsync()));
        // A pair that the page did not offer does not exist.
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync(before, new() { ["personId"] = other, ["candidateId"] = person, ["_once"] = null }, address)).StatusCode);

        string Value(string name) => pair.QuerySelector($"[name={name}]")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task A_triage_manager_hands_it_to_a_colleague_and_an_officer_cannot()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var (priya, manager) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage.manager"));
        var reference = await app.ReceiveAsync(1);
        (await priya.PostFormAsync($"/triage/{reference}", [], $"/triage/{reference}/claim")).Leads($"/triage/{reference}");
        var address = $"/triage/{reference}/reassignment";
        var page = await manager.PageAsync($"/triage/{reference}");
        Assert.Empty((await priya.PageAsync($"/triage/{reference}")).QuerySelectorAll($"form[action='{address}']"));

        Assert.Equal(["Choose a colleague"], await (await manager.PostAsync(page, new() { ["StaffId"] = "" }, address)).ErrorsAsync());
        var owen = page.QuerySelectorAll("select[name=StaffId] option").Single(o => o.TextContent.Trim() == "Owen Blake").GetAttribute("value");
        (await manager.PostFormAsync($"/triage/{reference}", new() { ["StaffId"] = owen }, address)).Leads($"/triage/{reference}");

        var handed = await app.NotificationAsync(reference);
        Assert.Equal(("Owen Blake", "Reassigned from Priya Nair to Owen Blake"), (handed.Claim!.Name, handed.Timeline.MaxBy(t => t.Id)!.What));
        var own = (await app.SignedInAsync("triage2")).PageAsync("/triage?show=mine");
        Assert.Contains(reference, (await own).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_whose_notification_was_decided_meanwhile_is_told_by_whom_and_keeps_what_was_typed()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));
        var reference = await app.ScreenedAsync(priya, 6);
        var typing = await owen.PageAsync($"/triage/{reference}/decision");
        await priya.DecideAsync(reference, Triaged.Unit);

        var late = await owen.PostAsync(typing, new(Triaged.Unit) { ["Outcome"] = "Advice", ["Rationale"] = "Owen’s own words about this family" }, $"/triage/{reference}/decision");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = (await late.DocumentAsync()).Body!.TextContent;
        foreach (var told in new[] { "Priya Nair", "Decided", "Owen’s own words about this family" })
            Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains("Owen’s own words", System.Text.RegularExpressions.Regex.Unescape(await app.WithDbAsync(db => db.StaffDrafts.Where(d => d.Key == $"decision:{reference}").Select(d => d.Values).SingleAsync())), StringComparison.Ordinal);
        Assert.Equal(TriageOutcome.Unit, Assert.Single((await app.NotificationAsync(reference)).Decisions).Outcome);
    }

    [Fact]
    public async Task What_was_typed_into_a_decision_comes_back_to_its_writer_only_and_is_gone_once_it_is_saved()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));
        var reference = await app.ScreenedAsync(priya, 6);
        await KeepAsync(priya, $"/triage/{reference}/decision", $"decision:{reference}", new() { ["Outcome"] = "Commissioned", ["Commissioned.Service"] = "Rising Tide", ["Rationale"] = "Half a sen" });

        var again = await (await app.SignedInAsync("triage")).PageAsync($"/triage/{reference}/decision");
        Assert.Equal("Half a sen", again.QuerySelector("#Rationale")!.TextContent.Trim());
        Assert.Equal("Rising Tide", again.QuerySelector("#Commissioned_Service")!.GetAttribute("value"));
        Assert.True(again.QuerySelector("input[name=Outcome][value=Commissioned]")!.HasAttribute("checked"));
        Assert.Equal("", (await owen.PageAsync($"/triage/{reference}/decision")).QuerySelector("#Rationale")!.TextContent.Trim());

        await priya.DecideAsync(reference, Triaged.Unit);
        Assert.Equal(0, await app.WithDbAsync(db => db.StaffDrafts.CountAsync()));
    }

    [Fact]
    public async Task A_half_written_question_to_the_notifier_comes_back_with_what_was_ticked()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ReceiveAsync(7);
        var address = $"/triage/{reference}/information/new";
        await KeepAsync(client, address, $"information:{reference}", new() { ["Fields"] = "RSN07", ["Note"] = "Can you say what" });

        var again = await client.PageAsync(address);
        Assert.Equal("Can you say what", again.QuerySelector("#Note")!.TextContent.Trim());
        Assert.Equal(["RSN07"], again.QuerySelectorAll("input[name=Fields][checked]").Select(box => box.GetAttribute("value")));

        (await client.PostAsync(again, new() { ["Fields"] = "RSN07" }, $"/triage/{reference}/information")).Leads($"/triage/{reference}");
        Assert.Equal(0, await app.WithDbAsync(db => db.StaffDrafts.CountAsync()));
    }

    [Fact]
    public async Task Whoever_enters_notifications_is_led_there_from_start_queue_and_register_and_nobody_else()
    {
        var (triage, worker) = (await app.SignedInAsync("triage"), await app.SignedInAsync("worker"));

        foreach (var page in new[] { "/", "/triage", "/notifications" })
            Assert.NotNull((await triage.PageAsync(page)).QuerySelector("main a[href='/notifications/new']"));
        foreach (var page in new[] { "/", "/notifications" })
            Assert.Null((await worker.PageAsync(page)).QuerySelector("a[href='/notifications/new']"));
    }

    // As the script of the page keeps it: every field of the form, with its token.
    private static async Task KeepAsync(HttpClient client, string address, string key, Dictionary<string, string?> fields)
    {
        var page = await client.PageAsync(address);
        foreach (var form in page.Forms.Where(f => f.GetAttribute("data-draft-key") == key))
            form.SetAttribute("action", $"/drafts/{key}");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync(page, fields, $"/drafts/{key}")).StatusCode);
    }
}
