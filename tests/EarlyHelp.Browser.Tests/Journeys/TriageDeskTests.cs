using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>The desk of triage on a bad day: two officers on one notification, a double click, the back button; and finding a family again.</summary>
[Collection(Chromium.Journeys)]
public sealed class TriageDeskTests(Site site) : IClassFixture<Site>
{
    private const string Because = "School and family have tried what they can; the family want a worker.";

    [Fact]
    public async Task Of_two_officers_deciding_the_same_notification_the_second_is_told_who_decided_and_one_decision_stands()
    {
        var reference = await ReceivedAsync(1);
        var priya = await site.SignInAs("triage");
        var owen = await site.SignInAs("triage2");
        await priya.ScreenAsync(reference);
        await priya.CheckDecisionAsync(reference, Because);
        await owen.CheckDecisionAsync(reference, "I think that a worker in the unit is needed for this family.");
        await priya.PressAsync("Confirm the decision");

        await owen.PressAsync("Confirm the decision");

        await owen.SeesAsync("Priya Nair");
        await owen.SeesAsync("I think that a worker in the unit is needed for this family.");
        await owen.ChecksOutAsync("decision-conflict");
        Assert.Equal((1, 1), await DecisionsAndMessagesAsync(reference));
    }

    [Fact]
    public async Task A_double_click_and_a_resend_by_the_back_button_make_one_decision_and_one_message()
    {
        var reference = await ReceivedAsync(2);
        var triage = await site.SignInAs("triage");
        await triage.ScreenAsync(reference, priorityBecause: "Two episodes of self-harm in three weeks");
        await triage.CheckDecisionAsync(reference, Because);

        await triage.Button("Confirm the decision").DblClickAsync();
        await triage.Page.WaitForURLAsync("**/done");
        await triage.Page.GoBackAsync();
        if (await triage.Button("Confirm the decision").CountAsync() > 0)
            await triage.PressAsync("Confirm the decision");

        Assert.Equal((1, 1), await DecisionsAndMessagesAsync(reference));
    }

    [Fact]
    public async Task The_audit_of_a_notification_shows_each_change_with_before_and_after_and_each_look()
    {
        var reference = await ReceivedAsync(3);
        var triage = await site.SignInAs("triage");
        await triage.ScreenAsync(reference);
        var manager = await site.SignInAs("triage.manager");
        await manager.OpenAsync($"/triage/{reference}");

        await manager.OpenAsync($"/notifications/{reference}/audit");

        await manager.SeesAsync("Notifier");
        await manager.SeesAsync("Priya Nair");
        await manager.SeesAsync("Ruth Lindqvist");
        await manager.SeesAsync("Screening");
        await manager.ChecksOutAsync("audit-of-a-notification");
    }

    [Theory]
    [InlineData("Leo Wolker", "", "triage")]
    [InlineData("leo walker", "19 5 2016", "triage")]
    [InlineData("", "19 5 2016", "worker")]
    [InlineData("A950000178301", "", "worker")]
    [InlineData("TN24 8AA", "", "lead")]
    [InlineData("reference", "", "triage")]
    public async Task The_walkers_are_found_in_two_pages_and_two_fields(string typed, string born, string account)
    {
        var reference = await ReceivedAsync(1);
        if (account != "triage")
            await PassedToTheWorkerAsync(reference);
        var family = await site.App.WithDbAsync(db => db.Set<Notification>().Where(n => n.Reference == reference).Select(n => n.Family.Reference).SingleAsync());
        var colleague = await site.SignInAs(account);
        colleague.Cost.Reset();
        await colleague.FollowAsync("Search");
        if (typed.Length > 0)
            await colleague.FillAsync("Name, reference, UPN, NHS number, postcode or address", typed == "reference" ? reference : typed);
        if (born.Length > 0)
            await colleague.FillAsync("Date of birth", born);
        await colleague.PressAsync("Find");

        await colleague.SeesAsync(family);
        await colleague.SeesAsync("Leo Walker");
        colleague.Cost.IsAtMost(pageLoads: 2, inputs: 2);
        await colleague.ChecksOutAsync("search-found");
    }

    private async Task<string> ReceivedAsync(int sample)
    {
        site.App.Clock.SetLocal(new DateTime(2026, 11, 23, 9, 0, 0));
        return await site.App.ReceiveAsync(sample);
    }

    private async Task PassedToTheWorkerAsync(string reference)
    {
        var triage = await site.SignInAs("triage");
        await triage.ScreenAsync(reference);
        await triage.CheckDecisionAsync(reference, Because);
        await triage.PressAsync("Confirm the decision");
        var passed = await site.App.WithDbAsync(db => db.Set<Domain.Cases.EarlyHelpCase>().Where(c => c.Notification!.Reference == reference).Select(c => c.Reference).SingleAsync());
        var lead = await site.SignInAs("lead");
        await lead.AcceptAndAllocateAsync(passed, "Sam Hill");
    }

    private Task<(int Decisions, int Messages)> DecisionsAndMessagesAsync(string reference) => site.App.WithDbAsync(async db => (
        await db.Set<Notification>().Where(n => n.Reference == reference).Select(n => n.Decisions.Count).SingleAsync(),
        await db.Outbox.CountAsync(m => m.Template == "decision" && m.Body.Contains(reference))));
}
