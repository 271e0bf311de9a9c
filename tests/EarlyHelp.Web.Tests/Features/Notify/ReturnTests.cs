using System.Net;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Notify;

public sealed class ReturnTests : IDisposable
{
    private const string Email = "helen@school.example";

    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "60", ["Limits:PerRecord"] = "60" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_saved_form_opens_in_another_browser_by_link_and_code_with_every_word()
    {
        var (link, second) = await SavedAsync();

        var opened = await EnterAsync(second, link);

        Assert.Equal("/notify/tasks", opened.Headers.Location?.OriginalString);
        Assert.Equal("Helen Marsh", (await second.Browser.PageAsync("/notify/your-details")).QuerySelector("#NOT01")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (link, second) = await SavedAsync();
        await EnterAsync(second, link);

        var third = Notifier.At(app);
        var again = await third.Browser.PostFormAsync($"{link}/code", new() { ["Code"] = await third.CodeSentToAsync(Email) });

        await OpensNothingAsync(again, third);
    }

    [Fact]
    public async Task A_code_is_dead_after_half_an_hour()
    {
        var (link, second) = await SavedAsync();
        await second.Browser.PostFormAsync(link, []);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);

        var late = await second.Browser.PostFormAsync($"{link}/code", new() { ["Code"] = await second.CodeSentToAsync(Email) });

        await OpensNothingAsync(late, second);
    }

    [Fact]
    public async Task Five_wrong_guesses_kill_the_right_code_too()
    {
        var (link, second) = await SavedAsync();
        await second.Browser.PostFormAsync(link, []);
        var right = await second.CodeSentToAsync(Email);
        for (var guess = 0; guess < 5; guess++)
            await second.Browser.PostFormAsync($"{link}/code", new() { ["Code"] = right == "000000" ? "111111" : "000000" });

        var answer = await second.Browser.PostFormAsync($"{link}/code", new() { ["Code"] = right });

        await OpensNothingAsync(answer, second);
    }

    [Fact]
    public async Task An_unknown_link_is_answered_like_a_known_one()
    {
        var (link, second) = await SavedAsync();
        var unknown = $"/notify/return/{new string('a', 40)}";

        var pages = new List<string>();
        foreach (var each in new[] { link, unknown })
        {
            var asked = await second.Browser.PostFormAsync(each, []);
            Assert.Equal($"{each}/code", asked.Headers.Location?.OriginalString);
            var wrong = await second.Browser.PostFormAsync($"{each}/code", new() { ["Code"] = "123 45 6" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            pages.Add((await wrong.DocumentAsync()).QuerySelector("main")!.TextContent);
        }

        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task A_form_not_touched_for_28_days_opens_nothing()
    {
        var (link, second) = await SavedAsync();
        app.Clock.Utc = app.Clock.Utc.AddDays(28).AddMinutes(1);

        await second.Browser.PostFormAsync(link, []);

        await Assert.ThrowsAsync<InvalidOperationException>(() => second.CodeSentToAsync(Email));
    }

    [Theory]
    [InlineData("Helen@School.example", "helen@school.example")]
    [InlineData("helen@school.example", "HELEN@school.example")]
    public async Task A_saved_form_is_found_again_whatever_the_capitals_of_the_address(string saved, string asked)
    {
        var notifier = await Notifier.At(app).BeginAsync();
        await notifier.Browser.PostFormAsync("/notify/save", new() { ["Email"] = saved });
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);

        await app.Visitor().PostFormAsync("/notify/return", new() { ["Email"] = asked });

        Assert.Equal([Email, Email], await LinksSentToAsync());
    }

    [Fact]
    public async Task No_more_than_five_links_go_to_one_address_in_half_an_hour()
    {
        await SavedAsync();
        for (var asked = 0; asked < 8; asked++)
        {
            app.Clock.Utc = app.Clock.Utc.AddSeconds(1);
            var answer = await app.Visitor().PostFormAsync("/notify/return", new() { ["Email"] = Email });
            Assert.Equal("/notify/saved", answer.Headers.Location?.OriginalString);
        }

        Assert.Equal(5, (await LinksSentToAsync()).Count);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);
        await app.Visitor().PostFormAsync("/notify/return", new() { ["Email"] = Email });
        Assert.Equal(6, (await LinksSentToAsync()).Count);
    }

    [Fact]
    public async Task Too_many_tries_are_refused_in_words()
    {
        using var strict = new App { Settings = { ["Limits:PerVisitor"] = "3" } };
        var visitor = strict.Visitor();
        var answers = new List<HttpResponseMessage>();
        for (var tries = 0; tries < 4; tries++)
            answers.Add(await visitor.PostFormAsync("/notify/return", new() { ["Email"] = "guess@example.com" }));

        Assert.Equal(HttpStatusCode.Redirect, answers[2].StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[3].StatusCode);
        Assert.Equal("You have tried too many times", (await answers[3].DocumentAsync()).QuerySelector("h1")!.TextContent);
    }

    private async Task<(string Link, Notifier Second)> SavedAsync()
    {
        var first = await Notifier.At(app).BeginAsync();
        await first.PostPageAsync("your-details", new() { ["NOT01"] = "Helen Marsh" }, "list");
        var saved = await first.Browser.PostFormAsync("/notify/save", new() { ["Email"] = Email });
        Assert.Equal("/notify/saved", saved.Headers.Location?.OriginalString);
        return (await first.LinkSentToAsync(Email, "saved-form"), Notifier.At(app));
    }

    private static async Task<HttpResponseMessage> EnterAsync(Notifier second, string link)
    {
        await second.Browser.PostFormAsync(link, []);
        return await second.Browser.PostFormAsync($"{link}/code", new() { ["Code"] = await second.CodeSentToAsync(Email) });
    }

    private Task<List<string>> LinksSentToAsync() => app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "saved-form").Select(m => m.To).ToListAsync());

    private static async Task OpensNothingAsync(HttpResponseMessage answer, Notifier browser)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Browser.GetAsync("/notify/tasks")).StatusCode);
    }
}
