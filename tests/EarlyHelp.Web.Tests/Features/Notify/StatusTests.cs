using System.Net;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Notify;

public sealed class StatusTests : IDisposable
{
    private const string Email = "h.marsh@st-annes.example";
    private const string Typed = "The grandmother now comes every day, and the children like it.";
    private static readonly Actor Officer = Actor.Staff(1, "Officer", Role.TriageOfficer);

    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000", ["Limits:PerRecord"] = "100" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_status_page_tells_the_stage_and_nothing_of_the_family()
    {
        var reference = await SentAsync();
        var notifier = Notifier.At(app);

        Assert.Equal($"/notify/status/{reference}", (await notifier.EnterStatusCodeAsync(reference, Email)).Headers.Location?.OriginalString);
        var received = await notifier.Browser.PageAsync($"/notify/status/{reference}");
        Assert.Equal("We have received it", received.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Walker", received.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Leo", received.Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().GetAsync($"/notify/status/{reference}")).StatusCode);
    }

    [Fact]
    public async Task An_unknown_reference_and_another_address_are_answered_like_the_right_ones_and_get_no_code()
    {
        var reference = await SentAsync();
        var visitor = app.Visitor();
        foreach (var (asked, email) in new[] { ("EHN-2026-999999", Email), (reference, "somebody@else.example"), (reference, Email) })
        {
            var answer = await visitor.PostFormAsync("/notify/status", new() { ["Reference"] = asked, ["Email"] = email });
            Assert.Equal($"/notify/status/{asked}/code", answer.Headers.Location?.OriginalString);
        }

        Assert.Equal([Email], await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "code").Select(m => m.To).ToListAsync()));
    }

    [Fact]
    public async Task A_guessed_or_used_code_shows_nothing()
    {
        var reference = await SentAsync();
        var notifier = Notifier.At(app);
        await notifier.EnterStatusCodeAsync(reference, Email);
        var used = await notifier.CodeSentToAsync(Email);

        var again = await app.Visitor().PostFormAsync($"/notify/status/{reference}/code", new() { ["Code"] = used });
        var guessed = await app.Visitor().PostFormAsync("/notify/status/EHN-2026-999999/code", new() { ["Code"] = "123456" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guessed.StatusCode);
    }

    [Fact]
    public async Task Only_what_was_asked_for_opens_and_the_answers_come_into_the_same_notification()
    {
        var reference = await SentAsync();
        await ChangeAsync(reference, notification => notification.RequestInformation(["RSN07", "people.p2.VOI02"], "Two things", Officer, Now, Today));
        var notifier = Notifier.At(app);
        Assert.Equal($"/notify/status?reference={reference}", (await notifier.Browser.GetAsync($"/notify/answer/{reference}")).Headers.Location?.OriginalString);
        await notifier.EnterStatusCodeAsync(reference, Email);
        var desk = new Notifier(app, notifier.Browser, $"/notify/answer/{reference}");

        Assert.Equal(HttpStatusCode.NotFound, (await notifier.Browser.GetAsync($"/notify/answer/{reference}/your-details")).StatusCode);
        var page = await notifier.Browser.PageAsync($"/notify/answer/{reference}/reasons");
        Assert.NotNull(page.QuerySelector("#RSN07"));
        Assert.Null(page.QuerySelector("#RSN03"));
        await desk.PostPageAsync("reasons", new() { ["RSN07"] = "The grandmother now comes every day, and the children like it." });
        var sent = await desk.SendFormAsync();

        Assert.Equal($"/notify/status/{reference}", sent.Headers.Location?.OriginalString);
        var now = await app.WithDbAsync(db => db.Notifications.Include(n => n.Versions).Include(n => n.Requests).SingleAsync(n => n.Reference == reference));
        Assert.Equal(NotificationState.Received, now.State);
        Assert.Equal(["RSN07"], now.Newest.ChangedFields);
        Assert.Equal(2, now.Newest.Number);
        Assert.Contains("Leo", now.Newest.Answers, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await notifier.Browser.GetAsync($"/notify/answer/{reference}/reasons")).StatusCode);
    }

    [Fact]
    public async Task Whoever_works_on_the_answers_is_not_shut_out_after_half_an_hour()
    {
        var (reference, desk) = await AskedAsync();
        foreach (var minutes in new[] { 20, 20 })
        {
            app.Clock.Utc = app.Clock.Utc.AddMinutes(minutes);
            Assert.Equal(HttpStatusCode.OK, (await desk.Browser.GetAsync($"/notify/answer/{reference}/reasons")).StatusCode);
        }

        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Browser.GetAsync($"/notify/answer/{reference}/reasons")).StatusCode);
    }

    [Fact]
    public async Task A_page_sent_after_the_code_ran_out_comes_back_and_is_saved_once_a_new_code_is_entered()
    {
        var (reference, desk) = await AskedAsync();
        var target = $"/notify/answer/{reference}/reasons";
        var page = await desk.Browser.PageAsync(target);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);

        var late = await desk.PostAsync(page, target, [new("RSN07", Typed)], "next");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var kept = await late.DocumentAsync();
        Assert.Contains(Typed, kept.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(kept.QuerySelector($"a[href='/notify/status?reference={reference}']"));
        await desk.EnterStatusCodeAsync(reference, Email);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.Browser.PostAsync(kept, [], target)).StatusCode);
        Assert.Equal(Typed, (await desk.Browser.PageAsync(target)).QuerySelector("#RSN07")!.TextContent.Trim());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answers_sent_after_the_decision_come_back_with_every_word_and_a_number_to_call(bool saved)
    {
        var (reference, desk) = await AskedAsync();
        if (saved)
            await desk.PostPageAsync("reasons", new() { ["RSN07"] = Typed });
        var target = $"/notify/answer/{reference}/{(saved ? "check" : "reasons")}";
        var page = await desk.Browser.PageAsync(target);
        await ReturnAsync(reference);

        var late = await desk.PostAsync(page, target, saved ? [] : [new("RSN07", Typed)], "next");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var told = (await late.DocumentAsync()).QuerySelector("main")!.TextContent;
        Assert.Contains("We have decided on this notification meanwhile", told, StringComparison.Ordinal);
        Assert.Contains(Typed, told, StringComparison.Ordinal);
        Assert.Contains("01632 960 500", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_notification_is_corrected_from_what_was_typed_before()
    {
        var reference = await SentAsync();
        await ReturnAsync(reference);
        var notifier = Notifier.At(app);
        await notifier.EnterStatusCodeAsync(reference, Email);

        var corrected = await notifier.Browser.PostFormAsync($"/notify/status/{reference}", [], $"/notify/status/{reference}/correct");

        Assert.Equal("/notify/tasks", corrected.Headers.Location?.OriginalString);
        Assert.Equal("Helen Marsh", (await notifier.Browser.PageAsync("/notify/your-details")).QuerySelector("#NOT01")!.GetAttribute("value"));
        var sent = await notifier.SendFormAsync();
        var old = await app.WithDbAsync(db => db.Notifications.SingleAsync(n => n.Reference == reference));
        Assert.Equal(old.Id, await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference != reference).Select(n => n.ReplacesId).SingleAsync()));
        Assert.StartsWith("/notify/sent/", sent.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private async Task<(string Reference, Notifier Desk)> AskedAsync()
    {
        var reference = await SentAsync();
        await ChangeAsync(reference, notification => notification.RequestInformation(["RSN07", "people.p2.VOI02"], "Two things", Officer, Now, Today));
        var notifier = Notifier.At(app);
        await notifier.EnterStatusCodeAsync(reference, Email);
        return (reference, new Notifier(app, notifier.Browser, $"/notify/answer/{reference}"));
    }

    private Task<int> ReturnAsync(string reference) => app.InScopeAsync(async services =>
    {
        var inForce = services.GetRequiredService<StandardsInForce>();
        var (standards, calendar) = (await inForce.StandardsAsync(), await inForce.CalendarAsync());
        return await ChangeAsync(reference, notification =>
        {
            notification.Screen(new ScreeningFacts(RiskLevel.None, false, null, WhoTheyAre: "Not known to us"), standards, calendar, Officer, Now, Today);
            notification.Check([.. Enum.GetValues<CheckKind>().Select(kind => new CheckAnswer(kind, CheckResult.NothingFound, null, Today))], Officer, Now, Today);
            notification.Decide(new DecisionFacts
            {
                Outcome = TriageOutcome.Returned, Level = "KSCMP-2018/intensive", Rationale = "Too much is missing to consider it.", Message = "Please send it again.",
            }, Officer, Now, Today);
        });
    });

    private async Task<string> SentAsync() => await Notifier.At(app).SendSampleAsync(1, SampleNotifications.Day(1));

    private DateTime Now => app.Clock.Utc;

    private DateOnly Today => UkTime.DayOf(Now);

    private Task<int> ChangeAsync(string reference, Action<Notification> change) => app.WithDbAsync(async db =>
    {
        var notification = await db.Notifications.Include(n => n.Versions).Include(n => n.Requests).Include(n => n.Timeline).Include(n => n.Checks)
            .Include(n => n.Screening).Include(n => n.Decisions).SingleAsync(n => n.Reference == reference);
        change(notification);
        return await db.SaveChangesAsync();
    }, Officer);
}
