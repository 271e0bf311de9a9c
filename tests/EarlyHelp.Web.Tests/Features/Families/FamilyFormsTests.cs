using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Families;

/// <summary>The forms of a family record: what they refuse, and that nothing typed into them is lost.</summary>
public sealed class FamilyFormsTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Theory]
    [InlineData("people", "FirstName", "Rosalind")]
    [InlineData("consents", "Exceptions", "Not the school")]
    [InlineData("relationships", "ParentalResponsibility", "not-known")]
    public async Task A_record_that_was_merged_away_leads_on_and_takes_nothing_new(string kind, string field, string typed)
    {
        var (first, notification) = await app.ReceiveAsync(1);
        var (second, _) = await app.ReceiveAsync(7);
        await app.GiveToWorkerAsync(notification);
        var (priya, owen, worker) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"), await app.SignedInAsync("worker"));
        var proposed = await priya.PostFormAsync($"/families/{first}/merges/new?other={second}", new() { ["Reason"] = "Same names and the same home" }, $"/families/{first}/merges");
        var proposal = proposed.Headers.Location!.OriginalString;
        await owen.PostFormAsync(proposal, [], $"{proposal}/confirm");
        var version = await app.WithDbAsync(db => db.Families.Where(f => f.Reference == second).Select(f => f.Version).SingleAsync());

        var led = await worker.GetAsync($"/families/{second}/{kind}/new?seen=1");
        var open = await worker.PageAsync($"/families/{first}/{kind}/new");
        open.QuerySelector($"form[action='/families/{first}/{kind}']")!.SetAttribute("action", $"/families/{second}/{kind}");
        var refused = await worker.PostAsync(open, new() { [field] = typed, ["Version"] = version.ToString(CultureInfo.InvariantCulture) }, $"/families/{second}/{kind}");

        Assert.Equal($"/families/{first}/{kind}/new?seen=1", led.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains(typed, (await refused.DocumentAsync()).QuerySelectorAll(".eh-typed").Select(t => t.TextContent));
    }

    [Theory]
    [InlineData("people/new", "people", "OtherNames", "Leon")]
    [InlineData("people/{0}/edit", "people/{0}", "OtherNames", "Leon")]
    [InlineData("people/{0}/residences/new", "people/{0}/residences", "Line1", "3 Mill Road")]
    [InlineData("people/{0}/schoolings/new", "people/{0}/schoolings", "School", "Harbour Academy")]
    [InlineData("consents/new", "consents", "Exceptions", "Not the school")]
    [InlineData("relationships/new", "relationships", "Kind", "grandparent")]
    [InlineData("merges/new", "merges", "Reason", "The same children")]
    public async Task What_was_typed_when_the_session_had_ended_stands_in_the_form_again(string page, string action, string field, string typed)
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var leo = (await app.PersonAsync("Leo")).Id;
        var (address, target) = ($"/families/{family}/{string.Format(CultureInfo.InvariantCulture, page, leo)}", $"/families/{family}/{string.Format(CultureInfo.InvariantCulture, action, leo)}");
        var worker = await app.SignedInAsync("worker");
        var open = await worker.PageAsync(address);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);

        var ended = await worker.PostAsync(open, new() { [field] = typed }, target);
        var again = await (await app.SignedInAsync("worker")).PageAsync(address);

        Assert.Contains("kept=true", ended.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("This is what you had typed and not yet saved", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, again.QuerySelector($"form [name={field}]") switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value.Trim(),
            IHtmlSelectElement select => select.Value,
            _ => null,
        });
    }

    [Fact]
    public async Task What_was_typed_before_somebody_else_changed_the_record_stands_beside_the_form_and_undoes_nothing()
    {
        var (address, target, worker, open) = await LeoAsync();
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);
        await worker.PostAsync(open, new() { ["Telephone"] = "07700 900 111" }, target);
        worker = await app.SignedInAsync("worker");
        var lead = await app.SignedInAsync("lead");
        await lead.PostFormAsync(address, new() { ["Telephone"] = "07700 900 222" }, target);

        var again = await worker.PageAsync(address);

        Assert.Equal("07700 900 222", ((IHtmlInputElement)again.QuerySelector("form [name=Telephone]")!).Value);
        Assert.Contains("Somebody changed this record after you had typed something here", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("07700 900 111", again.QuerySelectorAll(".eh-typed").Select(t => t.TextContent));
    }

    [Fact]
    public async Task A_box_that_was_unticked_when_the_session_ended_stays_unticked()
    {
        var (address, target, worker, open) = await LeoAsync();
        await worker.PostAsync(open, new() { ["IsMainContact"] = "true" }, target);
        open = await worker.PageAsync(address);
        Assert.True(((IHtmlInputElement)open.QuerySelector("form [name=IsMainContact]")!).IsChecked);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);
        await worker.PostAsync(open, new() { ["IsMainContact"] = null }, target);

        var again = await (await app.SignedInAsync("worker")).PageAsync(address);

        Assert.False(((IHtmlInputElement)again.QuerySelector("form [name=IsMainContact]")!).IsChecked);
    }

    private async Task<(string Address, string Target, HttpClient Worker, IHtmlDocument Open)> LeoAsync()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var target = $"/families/{family}/people/{(await app.PersonAsync("Leo")).Id}";
        var worker = await app.SignedInAsync("worker");
        return ($"{target}/edit", target, worker, await worker.PageAsync($"{target}/edit"));
    }

    [Theory]
    [InlineData("people/new", "people", "Sex", "Select the sex")]
    [InlineData("people/new", "people", "Ethnicity", "Select the ethnic group from the list")]
    [InlineData("people/new", "people", "Language", "Select the first language from the list")]
    [InlineData("people/new", "people", "UpnUnknownReason", "Select why there is no UPN from the list")]
    [InlineData("people/{0}/schoolings/new", "people/{0}/schoolings", "Status", "Select the child’s education or childcare")]
    [InlineData("people/{0}/schoolings/new", "people/{0}/schoolings", "YearGroup", "Select the year group from the list")]
    [InlineData("people/{0}/schoolings/new", "people/{0}/schoolings", "Sen", "Select the SEN provision from the list")]
    [InlineData("consents/new", "consents", "How", "Select how it was given from the list")]
    [InlineData("relationships/new", "relationships", "Kind", "Select how they are related")]
    public async Task A_code_that_the_list_does_not_have_is_refused(string page, string action, string field, string sentence)
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var leo = (await app.PersonAsync("Leo")).Id;

        var refused = await (await app.SignedInAsync("worker")).PostFormAsync(
            $"/families/{family}/{string.Format(CultureInfo.InvariantCulture, page, leo)}", new() { [field] = "<anything>" }, $"/families/{family}/{string.Format(CultureInfo.InvariantCulture, action, leo)}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, (await refused.DocumentAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_related_to_their_own_merged_record()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var (leo, mia) = (await app.PersonAsync("Leo"), await app.PersonAsync("Mia"));
        var worker = await app.SignedInAsync("worker");
        var open = await worker.PageAsync($"/families/{family}/relationships/new");
        await app.WithDbAsync(async db =>
        {
            db.Entry(await db.People.SingleAsync(p => p.Id == mia.Id)).Property(p => p.MergedIntoId).CurrentValue = leo.Id;
            return await db.SaveChangesAsync();
        });

        var refused = await worker.PostAsync(open, new() { ["PersonId"] = $"{leo.Id}", ["Kind"] = "sibling", ["ToPersonId"] = $"{mia.Id}", ["ParentalResponsibility"] = "no" }, $"/families/{family}/relationships");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Select two different people", (await refused.DocumentAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }
}
