using System.Net;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Notify;

public sealed class FormTests : IDisposable
{
    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_whole_form_is_filled_in_sent_and_kept_word_for_word()
    {
        var notifier = Notifier.At(app);
        var day = SampleNotifications.Day(1);

        var reference = await notifier.SendSampleAsync(1, day);

        var kept = await app.WithDbAsync(db => db.Notifications.Include(n => n.Versions).Include(n => n.Family).SingleAsync(n => n.Reference == reference));
        Assert.Empty(Changes.Between(FormDefinition.EarlyHelp, SampleNotifications.Of(1), Answers.FromJson(kept.Newest.Answers), day));
        Assert.Equal(new DateOnly(2026, 11, 19), kept.ConsiderBy);
        Assert.Equal(100, kept.CompletePercent);
        var sent = await notifier.Browser.PageAsync($"/notify/sent/{reference}");
        Assert.Contains(reference, sent.QuerySelector(".govuk-panel")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thursday 19 November 2026", sent.Body!.TextContent, StringComparison.Ordinal);
        var copy = await notifier.Browser.PageAsync($"/notify/sent/{reference}/copy");
        Assert.Contains("I want Dad's chair back", copy.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync($"/notify/sent/{reference}")).StatusCode);
    }

    [Fact]
    public async Task A_form_sent_twice_gives_one_notification()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        app.Clock.SetLocal(new DateTime(2026, 11, 17, 10, 0, 0));
        await notifier.FillAsync(FormDefinition.EarlyHelp, SampleNotifications.Of(1));
        var page = await notifier.Browser.PageAsync("/notify/check");
        var other = await notifier.Browser.PageAsync("/notify/check");

