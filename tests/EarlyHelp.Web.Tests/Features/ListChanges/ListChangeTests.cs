using System.Net;
using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Web.Features.CodeLists;
using EarlyHelp.Web.Tests.Features.Notify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.ListChanges;

/// <summary>The county's own lists are changed from a day on; what was answered before keeps its words (ADR 33).</summary>
public sealed class ListChangeTests : IAsyncLifetime
{
    private const string Page = "/admin/code-lists/concern-codes-services";

    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public void Every_county_list_has_its_page_under_its_own_name() =>
        Assert.All(CountyLists.Own, own => Assert.Equal(own.Value.Codes, KnownLists.All.Single(l => l.Slug == own.Key).Codes));

    [Fact]
    public async Task A_choice_that_is_added_from_a_day_stands_in_the_form_from_that_day()
    {
        var admin = await app.SignedInAsync("admin");
        var added = await admin.PostFormAsync($"{Page}/choices/new", new() { ["Label"] = "Holiday clubs", ["From"] = "1 12 2026" });
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var list = await admin.PageAsync(Page);
        Assert.Contains("From 1 December 2026", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.DoesNotContain("Holiday clubs", await FormAsync(), StringComparison.Ordinal);
        app.Clock.SetLocal(new DateTime(2026, 12, 1, 9, 0, 0));
        Assert.Contains("Holiday clubs", await FormAsync(), StringComparison.Ordinal);
        Assert.Contains("\"Holiday clubs\"", await (await app.SignedInAsync("admin")).GetStringAsync("/admin/code-lists.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_is_reworded_or_ended_today_reads_as_it_was_where_it_was_answered()
    {
        var reference = await app.InScopeAsync(async services =>
        {
            var answers = SampleNotifications.Of(1);
            answers["OUT03"] = "debt";
            var received = await services.GetRequiredService<Reception>().ReceiveAsync(SampleNotifications.Form(1), answers, NotificationChannel.Online);
            await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
            return received.Reference;
        }, Actor.Notifier);
        app.Clock.SetLocal(new DateTime(2026, 11, 20, 9, 0, 0));
        var admin = await app.SignedInAsync("admin");

        var reworded = await admin.PostFormAsync($"{Page}/choices/debt/change", new() { ["Kind"] = "Reworded", ["Label"] = "Help with money", ["From"] = "20 11 2026" });
        Assert.Equal(HttpStatusCode.Redirect, reworded.StatusCode);
        var ended = await admin.PostFormAsync($"{Page}/choices/housing/change", new() { ["Kind"] = "Ended", ["Label"] = "Housing advice", ["From"] = "20 11 2026" });
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);

        var form = await FormAsync();
        Assert.Contains("Help with money", form, StringComparison.Ordinal);
        Assert.DoesNotContain("Housing advice", form, StringComparison.Ordinal);
        var read = await (await app.SignedInAsync("triage")).GetStringAsync($"/notifications/{reference}");
        Assert.Contains("Money advice", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Help with money", read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("choices/new", "", "1 12 2026", "Reworded", "Enter the words")]
    [InlineData("choices/new", "Play", "31 2 2027", "Reworded", "The date must be a real date, like 27 3 2026")]
    [InlineData("choices/new", "Play", "", "Reworded", "Enter the date from which it changes")]
    [InlineData("choices/debt/change", "Play", "1 12 2026", "", "Select what changes")]
    [InlineData("choices/debt/change", "Play", "1 12 2020", "Reworded", "The date must be today or later: what was answered before keeps its words")]
    [InlineData("choices/not-sure/change", "Play", "1 12 2026", "Ended", "This choice can’t end: other answers of the form depend on it")]
    public async Task What_is_wrong_is_said_beside_the_field_and_stays_typed(string form, string label, string from, string kind, string sentence)
    {
        var refused = await (await app.SignedInAsync("admin")).PostFormAsync($"{Page}/{form}", new() { ["Label"] = label, ["From"] = from, ["Kind"] = kind });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains(sentence, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(label, page.QuerySelector("input[name=Label]")!.GetAttribute("value") ?? "");
        Assert.Equal(0, await app.WithDbAsync(db => db.ListChanges.CountAsync()));
    }

    [Fact]
    public async Task A_change_that_is_to_come_is_withdrawn_once_and_one_in_force_stays()
    {
        var admin = await app.SignedInAsync("admin");
        await admin.PostFormAsync($"{Page}/choices/new", new() { ["Label"] = "Play", ["From"] = "1 12 2026" });
        var id = await app.WithDbAsync(db => db.ListChanges.Select(c => c.Id).SingleAsync());

        var wrongList = await admin.PostFormAsync($"{Page}/choices/new", [], $"/admin/code-lists/person-codes-benefits/changes/{id}/withdraw");
        Assert.Equal(1, await app.WithDbAsync(db => db.ListChanges.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, wrongList.StatusCode);
        app.Clock.SetLocal(new DateTime(2026, 12, 1, 9, 0, 0));
        admin = await app.SignedInAsync("admin");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostFormAsync($"{Page}/choices/new", [], $"{Page}/changes/{id}/withdraw")).StatusCode);
        app.Clock.SetLocal(new DateTime(2026, 11, 30, 9, 0, 0));
        admin = await app.SignedInAsync("admin");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostFormAsync(Page, [], $"{Page}/changes/{id}/withdraw")).StatusCode);
        Assert.Equal(0, await app.WithDbAsync(db => db.ListChanges.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostFormAsync($"{Page}/choices/new", [], $"{Page}/changes/{id}/withdraw")).StatusCode);
    }

    [Theory]
    [InlineData("/admin/code-lists/closure-reasons/choices/new")]
    [InlineData("/admin/code-lists/person-codes-ethnicity/choices/WBRI/change")]
    [InlineData("/admin/code-lists/concern-codes-services/choices/no-such/change")]
    public async Task Lists_of_the_program_and_unknown_choices_have_no_such_page(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("admin")).GetAsync(address)).StatusCode);

    private async Task<string> FormAsync()
    {
        var notifier = Notifier.At(app);
        await notifier.BeginAsync();
        return await notifier.Browser.GetStringAsync("/notify/outcomes");
    }
}
