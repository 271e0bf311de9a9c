using System.Net;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Notify;

/// <summary>The notifier answers while triage transcribes the form that the notifier sent: neither overwrites the other without a word.</summary>
public sealed class BothWritingTests : IDisposable
{
    private const string Worries = "She falls asleep in the afternoon, and is often collected late by a neighbour; she has been hungry since September.";
    private const string OtherWorries = "Her mother told me on Friday that there is no money for food in the last week of the month, and that the heating is off.";
    private const string Strengths = "The grandmother comes every day, and the child likes it.";

    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000", ["Limits:PerRecord"] = "100" } };

    public void Dispose() => app.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_each_of_them_wrote_is_kept_whoever_saves_last(bool notifierFirst)
    {
        var (reference, triage, notifier) = await BothBeginAsync();
        await triage.PostPageAsync("reasons", new() { ["RSN03"] = Worries }, "list");
        await notifier.PostPageAsync("reasons", new() { ["RSN07"] = Strengths });

        foreach (var each in notifierFirst ? new[] { notifier, triage } : [triage, notifier])
            Assert.Equal(HttpStatusCode.Redirect, (await each.SendFormAsync()).StatusCode);

        var newest = await NewestAsync(reference);
        var answers = Answers.FromJson(newest.Answers);
        Assert.Equal((3, Worries, Strengths), (newest.Number, answers["RSN03"], answers["RSN07"]));
        Assert.Equal([notifierFirst ? "RSN03" : "RSN07"], newest.ChangedFields);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_answers_to_one_question_the_second_writer_is_shown_the_first_and_decides(bool notifierFirst)
    {
        var (reference, triage, notifier) = await BothBeginAsync();
        var (first, second) = notifierFirst ? (notifier, triage) : (triage, notifier);
        await first.PostPageAsync("reasons", new() { ["RSN03"] = Worries }, "list");
        await second.PostPageAsync("reasons", new() { ["RSN03"] = OtherWorries }, "list");
        await first.SendFormAsync();

        var told = await second.SendFormAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        var page = await told.DocumentAsync();
        var link = page.QuerySelector(".govuk-error-summary__list a")!;
        Assert.EndsWith("/reasons#RSN03", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains(Worries, link.TextContent, StringComparison.Ordinal);
        Assert.Contains(notifierFirst ? "changed by Notifier on " : "changed by us, from your completed form on ", link.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Priya", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(OtherWorries, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((2, Worries), ((await NewestAsync(reference)).Number, Answers.FromJson((await NewestAsync(reference)).Answers)["RSN03"]));

        Assert.Equal(HttpStatusCode.Redirect, (await second.SendFormAsync()).StatusCode);
        Assert.Equal(OtherWorries, Answers.FromJson((await NewestAsync(reference)).Answers)["RSN03"]);
    }

    private async Task<(string Reference, Notifier Triage, Notifier Notifier)> BothBeginAsync()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var reference = await app.ReceiveAsync(7);
        var triage = new Notifier(app, await app.SignedInAsync("triage"), $"/notifications/{reference}/transcription");
        await triage.Browser.PageAsync($"/notifications/{reference}/transcription/tasks");
        await app.WithDbAsync(async db =>
        {
            var asked = await db.Notifications.Include(n => n.Versions).Include(n => n.Requests).Include(n => n.Timeline).SingleAsync(n => n.Reference == reference);
            asked.RequestInformation(["RSN03", "RSN07"], null, Actor.Staff(1, "Priya Nair", Role.TriageOfficer), app.Clock.Utc, UkTime.DayOf(app.Clock.Utc));
            return await db.SaveChangesAsync();
        });
        var notifier = Notifier.At(app);
        await notifier.EnterStatusCodeAsync(reference, (await app.NotificationAsync(reference)).NotifierEmail);
        var answering = new Notifier(app, notifier.Browser, $"/notify/answer/{reference}");
        await notifier.Browser.PageAsync($"/notify/answer/{reference}/tasks");
        return (reference, triage, answering);
    }

    private async Task<NotificationVersion> NewestAsync(string reference) =>
        (await app.WithDbAsync(db => db.Notifications.AsNoTracking().Include(n => n.Versions).SingleAsync(n => n.Reference == reference))).Newest;
}