        var first = await notifier.PostAsync(page, "/notify/check", []);
        var resent = await notifier.PostAsync(page, "/notify/check", []);
        var fromAnotherWindow = await notifier.PostAsync(other, "/notify/check", []);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, resent.Headers.Location);
        Assert.Equal(first.Headers.Location, fromAnotherWindow.Headers.Location);
        Assert.Equal(1, await app.WithDbAsync(db => db.Notifications.CountAsync()));
    }

    [Fact]
    public async Task What_is_missing_is_listed_with_links_to_its_questions()
    {
        var notifier = await Notifier.At(app).BeginAsync();

        var sent = await notifier.SendFormAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await sent.DocumentAsync();
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".govuk-error-summary__list a").Select(a => $"{a.TextContent.Trim()} → {a.GetAttribute("href")}").ToArray();
        Assert.Contains("Enter your full name → /notify/your-details#NOT01", links);
        Assert.Contains("Add at least one child or unborn baby → /notify/people#people", links);
        Assert.Equal(0, await app.WithDbAsync(db => db.Notifications.CountAsync()));
    }

    [Fact]
    public async Task A_wrong_answer_is_refused_and_still_there_with_everything_else()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        await notifier.PostPageAsync("own-family", new() { ["NOT13"] = "yes", ["NOT13C"] = "no" });

        var refused = await notifier.PostPageAsync("your-details", new() { ["NOT01"] = "Олена Шевченко", ["NOT06"] = "not an address", ["NOT07"] = "07700 900 455" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var later = await notifier.Browser.PageAsync("/notify/your-details");
        foreach (var page in new[] { await refused.DocumentAsync(), later })
        {
            Assert.Equal("Олена Шевченко", page.QuerySelector("#NOT01")!.GetAttribute("value"));
            Assert.Equal("not an address", page.QuerySelector("#NOT06")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Questions_that_an_answer_brings_up_are_shown_before_they_are_missed()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        await notifier.PostPageAsync("own-family", new() { ["NOT13"] = "no" });

        var more = await notifier.PostPageAsync("your-details", new()
        {
            ["NOT01"] = "Helen Marsh", ["NOT04"] = "SCH-PRI", ["NOT03"] = "-", ["NOT02"] = "Head", ["NOT06"] = "h@school.example", ["NOT07"] = "01632 960 101",
        });

        Assert.Equal("/notify/your-details", more.Headers.Location?.OriginalString);
        Assert.NotNull((await notifier.Browser.PageAsync("/notify/your-details")).QuerySelector("#NOT08"));
    }

    [Fact]
    public async Task Saving_and_going_back_to_the_list_keeps_an_unfinished_page()
    {
        var notifier = await Notifier.At(app).BeginAsync();

        var saved = await notifier.PostPageAsync("your-details", new() { ["NOT01"] = "Helen Marsh" }, "list");

        Assert.Equal("/notify/tasks", saved.Headers.Location?.OriginalString);
        Assert.Equal("Helen Marsh", (await notifier.Browser.PageAsync("/notify/your-details")).QuerySelector("#NOT01")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_double_click_on_add_adds_one_person_and_a_person_can_be_taken_out()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        var once = await notifier.PostPageAsync("people", [], "add");
        var twice = await notifier.PostPageAsync("people", [], "add");
        Assert.Equal("/notify/person/p1", once.Headers.Location?.OriginalString);
        Assert.Equal(once.Headers.Location, twice.Headers.Location);

        await notifier.Browser.PostFormAsync("/notify/people/p1/remove", []);

        Assert.Equal(HttpStatusCode.NotFound, (await notifier.Browser.GetAsync("/notify/person/p1")).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_submits_at_the_same_moment_make_one_notification_and_one_acknowledgement(bool fromTwoWindows)
    {
        app.Clock.SetLocal(SampleNotifications.Day(1).ToDateTime(new TimeOnly(10, 42)));
        var notifier = await Notifier.At(app).BeginAsync();
        await notifier.FillAsync(FormDefinition.EarlyHelp, SampleNotifications.Of(1));
        var window = await notifier.Browser.PageAsync("/notify/check");
        var other = fromTwoWindows ? await notifier.Browser.PageAsync("/notify/check") : window;

        var sent = await Task.WhenAll(new[] { window, other }.Select(page => Task.Run(() => notifier.PostAsync(page, "/notify/check", []))));

        var kept = await app.WithDbAsync(db => db.Notifications.SingleAsync());
        Assert.All(sent, answer => Assert.Equal($"/notify/sent/{kept.Reference}", answer.Headers.Location?.OriginalString));
        Assert.Equal(1, await app.WithDbAsync(db => db.Outbox.CountAsync()));
        Assert.Equal(1, await app.WithDbAsync(db => db.Families.CountAsync()));
    }

    [Fact]
    public async Task The_familys_copy_does_not_print_a_confidential_address()
    {
        app.Clock.SetLocal(SampleNotifications.Day(1).ToDateTime(new TimeOnly(10, 42)));
        var notifier = await Notifier.At(app).BeginAsync();
        var answers = SampleNotifications.Of(1);
        (answers.Items("addresses")[0]["ADD09"], answers.Items("addresses")[0]["ADD09W"]) = ("yes", "Uncle Ray");
        await notifier.FillAsync(FormDefinition.EarlyHelp, answers);
        var sent = await notifier.SendFormAsync();

        var copy = (await notifier.Browser.PageAsync($"{sent.Headers.Location!.OriginalString}/copy")).DocumentElement.TextContent;

        foreach (var hidden in new[] { "Cooper", "TN24", "Uncle Ray" })
            Assert.DoesNotContain(hidden, copy, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("I get tummy ache", copy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_in_danger_stops_at_the_numbers_to_call_and_the_form_is_flagged()
    {
        var visitor = app.Visitor();
        var stopped = await visitor.PostFormAsync("/notify/start", new() { ["Danger"] = "yes" });
        Assert.Equal("/notify/danger-now", stopped.Headers.Location?.OriginalString);
        var page = await visitor.PageAsync("/notify/danger-now");
        Assert.Contains("999", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("01632 960 500", page.Body!.TextContent, StringComparison.Ordinal);

        var notifier = await Notifier.At(app).BeginAsync(danger: "yes");

        Assert.True((await notifier.Browser.PageAsync("/notify/danger")).QuerySelector("input[name=NOT15][value=yes]")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task Refused_consent_stops_the_form_until_a_safeguarding_reason_is_given()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        app.Clock.SetLocal(new DateTime(2026, 11, 17, 10, 0, 0));
        var answers = SampleNotifications.Of(1);
        answers["CON00"] = "refused";
        answers["CON11"] = "refused";
        answers["CON11W"] = "The mother does not want anybody to be told about this.";
        answers["DEC01S"] = "yes";
        await notifier.FillAsync(FormDefinition.EarlyHelp, answers);

        var stopped = await notifier.SendFormAsync();
        Assert.Equal("/notify/consent-needed", stopped.Headers.Location?.OriginalString);
        Assert.NotNull((await notifier.Browser.PageAsync("/notify/consent-needed")).QuerySelector("a[href='/notify/without-consent']"));

        await notifier.PostPageAsync("without-consent", new() { ["CON11"] = "sg-override", ["CON11W"] = "The children have been without food twice this week and we fear for them." });
        await notifier.PostPageAsync("declaration", new() { ["DEC01S"] = "yes", ["DEC04"] = "Helen Marsh" });
        var sent = await notifier.SendFormAsync();

        Assert.True(sent.Headers.Location?.OriginalString.StartsWith("/notify/sent/", StringComparison.Ordinal), await Notifier.ErrorsAsync(sent));
    }
}
