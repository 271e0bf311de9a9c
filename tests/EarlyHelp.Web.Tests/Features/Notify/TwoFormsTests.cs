using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Notifications.Form;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Notify;

/// <summary>One browser, two windows, two families: neither gets a word of the other's.</summary>
public sealed class TwoFormsTests : IDisposable
{
    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_page_of_the_first_form_is_saved_into_the_first_though_a_second_was_begun()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        var firstWindow = await notifier.Browser.PageAsync("/notify/your-details");
        await BeginAnotherAsync(notifier);

        var saved = await notifier.PostAsync(firstWindow, "/notify/your-details", [new("NOT01", "Helen Marsh")], "list");

        Assert.Equal(["Helen Marsh", null], await WrittenAsync("NOT01"));
        var goesOn = saved.Headers.Location!.OriginalString;
        Assert.StartsWith("/notify/form/", goesOn, StringComparison.Ordinal);
        var list = await notifier.Browser.PageAsync(goesOn);
        var link = list.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(href => href.EndsWith("/your-details", StringComparison.Ordinal));
        Assert.Equal("Helen Marsh", (await notifier.Browser.PageAsync(link)).QuerySelector("#NOT01")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_address_that_does_not_say_which_of_two_forms_it_means_asks()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        var second = await BeginAnotherAsync(notifier);

        var page = await notifier.Browser.PageAsync("/notify/your-details");

        Assert.Equal("Which form do you want to go on with?", page.QuerySelector("h1")!.TextContent);
        var links = Begun(page);
        Assert.Equal(2, links.Length);
        Assert.Equal(second, links[0]);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await notifier.Browser.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Before_another_form_is_begun_the_one_begun_here_is_offered()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        await notifier.PostPageAsync("people", [], "add");
        await notifier.PostPageAsync("person/p1", new() { ["people.p1.PER02"] = "Leo" }, "list");

        var offered = Assert.Single(Begun(await notifier.Browser.PageAsync("/notify/choose")));

        Assert.Equal(HttpStatusCode.OK, (await notifier.Browser.GetAsync(offered)).StatusCode);
        Assert.Empty(Begun(await app.Visitor().PageAsync("/notify/choose")));
    }

    [Fact]
    public async Task A_page_of_a_form_that_is_not_open_here_comes_back_with_every_word_and_goes_into_no_other()
    {
        var stranger = await Notifier.At(app).BeginAsync();
        var theirs = (await stranger.Browser.PageAsync("/notify/your-details")).QuerySelector("input[name=_form]")!.GetAttribute("value");
        var notifier = await Notifier.At(app).BeginAsync();
        var page = await notifier.Browser.PageAsync("/notify/your-details");
        page.QuerySelector("input[name=_form]")!.SetAttribute("value", theirs);

        var refused = await notifier.PostAsync(page, "/notify/your-details", [new("NOT01", "Helen Marsh")], "next");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Helen Marsh", (await refused.DocumentAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([null, null], await WrittenAsync("NOT01"));
    }

    [Fact]
    public async Task Each_of_two_forms_is_saved_for_later_by_itself()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        var save = await notifier.Browser.PageAsync("/notify/save");
        await BeginAnotherAsync(notifier);

        await notifier.Browser.PostAsync(save, new() { ["Email"] = "first@school.example" }, "/notify/save");

        Assert.Equal(["first@school.example", null], await app.WithDbAsync(db => db.NotificationDrafts.OrderBy(d => d.Id).Select(d => d.Email).ToListAsync()));
    }

    private static async Task<string> BeginAnotherAsync(Notifier notifier) =>
        (await notifier.Browser.PostFormAsync("/notify/choose", new() { ["Way"] = "EarlyHelp" })).Headers.Location!.OriginalString;

    private static string[] Begun(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Where(href => href.StartsWith("/notify/form/", StringComparison.Ordinal))];

    private Task<List<string?>> WrittenAsync(string field) => app.WithDbAsync(async db =>
        (await db.NotificationDrafts.AsNoTracking().OrderBy(d => d.Id).Select(d => d.Answers).ToListAsync()).ConvertAll(json => Answers.FromJson(json)[field]));
}
