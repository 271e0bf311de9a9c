using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests.Access;

namespace EarlyHelp.Web.Tests.Infrastructure;

/// <summary>Every form of the app that keeps what is typed gives it back, and says when it was kept.</summary>
public sealed class DraftsOfferedBackTests(App app) : IClassFixture<App>
{
    private const string Typed = "Words that nobody has saved";

    private static readonly Role[] Openers = [Role.UnitLead, Role.DistrictManager, Role.UnitWorker, Role.TriageManager, Role.TriageOfficer, Role.SocialCarePartner];

    [Fact]
    public async Task Each_form_that_keeps_a_draft_offers_it_back_with_the_time()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        List<string> faults = [];
        HashSet<string> seen = [];
        foreach (var role in Openers)
        {
            var person = await app.SignedInAsync(Accounts.Of(role));
            foreach (var endpoint in Endpoints.OfPages(app).Where(e => e.Method == "GET" && !e.IsOpen && e.IsFor(role) && !seen.Contains(e.Name)))
            {
                var (path, _) = Addresses.Of(endpoint.Endpoint, records, role);
                if (await FaultOfAsync(person, path) is not { } fault)
                    continue;
                seen.Add(endpoint.Name);
                if (fault.Length > 0)
                    faults.Add(fault);
            }
        }

        Found.Nothing(faults);
        Assert.True(seen.Count >= 25, $"Only {seen.Count} pages with a form that keeps drafts were opened");
    }

    /// <summary>Null when the page has no such form, empty when it offers everything back, otherwise what is wrong.</summary>
    private static async Task<string?> FaultOfAsync(HttpClient person, string path)
    {
        var answer = await person.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            return null;
        var page = await answer.DocumentAsync();
        var forms = page.QuerySelectorAll("main form[data-draft-key]").OfType<IHtmlFormElement>().Where(f => Field(f) is not null).ToList();
        if (forms.Count == 0)
            return null;
        var form = forms[0];
        var (key, field) = (form.GetAttribute("data-draft-key")!, Field(form)!);
        var fields = form.QuerySelectorAll("input[name][type=hidden]").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value)).Append(KeyValuePair.Create(field, Typed));
        var kept = await person.PostAsync($"/drafts/{Uri.EscapeDataString(key)}", new FormUrlEncodedContent(fields));
        if (kept.StatusCode != HttpStatusCode.NoContent)
            return $"{path}: the draft {key} was not kept, {(int)kept.StatusCode}";
        var again = (await person.PageAsync(path)).QuerySelector("main")!;
        return !again.InnerHtml.Contains(Typed, StringComparison.Ordinal) ? $"{path}: {field} is not offered back"
            : !again.TextContent.Contains("kept 18 November 2026, 10:00am", StringComparison.Ordinal) ? $"{path}: does not say when the draft was kept"
            : "";
    }

    private static string? Field(IHtmlFormElement form) => form.QuerySelectorAll("textarea[name],input[name][type=text]").Select(e => e.GetAttribute("name")).FirstOrDefault();
}
