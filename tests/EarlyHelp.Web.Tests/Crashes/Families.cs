using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Web.Tests.Features.Documents;
using EarlyHelp.Web.Tests.Features.Notify;
using EarlyHelp.Web.Tests.Features.StepUps;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.Data.Sqlite;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>What people do with one family after another, by the pages: a school tells of it, triage decides, a lead allocates, a worker works, and social care takes it on.</summary>
internal sealed class Families(RunningProgram program, Acknowledged acknowledged)
{
    private const string Today = "18 11 2026";
    private readonly ConcurrentDictionary<string, HttpClient> people = [];
    private int number;
    private int moved;

    /// <summary>Families that social care holds now.</summary>
    public int Moved => moved;

    /// <summary>Everybody signs in.</summary>
    public Task SignInAsync() => Task.WhenAll(new[] { "triage", "lead", "worker", "socialcare" }.Select(PersonAsync));

    /// <summary>Notes and documents of a family that the worker knows already, until it is enough.</summary>
    public async Task WriteAsync(string reference, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var name = Name(Interlocked.Increment(ref number));
            await NoteAsync(reference, $"Note on {name}");
            await AddDocumentAsync(reference, name);
        }
    }

    /// <summary>Families that the worker knows already go to social care, one after another, until it is enough.</summary>
    public async Task MoveAsync(IEnumerable<string> references, CancellationToken enough)
    {
        foreach (var reference in references)
        {
            if (enough.IsCancellationRequested)
                return;
            await StepUpAsync(reference);
        }
    }

    /// <summary>One family after another until it is enough.</summary>
    public async Task GoOnAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var name = Name(Interlocked.Increment(ref number));
            var notification = await NotifyAsync(name);
            if (enough.IsCancellationRequested)
                return;
            var reference = await DecideAsync(notification);
            await AllocateAsync(reference);
            await WorkAsync(reference, name);
            if (enough.IsCancellationRequested)
                return;
            await StepUpAsync(reference);
        }
    }

    // Each start moves the clock on, so who did nothing for a while is signed out.
    private async Task<HttpClient> PersonAsync(string account)
    {
        if (people.TryGetValue(account, out var open) && (await open.GetAsync("/drafts")).StatusCode == HttpStatusCode.OK)
            return open;
        var browser = Persistent.Browser(program);
        Led(await browser.PostFormAsync("/account/sign-in", new() { ["Email"] = $"{account}@demo.example", ["Password"] = DemoAccounts.Password }));
        return people[account] = browser;
    }

    private async Task<string> NotifyAsync(string name)
    {
        using var browser = Persistent.Browser(program);
        var school = new Notifier(null!, browser);
        await school.BeginAsync();
        var answers = SampleNotifications.Of(1);
        foreach (var person in answers.Items("people").Where(p => p["PER02"] is not null))
            person["PER02"] = name;
        answers["NOT06"] = $"{name}@school.example";
        // Each page is asserted to be taken; one that was lost would stop the form from being sent.
        await school.FillAsync(FormDefinition.EarlyHelp, answers);
        acknowledged.AddStep();
        var sent = await school.SendFormAsync();
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await Notifier.ErrorsAsync(sent));
        var reference = Led(sent).Split('/')[^1];
        Assert.Contains(reference, (await browser.PageAsync($"/notify/sent/{reference}")).Body!.TextContent, StringComparison.Ordinal);
        acknowledged.Add(reference, Write.Notification, Write.Acknowledgement);
        return reference;
    }

    private async Task<string> DecideAsync(string notification)
    {
        var triage = await PersonAsync("triage");
        Led(await triage.PostFormAsync($"/triage/{notification}", Triaged.Screening, $"/triage/{notification}/screening"));
        acknowledged.Add(notification, Write.Screening);
        var check = await triage.CheckPageAsync(notification, Triaged.Unit);
        Led(await triage.PostAsync(check, [], $"/triage/{notification}/decision/confirmation"));
        acknowledged.Add(notification, Write.Decision, Write.Case);
        return Read("SELECT c.Reference FROM Cases c JOIN Notifications n ON n.Id = c.NotificationId WHERE n.Reference = $1", notification);
    }

    private async Task AllocateAsync(string reference)
    {
        var lead = await PersonAsync("lead");
        var choose = await lead.PageAsync($"/cases/{reference}/allocation/new");
        var sam = (IHtmlInputElement)choose.GetElementById(choose.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Single(l => l.TextContent.Trim() == "Sam Hill").HtmlFor!)!;
        var check = await lead.PostAsync(choose, new() { ["Choice"] = sam.Value, ["Reason"] = "Knows the school" }, $"/cases/{reference}/allocation/check");
        Assert.True(check.StatusCode == HttpStatusCode.OK, $"{(int)check.StatusCode}");
        Led(await lead.PostAsync(await check.DocumentAsync(), [], $"/cases/{reference}/allocation"));
        acknowledged.Add(reference, Write.Allocation);
    }

    private async Task WorkAsync(string reference, string name)
    {
        var (worker, at) = (people["worker"], $"/cases/{reference}");
        Led(await worker.PostFormAsync($"{at}/contact", new() { ["NotifierContacted"] = "yes", ["NotifierWhat"] = "Mornings are hard" }, $"{at}/contact/notifier"));
        acknowledged.AddStep();
        var form = await worker.PageAsync($"{at}/contact");
        Led(await worker.PostAsync(form, new() { ["Kind"] = "Visit", ["Seen"] = Value(form, "Seen"), ["Text"] = $"First visit to {name}" }, $"{at}/contact"));
        acknowledged.Add($"First visit to {name}", Write.Note);
        foreach (var part in new[] { 1, 2 })
            await NoteAsync(reference, $"Note {part} of {name}");
        await AddDocumentAsync(reference, name);
        Led(await worker.PostFormAsync($"{at}/assessment", new() { ["Kind"] = "Full" }, $"{at}/assessment/versions"));
        acknowledged.AddStep();
        Led(await worker.PostFormAsync($"{at}/assessment/write/analysis", new() { ["Text"] = $"Analysis of {name}" }));
        acknowledged.Add($"Analysis of {name}", Write.Analysis);
    }

    // Typed in two goes, each kept as a draft, then saved.
    private async Task NoteAsync(string reference, string words)
    {
        var (worker, key) = (people["worker"], $"note:{reference}");
        var form = await worker.PageAsync($"/cases/{reference}/notes/new");
        var half = words[..^3];
        foreach (var (typed, before) in new[] { (half, ""), (words, half) })
        {
            acknowledged.Release(before);
            var kept = await worker.PostAsync($"/drafts/{key}", new FormUrlEncodedContent(
                [new("__RequestVerificationToken", Value(form, "__RequestVerificationToken")), new("Text", typed), new("Kind", "Call")]));
            Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
            acknowledged.Keep(typed);
        }

        acknowledged.Release(words);
        Led(await worker.PostAsync(form, new() { ["Kind"] = "Call", ["Text"] = words }, $"/cases/{reference}/notes"));
        acknowledged.Add(words, Write.Note);
    }

    private async Task AddDocumentAsync(string reference, string name)
    {
        byte[] bytes = [.. Uploads.Pdf, .. Encoding.UTF8.GetBytes(name), .. new byte[20_000]];
        Led(await people["worker"].AddDocumentAsync(reference, bytes, title: $"Letter about {name}"));
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        acknowledged.Files[digest] = bytes;
        acknowledged.Add(digest, Write.Document);
    }

    private async Task StepUpAsync(string reference)
    {
        var (worker, lead, care) = (await PersonAsync("worker"), await PersonAsync("lead"), await PersonAsync("socialcare"));
        var form = await worker.PageAsync($"/cases/{reference}/step-up");
        Led(await worker.PostAsync(form, new()
        {
            ["ChildIds"] = Value(form, "ChildIds"), ["WhatChanged"] = "Came to school with bruises", ["Harm"] = "Bruises on both arms", ["Danger"] = "May be hurt again",
            ["Evidence"] = "The school nurse saw them", ["FamilyInformed"] = "true", ["FamilySays"] = "They know", ["IsImmediate"] = "false",
        }, $"/cases/{reference}/step-up"));
        acknowledged.Add(reference, Write.StepUp);
        var stepUp = Read("SELECT s.Reference FROM StepUps s JOIN Cases c ON c.Id = s.CaseId WHERE c.Reference = $1", reference);
        await ActAsync(lead, stepUp, "agreement", new() { ["Decision"] = "agree" }, Write.Agreement);
        await ActAsync(care, stepUp, "answer", new() { ["Answer"] = "accept", ["TakenBy"] = "Team 3, Nadia Karim" }, Write.Answer);
        await ActAsync(worker, stepUp, "handover", new() { ["On"] = Today, ["FromUs"] = "Sam Hill", ["FromThem"] = "Nadia Karim" });
        await ActAsync(worker, stepUp, "given", new() { ["GivenOn"] = Today, ["Overall"] = "NotApplicable", ["Summary"] = "More than Early Help can do.", ["FamilyTold"] = "true" }, Write.Given);
        await ActAsync(care, stepUp, "completion", new() { ["HeldBy"] = "Nadia Karim" }, Write.Completion);
        Interlocked.Increment(ref moved);
    }

    private async Task ActAsync(HttpClient person, string stepUp, string act, Dictionary<string, string?> fields, params Write[] writes)
    {
        var answer = await person.ActAsync(stepUp, act, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{stepUp} {act}: {(int)answer.StatusCode} {(await answer.DocumentAsync()).QuerySelector(".govuk-error-summary")?.TextContent}");
        acknowledged.Add(stepUp, writes);
    }

    // The answer that says it is done: it leads on, and not to the sign-in.
    private static string Led(HttpResponseMessage answer)
    {
        var where = answer.Headers.Location?.OriginalString ?? "";
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect && !where.Contains("sign-in", StringComparison.Ordinal), $"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode} {where}: "
            + answer.Content.ReadAsStringAsync().Result);
        return where;
    }

    private static string Value(IHtmlDocument page, string field) => ((IHtmlInputElement)page.QuerySelector($"input[name={field}]")!).Value;

    private string Read(string query, string value)
    {
        using var connection = new SqliteConnection($"Data Source={program.Database};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        command.Parameters.AddWithValue("$1", value);
        return (string)command.ExecuteScalar()!;
    }

    // A name of letters only, and no two sound alike to the search for records that may be the same.
    private static string Name(int number) =>
        "Crash" + string.Concat(number.ToString("D4", CultureInfo.InvariantCulture).Select(digit => new[] { "bo", "di", "fe", "ga", "ku", "la", "me", "no", "pi", "ru" }[digit - '0']));
}
