using System.Net;
using EarlyHelp.Web.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Merges;

public sealed class MergePagesTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task One_officer_proposes_another_confirms_the_old_reference_leads_on_and_it_can_be_undone()
    {
        var (first, _) = await app.ReceiveAsync(1);
        var (second, _) = await app.ReceiveAsync(7);
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));

        var proposed = await priya.PostFormAsync($"/families/{first}/merges/new?other={second}", new() { ["Reason"] = "Same names and the same home" }, $"/families/{first}/merges");
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        var page = proposed.Headers.Location!.OriginalString;
        Assert.Empty((await priya.PageAsync(page)).QuerySelectorAll("form[action$='/confirm']"));

        await owen.PostFormAsync(page, [], $"{page}/confirm");
        var led = await priya.GetAsync($"/families/{second}");
        Assert.Equal((HttpStatusCode.Redirect, $"/families/{first}"), (led.StatusCode, led.Headers.Location!.OriginalString));

        await owen.PostFormAsync(page, [], $"{page}/undo");
        Assert.Equal(HttpStatusCode.OK, (await priya.GetAsync($"/families/{second}")).StatusCode);
    }

    [Fact]
    public async Task The_proposer_who_sends_a_confirmation_all_the_same_is_refused_and_nothing_is_merged()
    {
        var (first, _) = await app.ReceiveAsync(1);
        var (second, _) = await app.ReceiveAsync(7);
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));
        var page = (await priya.PostFormAsync($"/families/{first}/merges/new?other={second}", new() { ["Reason"] = "Same names and the same home" }, $"/families/{first}/merges")).Headers.Location!.OriginalString;
        var form = (await priya.PageAsync(page)).QuerySelector("form[action$='/refuse']")!;
        form.SetAttribute("action", $"{page}/confirm");

        var answer = await priya.PostAsync((AngleSharp.Html.Dom.IHtmlDocument)form.Owner!, [], $"{page}/confirm");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Somebody else must confirm", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await app.WithDbAsync(db => db.Families.AnyAsync(f => f.MergedIntoId != null)));
        Assert.Equal(HttpStatusCode.OK, (await owen.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task A_worker_is_not_told_of_the_family_out_of_reach_and_cannot_confirm_that_it_is_theirs()
    {
        var (first, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var (second, _) = await app.ReceiveAsync(7);
        var page = (await (await app.SignedInAsync("triage")).PostFormAsync($"/families/{first}/merges/new?other={second}", new() { ["Reason"] = "Same names and the same home" }, $"/families/{first}/merges")).Headers.Location!.OriginalString;
        var worker = await app.SignedInAsync("worker");
        var shown = await worker.PageAsync(page);

        Assert.DoesNotContain(second, shown.DocumentElement.TextContent, StringComparison.Ordinal);
        var form = shown.QuerySelector("form[action$='/refuse']")!;
        form.SetAttribute("action", $"{page}/confirm");
        var answer = await worker.PostAsync(shown, [], $"{page}/confirm");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.False(await app.WithDbAsync(db => db.Families.AnyAsync(f => f.MergedIntoId != null)));
    }

    [Fact]
    public async Task A_proposal_without_a_reason_or_with_an_unknown_reference_is_refused()
    {
        var (first, _) = await app.ReceiveAsync(1);

        var answer = await (await app.SignedInAsync("triage")).PostFormAsync($"/families/{first}/merges/new?other=FAM-009999", new() { ["Reason"] = "Same names and the same home" }, $"/families/{first}/merges");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("There is no family with this reference", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
