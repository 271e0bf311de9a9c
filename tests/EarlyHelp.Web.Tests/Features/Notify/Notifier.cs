using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Notifications.Form;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Notify;

/// <summary>Somebody at a browser who fills in a form from prepared answers, page by page, as the pages come.</summary>
internal sealed partial class Notifier(App app, HttpClient browser, string address = "/notify")
{
    public HttpClient Browser => browser;

    public static Notifier At(App app) => new(app, app.Visitor());

    public async Task<Notifier> BeginAsync(string way = "EarlyHelp", string danger = "no")
    {
        await browser.PostFormAsync("/notify/start", new() { ["Danger"] = danger });
        var begun = await browser.PostFormAsync($"/notify/choose?urgent={(danger == "yes" ? "true" : "false")}", new() { ["Way"] = way }, "/notify/choose");
        Assert.Equal("/notify/tasks", begun.Headers.Location?.OriginalString);
        return this;
    }

    /// <summary>Fills every page that the prepared answers bring up; each must be taken.</summary>
    public async Task FillAsync(FormDefinition form, Answers answers)
    {
        foreach (var page in form.Sections.SelectMany(section => section.Pages))
        {
            if (page.Lists is { } list && (await browser.GetAsync($"{address}/{page.Slug}")).StatusCode == HttpStatusCode.OK)
            {
                foreach (var _ in answers.Items(list.Name))
                    await AddAsync(page, list, answers);
                await SendAsync(page, null, answers);
            }
            else if (page.Repeats is { } group)
            {
                foreach (var item in answers.Items(group.Name))
                    await SendAsync(page, item, answers);
            }
            else if (page.Lists is null)
            {
                await SendAsync(page, null, answers);
            }
        }
    }

    /// <summary>Sends one page, filled from the answers; what the page takes is asserted by the redirect.</summary>
    private async Task SendAsync(FormPage page, AnswerItem? item, Answers answers)
    {
        var target = item is null ? $"{address}/{page.Slug}" : $"{address}/{page.Slug}/{item.Key}";
        var shown = await browser.GetAsync(target);
        // A page that lists comes before its items are filled in, so it may still say that a child is missing: that is checked at the end.
        if (shown.StatusCode == HttpStatusCode.NotFound)
            return;
        var sent = await PostAsync(await shown.DocumentAsync(), target, Values(page, item, answers), page.Lists is null ? "next" : "list");
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, $"{target}: {await ErrorsAsync(sent)}");
    }

    // The items are filled in on the page that comes right after the list.
    private async Task AddAsync(FormPage page, FormGroup list, Answers answers)
    {
        var added = await PostAsync(await browser.PageAsync($"{address}/{page.Slug}"), $"{address}/{page.Slug}", [], "add");
        var where = added.Headers.Location!.OriginalString;
        var key = where.Split('/')[^1];
        var detail = FormDefinition.Of(FormKind.EarlyHelp).Page(where.Split('/')[^2])!;
        await PostAsync(await browser.PageAsync(where), where, Values(detail, answers.Item(list.Name, key), answers), "list");
    }

    public async Task<HttpResponseMessage> PostPageAsync(string slug, Dictionary<string, string> values, string go = "next") =>
        await PostAsync(await browser.PageAsync($"{address}/{slug}"), $"{address}/{slug}", [.. values], go);

    public async Task<HttpResponseMessage> PostAsync(IHtmlDocument page, string target, List<KeyValuePair<string, string>> values, string? go = null)
    {
        var all = new List<KeyValuePair<string, string>>(values);
        foreach (var hidden in page.QuerySelectorAll($"form[action='{target}'] input[type=hidden]").OfType<IHtmlInputElement>())
            all.Add(new(hidden.Name!, hidden.Value));
        if (go is not null)
            all.Add(new("go", go));
        return await browser.PostAsync(target, new FormUrlEncodedContent(all));
    }

    public async Task<HttpResponseMessage> SendFormAsync() => await PostAsync(await browser.PageAsync($"{address}/check"), $"{address}/check", []);

    /// <summary>The newest code sent to an address.</summary>
    public Task<string> CodeSentToAsync(string email) => app.WithDbAsync(async db =>
        CodePattern().Match((await db.Outbox.Where(m => m.To == email && m.Template == "code").OrderByDescending(m => m.Id).FirstAsync()).Body).Value);

    /// <summary>The path of the newest link of a kind sent to an address.</summary>
    public Task<string> LinkSentToAsync(string email, string template) => app.WithDbAsync(async db =>
        new Uri(LinkPattern().Match((await db.Outbox.Where(m => m.To == email && m.Template == template).OrderByDescending(m => m.Id).FirstAsync()).Body).Value).AbsolutePath);

    public async Task<HttpResponseMessage> EnterStatusCodeAsync(string reference, string email)
    {
        await browser.PostFormAsync("/notify/status", new() { ["Reference"] = reference, ["Email"] = email });
        return await browser.PostFormAsync($"/notify/status/{reference}/code", new() { ["Code"] = await CodeSentToAsync(email) });
    }

    /// <summary>Fills in and sends one of the seven samples on its own day.</summary>
    public async Task<string> SendSampleAsync(int number, DateOnly day)
    {
        app.Clock.SetLocal(day.ToDateTime(new TimeOnly(10, 42)));
        await BeginAsync();
        await FillAsync(FormDefinition.EarlyHelp, Domain.Tests.Notifications.Form.SampleNotifications.Of(number));
        var sent = await SendFormAsync();
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await ErrorsAsync(sent));
        return sent.Headers.Location!.OriginalString.Split('/')[^1];
    }

    public static async Task<string> ErrorsAsync(HttpResponseMessage answer) =>
        string.Join("; ", (await answer.DocumentAsync()).QuerySelectorAll(".govuk-error-summary__list li").Select(each => each.TextContent.Trim()));

    private static List<KeyValuePair<string, string>> Values(FormPage page, AnswerItem? item, Answers answers)
    {
        AnswerSheet sheet = item is null ? answers : item;
        return [.. from id in sheet.Ids
                   where page.Questions.Any(question => id == question.Id || (question.Each is not null && id.StartsWith(question.Id + ".", StringComparison.Ordinal)))
                   from value in sheet.All(id)
                   select new KeyValuePair<string, string>(item is null ? id : $"{item.Group}.{item.Key}.{id}", value)];
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex LinkPattern();
}
