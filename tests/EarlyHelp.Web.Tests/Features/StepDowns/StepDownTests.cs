using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;
using static EarlyHelp.Web.Tests.Features.StepDowns.SteppedDown;

namespace EarlyHelp.Web.Tests.Features.StepDowns;

public sealed class StepDownTests(App app) : IClassFixture<App>
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    private static Dictionary<string, string?> Request(string name, string districtId) => new()
    {
        ["SocialCareReference"] = "LCS-1", ["Status"] = "ChildInNeed", ["Reason"] = "The aims are met", ["RemainingRisk"] = "Sleep", ["WhatMustContinue"] = "Mornings", ["SocialWorkersView"] = "Ready",
        ["FamilyAgrees"] = "true", ["ConsentBy"] = "Kerry", ["ConsentOn"] = "17 11 2026", ["FamilysViews"] = "Glad", ["ChildrensViews"] = "I like my school", ["WhyNoPlan"] = "Being typed",
        ["People[0].FirstName"] = "Leo", ["People[0].LastName"] = name, ["People[0].Role"] = "child", ["People[0].Born"] = "1 3 2017", ["People[0].School"] = "St Mary’s",
        ["People[1].FirstName"] = "Kerry", ["People[1].LastName"] = name, ["People[1].Role"] = "mother", ["Line1"] = "7 Mill Lane", ["Postcode"] = "TN24 8AA", ["Telephone"] = "01632 960001", ["DistrictId"] = districtId,
    };

    [Fact]
    public async Task A_family_goes_from_social_care_s_request_to_an_open_case_by_the_pages()
    {
        // Its own database: the panel of the day has not begun there.
        using var app = new App();
        var (partner, manager, worker) = (await app.SignedInAsync("socialcare"), await app.SignedInAsync("district"), await app.SignedInAsync("worker"));
        var sent = await partner.PostFormAsync("/step-downs/new", Request("Pathway", await AshfordAsync(app)));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var at = sent.Headers.Location!.OriginalString;
        var reference = at.Split('/')[^1];

        var page = Text(await partner.PageAsync(at));
        Assert.Contains("It is on the agenda of the panel of Ashford on Wednesday 18 November 2026", page, StringComparison.Ordinal);
        Assert.Contains("The panel of 18 November 2026 decides", page, StringComparison.Ordinal);
        Assert.Contains("Leo Pathway, child or young person who needs help, born 1 March 2017, St Mary’s", page, StringComparison.Ordinal);
        Assert.Equal(("Pathway", 2), await app.WithDbAsync(async db => (await db.StepDowns.Where(s => s.Reference == reference).Select(s => s.Family.Name).SingleAsync(), await db.StepDowns.Where(s => s.Reference == reference).SelectMany(s => s.Family.Members).CountAsync())));
        Assert.Contains(reference, (await manager.PageAsync("/step-downs")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(at)).StatusCode);

        await AcceptAsync(app, reference, "district", new ConditionFacts("School is told", TransferSide.SocialCare, "Nadia Karim", Today));
        var planPage = await manager.PageAsync($"{at}/handover");
        var sam = planPage.QuerySelectorAll("select[name=Unit] option").Single(o => o.TextContent.Contains("Sam Hill", StringComparison.Ordinal)).GetAttribute("value");
        await LedOnAsync(await manager.PostAsync(planPage, new() { ["VisitOn"] = "18 11 2026", ["With"] = "Nadia Karim", ["Unit"] = sam }, $"{at}/handover"), at);
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync(at)).StatusCode);
        Assert.Contains("Social care has not yet confirmed that it handed the family over: ask Nadia Karim", Text(await RefusedAsync(manager, $"{at}/take-on", [])), StringComparison.Ordinal);

        await LedOnAsync(await partner.PostFormAsync($"{at}/given", new() { ["GivenOn"] = "18 11 2026" }), at);
        Assert.Contains("A condition of the panel is not met yet: School is told (Nadia Karim, by 18 November 2026)", Text(await RefusedAsync(manager, $"{at}/take-on", [])), StringComparison.Ordinal);
        Assert.Contains("Social care holds the family", Text(await partner.PageAsync(at)), StringComparison.Ordinal);
        await LedOnAsync(await partner.PostFormAsync($"{at}/conditions/1", new() { ["MetOn"] = "18 11 2026", ["Words"] = "Rang the head" }), at);

        await LedOnAsync(await manager.PostFormAsync($"{at}/take-on", []), at);

        var (opened, baton) = await app.WithDbAsync(async db => (
            await db.Cases.Include(c => c.Worker).SingleAsync(c => db.StepDowns.Any(s => s.CaseId == c.Id && s.Reference == reference)),
            await db.Batons.SingleAsync(b => db.StepDowns.Any(s => s.FamilyId == b.FamilyId && s.Reference == reference))));
        Assert.Equal((CaseOrigin.StepDown, CaseState.Allocated, "Sam Hill"), (opened.Origin, opened.State, opened.Worker!.Name));
        Assert.Equal((HoldingService.EarlyHelp, opened.Reference, null), (baton.Service, baton.CaseReference, baton.Transfer));
        var overview = Text(await worker.PageAsync($"/cases/{opened.Reference}"));
        Assert.Contains("Stepped down from social care", overview, StringComparison.Ordinal);
        Assert.Contains("I like my school", overview, StringComparison.Ordinal);
        Assert.Contains("Taken on from social care", (await worker.PageAsync($"/cases/{opened.Reference}")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("social care handed the family over", Text(await worker.PageAsync($"/cases/{opened.Reference}/timeline")), StringComparison.Ordinal);
        foreach (var part in new[] { "/clocks", "/notes", "/contact", "/assessment", "/plan", "/reviews", "/documents", "/closure", "/workers" })
            Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync($"/cases/{opened.Reference}{part}")).StatusCode);
        var lead = await app.SignedInAsync("lead");
        foreach (var address in new[] { $"/cases/{opened.Reference}/allocation/new", "/allocations", "/cases", "/supervision" })
            Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync(address)).StatusCode);
        Assert.Equal(
            ["step-down", "step-down-completed", "step-down-given", "step-down-planned"],
            await app.WithDbAsync(db => db.Outbox.Where(m => m.Body.Contains(reference)).Select(m => m.Template).Distinct().Order().ToListAsync()));
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Outbox.Where(m => m.Body.Contains(reference)).Select(m => m.Body + m.Subject).ToListAsync()), m => m.Contains("Pathway", StringComparison.Ordinal));

        Assert.DoesNotContain(opened.Reference, (await partner.PageAsync(at)).Body!.InnerHtml, StringComparison.Ordinal);
        var family = await app.WithDbAsync(db => db.StepDowns.Where(s => s.Reference == reference).Select(s => s.Family.Reference).SingleAsync());
        Assert.DoesNotContain(family, (await partner.PageAsync(at)).Body!.InnerHtml, StringComparison.Ordinal);
        foreach (var address in new[] { $"/cases/{opened.Reference}", $"/families/{family}", "/cases", "/cases.csv", "/search?q=Pathway", "/allocations", "/notifications", "/supervision", "/handovers", "/quarterly-review", $"/cases/{opened.Reference}/timeline", $"{at}/handover", $"{at}/take-on", $"{at}/family", $"{at}/looks/4" })
            Assert.Equal(HttpStatusCode.NotFound, (await partner.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task The_agreement_that_social_care_told_of_stands_with_the_family_and_its_case()
    {
        // Its own database: a panel is moved to today in it.
        using var app = new App();
        var reference = await RequestedAsync(app, "Agreeing");
        await AcceptAsync(app, reference);
        await PlanAsync(app, reference);
        await GiveAsync(app, reference);
        var given = await CompleteAsync(app, reference);
        var worker = await app.SignedInAsync("worker");

        Assert.Contains("Kerry Agreeing: 2 items given", Text(await worker.PageAsync($"/cases/{given}")), StringComparison.Ordinal);
        var family = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => c.Family.Reference).SingleAsync());
        Assert.Contains("As social care says", Text(await worker.PageAsync($"/families/{family}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_reference_typed_into_the_search_leads_to_it_and_out_of_reach_it_is_not_there()
    {
        var reference = await RequestedAsync(app, "Searched");
        var typed = Uri.EscapeDataString(reference.Replace('-', ' ').ToLowerInvariant());

        Assert.Equal($"/step-downs/{reference}", (await (await app.SignedInAsync("district")).GetAsync($"/search?q={typed}")).Headers.Location?.OriginalString);
        foreach (var account in new[] { "worker.thanet", "triage" })
            Assert.Contains("No family found", Text(await (await app.SignedInAsync(account)).PageAsync($"/search?q={typed}")), StringComparison.Ordinal);
        Assert.Contains("No family found", Text(await (await app.SignedInAsync("district")).PageAsync("/search?q=SD-2026-999999")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_with_gaps_says_all_of_them_at_once_and_keeps_the_words()
    {
        var partner = await app.SignedInAsync("socialcare");

        var page = await RefusedAsync(partner, "/step-downs/new", new() { ["Reason"] = "They have come a long way", ["Postcode"] = "nowhere", ["People[0].FirstName"] = "Leo" });

        var text = Text(page);
        foreach (var sentence in new[] { "Enter social care’s case number", "Select whether the family agrees", "Select the district where the family lives", "Enter the first line of the address", "Enter the last name", "Enter the date of birth of the child", "Attach the latest plan, or say why there is none" })
            Assert.Contains(sentence, text, StringComparison.Ordinal);
        Assert.Equal("They have come a long way", page.QuerySelector("textarea[name=Reason]")!.TextContent.Trim());
        Assert.Equal("Leo", ((IHtmlInputElement)page.QuerySelector("input[name='People[0].FirstName']")!).Value);
    }

    [Fact]
    public async Task Without_script_a_person_more_is_a_row_more_and_the_postcode_suggests_its_district()
    {
        var partner = await app.SignedInAsync("socialcare2");
        var page = await partner.PageAsync("/step-downs/new");
        var more = await (await partner.PostAsync(page, new() { ["Do"] = "add People.FirstName", ["Postcode"] = "TN24 8AA", ["People[1].FirstName"] = "Kerry" }, "/step-downs/new")).DocumentAsync();

        Assert.NotNull(more.QuerySelector("input[name='People[2].FirstName']"));
        Assert.Equal("Kerry", ((IHtmlInputElement)more.QuerySelector("input[name='People[1].FirstName']")!).Value);
        Assert.Contains("TN24 is in Ashford", Text(more), StringComparison.Ordinal);
        Assert.Equal("Kerry", ((IHtmlInputElement)(await partner.PageAsync("/step-downs/new")).QuerySelector("input[name='People[1].FirstName']")!).Value);
    }

    [Fact]
    public async Task The_plan_is_taken_by_its_content_and_saved_as_an_attachment()
    {
        var partner = await app.SignedInAsync("socialcare");
        var district = await AshfordAsync(app);

        var refused = await SendWithFileAsync(partner, "Filed", district, "<html><script>1</script></html>"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("“plan.pdf” must be", Text(await refused.DocumentAsync()), StringComparison.Ordinal);
        var sent = await SendWithFileAsync(partner, "Filed", district, "%PDF-1.4\n%%EOF\n"u8.ToArray());

        var at = sent.Headers.Location!.OriginalString;
        var file = await (await app.SignedInAsync("district")).GetAsync($"{at}/plan/file");
        Assert.Equal((HttpStatusCode.OK, "attachment", "application/octet-stream"), (file.StatusCode, file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("socialcare2")).GetAsync($"{at}/plan/file")).StatusCode);
    }

    [Fact]
    public async Task Nobody_out_of_reach_finds_it()
    {
        var reference = await RequestedAsync(app, "Secretly");
        foreach (var account in new[] { "socialcare2", "socialcare.thanet", "district.thanet", "worker", "lead", "openaccess", "admin", "triage" })
        {
            var person = await app.SignedInAsync(account);
            foreach (var part in new[] { "", "/plan/file", "/handover", "/given", "/withdraw", "/colleague", "/take-on", "/family" })
                Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/step-downs/{reference}{part}")).StatusCode);
            var list = await person.GetAsync("/step-downs");
            Assert.DoesNotContain(reference, await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Withdrawn_it_ends_and_passed_on_it_is_the_colleague_s()
    {
        var (nadia, tom) = (await app.SignedInAsync("socialcare"), await app.SignedInAsync("socialcare2"));
        var reference = await RequestedAsync(app, "Passing");
        var at = $"/step-downs/{reference}";
        var page = await nadia.PageAsync($"{at}/colleague");
        var choice = page.QuerySelectorAll("select[name=Choice] option").Single(o => o.TextContent == "Tom Avery").GetAttribute("value");
        Assert.DoesNotContain("Femi Grant", Text(page), StringComparison.Ordinal);

        await LedOnAsync(await nadia.PostAsync(page, new() { ["Choice"] = choice, ["Words"] = "On leave" }, $"{at}/colleague"), "/step-downs");

        Assert.Equal(HttpStatusCode.NotFound, (await nadia.GetAsync(at)).StatusCode);
        Assert.Contains("Say why you withdraw the request", Text(await RefusedAsync(tom, $"{at}/withdraw", [])), StringComparison.Ordinal);
        await LedOnAsync(await tom.PostFormAsync($"{at}/withdraw", new() { ["Words"] = "Things got worse" }), at);
        Assert.Contains("Social care keeps the family", Text(await tom.PageAsync(at)), StringComparison.Ordinal);
        Assert.Contains(reference, (await tom.PageAsync("/step-downs?show=ended")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_that_we_know_is_found_and_social_care_learns_nothing_of_it()
    {
        var known = await app.PassAsync("Knownly");
        var (nadia, manager) = (await app.SignedInAsync("socialcare"), await app.SignedInAsync("district"));
        var child = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == known).SelectMany(c => c.Family.Members).Where(m => m.Role == Domain.Families.FamilyRole.Child).Select(m => m.Person).FirstAsync());
        var fields = Request(child.LastName, await AshfordAsync(app));
        (fields["People[0].FirstName"], fields["People[0].Born"]) = (child.FirstName, child.Born!.Value.ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture));
        var at = (await nadia.PostFormAsync("/step-downs/new", fields)).Headers.Location!.OriginalString;
        await nadia.PageAsync(at);
        var before = await nadia.PageAsync(at);

        var page = await manager.PageAsync($"{at}/family");
        var familyId = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == known).Select(c => c.FamilyId).SingleAsync());
        await LedOnAsync(await manager.PostAsync(page, new() { ["FamilyId"] = familyId.ToString(System.Globalization.CultureInfo.InvariantCulture) }, $"{at}/family"), at);

        Assert.Contains(known, (await manager.PageAsync(at)).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(MainOf(before), MainOf(await nadia.PageAsync(at)));
        var batons = await app.WithDbAsync(db => db.Batons.Where(b => b.Transfer == at.Substring(12)).ToListAsync());
        Assert.Equal((familyId, 1), (batons.Single().FamilyId, batons.Count));
    }

    [Fact]
    public async Task Looked_at_again_after_four_weeks_it_leaves_the_list_of_looks()
    {
        using var own = new App();
        var reference = await RequestedAsync(own, "Looked");
        await AcceptAsync(own, reference);
        await PlanAsync(own, reference);
        await GiveAsync(own, reference);
        await CompleteAsync(own, reference);
        own.Clock.Utc = own.Clock.Utc.AddDays(28);
        var manager = await own.SignedInAsync("district");
        Assert.Contains(reference, (await manager.PageAsync("/step-downs?show=looks")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Select what became of the family", Text(await RefusedAsync(manager, $"/step-downs/{reference}/looks/4", new() { ["Words"] = "Well" })), StringComparison.Ordinal);

        await LedOnAsync(await manager.PostFormAsync($"/step-downs/{reference}/looks/4", new() { ["Result"] = "Stable", ["Words"] = "Doing well" }), "/step-downs?show=looks");

        Assert.DoesNotContain(reference, (await manager.PageAsync("/step-downs?show=looks")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Stable: Doing well", Text(await manager.PageAsync($"/step-downs/{reference}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_heard_in_14_days_it_is_flagged_for_both_sides()
    {
        using var own = new App();
        var reference = await RequestedAsync(own, "Unheard");
        own.Clock.Utc = own.Clock.Utc.AddDays(15);
        foreach (var account in new[] { "socialcare", "district" })
        {
            var person = await own.SignedInAsync(account);
            Assert.Contains(reference, (await person.PageAsync("/step-downs?show=unheard")).Body!.InnerHtml, StringComparison.Ordinal);
            Assert.Contains("Not heard in 14 days", Text(await person.PageAsync("/")), StringComparison.Ordinal);
            Assert.Contains("No panel has heard it in 14 days", Text(await person.PageAsync($"/step-downs/{reference}")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_pages_ask_a_fixed_number_of_queries()
    {
        using var own = new App();
        var first = await RequestedAsync(own, "Counted");
        await AcceptAsync(own, first, "district", new ConditionFacts("School is told", TransferSide.SocialCare, "Nadia Karim", Today));
        var manager = await own.SignedInAsync("district");
        var (list, show) = (await own.Queries.OfAsync(manager, "/step-downs"), await own.Queries.OfAsync(manager, $"/step-downs/{first}"));
        for (var i = 0; i < 5; i++)
            await RequestedAsync(own, $"More{i}");

        Assert.Equal((list, show), (await own.Queries.OfAsync(manager, "/step-downs"), await own.Queries.OfAsync(manager, $"/step-downs/{first}")));
        Assert.True(list <= 8 && show <= 20, $"{list} and {show} queries");
    }

    [Fact]
    public async Task A_change_by_somebody_else_meanwhile_is_told_and_loses_nothing()
    {
        var reference = await RequestedAsync(app, "Twice");
        var nadia = await app.SignedInAsync("socialcare");
        var page = await nadia.PageAsync($"/step-downs/{reference}/withdraw");
        await AcceptAsync(app, reference);

        var answer = await nadia.PostAsync(page, new() { ["Words"] = "Things got worse" }, $"/step-downs/{reference}/withdraw");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Things got worse", Text(await answer.DocumentAsync()), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendWithFileAsync(HttpClient person, string name, string district, byte[] content)
    {
        var page = await person.PageAsync("/step-downs/new");
        var form = page.Forms.OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action") == "/step-downs/new");
        using var body = new MultipartFormDataContent();
        var fields = Request(name, district);
        fields["WhyNoPlan"] = "";
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (field, value) in fields)
            body.Add(new StringContent(value!), field);
        body.Add(new ByteArrayContent(content), "Plan", "plan.pdf");
        return await person.PostAsync(new Uri("/step-downs/new", UriKind.Relative), body);
    }

    private static Task<string> AshfordAsync(App app) => app.WithDbAsync(async db => (await db.Districts.Where(d => d.Name == "Ashford").Select(d => d.Id).SingleAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task LedOnAsync(HttpResponseMessage answer, string to)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{(int)answer.StatusCode}: {Text(await answer.DocumentAsync())}");
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    private static async Task<IHtmlDocument> RefusedAsync(HttpClient person, string address, Dictionary<string, string?> fields)
    {
        var answer = await person.PostFormAsync(address, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await answer.DocumentAsync();
    }

    private static string Text(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string MainOf(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
