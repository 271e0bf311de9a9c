using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Web.Tests.Features.Notify;
using Microsoft.Data.Sqlite;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>Another process holds the database for longer than anybody waits (spec 7-quality, Reliability): people read on, and what they send is saved later, once.</summary>
public sealed class DatabaseLockedTests : IAsyncLifetime
{
    private const string Words = "Ada met us at the gate, and told of her dog.";
    private const int Waiting = 12;

    private readonly RunningProgram program = new() { Settings = { ["Database__WaitSeconds"] = "1", ["Jobs__Run"] = "false" } };
    private string reference = "";
    private HttpClient worker = null!;

    public async Task InitializeAsync()
    {
        reference = (await program.BeginWithAsync(1))[0];
        program.Start();
        await program.ReadyAsync();
        program.LetIn();
        worker = Persistent.Browser(program);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(worker)).StatusCode);
    }

    public async Task DisposeAsync() => await program.DisposeAsync();

    [Fact]
    public async Task While_it_is_locked_people_read_on_and_nothing_that_is_sent_is_lost_or_saved_twice()
    {
        var form = await worker.PageAsync($"/cases/{reference}/notes/new");
        using var school = Persistent.Browser(program);
        await new Notifier(null!, school).BeginAsync();
        var about = await school.PageAsync("/notify/your-details");
        var stranger = Persistent.Browser(program);
        var signIn = await stranger.PageAsync("/account/sign-in");
        await worker.PageAsync("/cases");

        IHtmlDocument note, answers;
        await using (await DatabaseLock.TakeAsync(program.Database))
        {
            note = await (await SendNoteAsync(form)).AskedAsync();
            Assert.Equal([Words], note.QuerySelectorAll(".eh-typed").Select(t => t.TextContent).Where(t => t == Words));
            answers = await (await school.PostAsync(about, new() { ["NOT01"] = "Helen Marsh" }, "/notify/your-details")).AskedAsync();
            Assert.Contains("Helen Marsh", answers.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("999", answers.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            // A record opens only when the look at it is written down; nobody is told more than that.
            await (await worker.GetAsync($"/cases/{reference}")).AskedAsync("This page cannot be opened at the moment");
            var refused = await (await stranger.PostAsync(signIn, new() { ["Email"] = "worker@demo.example", ["Password"] = DemoAccounts.Password }, "/account/sign-in")).AskedAsync();
            Assert.DoesNotContain(DemoAccounts.Password, refused.DocumentElement.OuterHtml, StringComparison.Ordinal);
            await ListsStayQuickAsync(form);
        }

        Assert.Equal(0, Notes());
        Assert.Equal(HttpStatusCode.Redirect, (await worker.SendAgainAsync(note)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.SendAgainAsync(note)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SendNoteAsync(form)).StatusCode);
        Assert.Equal(1, Notes());
        await school.SendAgainAsync(answers);
        Assert.Equal("Helen Marsh", ((IHtmlInputElement)(await school.PageAsync("/notify/your-details")).QuerySelector("input[name=NOT01]")!).Value);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(stranger)).StatusCode);
        Found.Nothing(await Invariants.FaultsAsync(program, new Acknowledged()));
    }

    // People whose saves wait must not keep those from reading who only read.
    private async Task ListsStayQuickAsync(IHtmlDocument form)
    {
        var saves = Enumerable.Range(0, Waiting).Select(_ => SendNoteAsync(form)).ToList();
        await Task.Delay(200);
        var clock = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/cases")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/health/ready")).StatusCode);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"Reading took {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.All(await Task.WhenAll(saves), answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
    }

    private Task<HttpResponseMessage> SendNoteAsync(IHtmlDocument form) => worker.PostAsync(form, new() { ["Kind"] = "Call", ["Text"] = Words }, $"/cases/{reference}/notes");

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser) =>
        browser.PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = DemoAccounts.Password });

    private long Notes()
    {
        using var connection = new SqliteConnection($"Data Source={program.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM CaseNote WHERE Text = $1";
        command.Parameters.AddWithValue("$1", Words);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
