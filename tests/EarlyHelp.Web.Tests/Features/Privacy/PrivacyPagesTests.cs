using System.Net;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Web.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Privacy;

/// <summary>The privacy officer's pages: who looked at what, what is unusual, and what came of it.</summary>
public sealed class PrivacyPagesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_look_of_a_namesake_at_night_is_found_asked_about_and_leaves_the_list()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        var sam = await StaffAsync("worker");
        await LookAsync(sam, family, 2, app.Clock.Utc.AddHours(13));
        await SearchAsync();
        var privacy = await app.SignedInAsync("privacy");

        var start = await privacy.PageAsync("/privacy");
        Assert.Contains("Out of hours", start.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var list = await privacy.PageAsync("/privacy/unusual?kind=OutOfHours");
        var link = list.QuerySelectorAll("a").First(a => a.TextContent.StartsWith("Sam Hill", StringComparison.Ordinal)).GetAttribute("href")!;
        var refused = await privacy.PostFormAsync(link, new() { ["Words"] = "short" }, link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.DocumentAsync();
        Assert.Contains("Select what came of it", again.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("short", again.QuerySelector("textarea")!.TextContent.Trim());
        var done = await privacy.PostFormAsync(link, new() { ["State"] = "Explained", ["Words"] = "Sam was on call that night" }, link);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        Assert.DoesNotContain(link, (await privacy.PageAsync("/privacy/unusual")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Sam was on call that night", await (await privacy.GetAsync("/privacy/unusual.csv?state=Explained")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var shown = (await privacy.PageAsync(link)).QuerySelector("main")!.TextContent;
        Assert.Contains("Ines Duarte", shown, StringComparison.Ordinal);
        var audited = await app.WithDbAsync(db => db.AuditEntries.Where(e => e.Entity == nameof(UnusualLook) && e.By == "Ines Duarte").Select(e => e.Changes).ToListAsync());
        Assert.Contains(audited, c => c.Contains("Explained", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_looked_at_a_family_is_found_by_its_reference_and_narrowed_by_person_and_day()
    {
        var (family, _) = await app.ReceiveAsync(2);
        var (sam, joy) = (await StaffAsync("worker"), await StaffAsync("worker2"));
        var (before, after) = ($"{app.Clock.Utc.AddDays(-3):d M yyyy}", $"{app.Clock.Utc.AddDays(-2):d M yyyy}");
        await LookAsync(sam, family, 2, app.Clock.Utc.AddDays(-3));
        await LookAsync(joy, family, 3, app.Clock.Utc);
        var privacy = await app.SignedInAsync("privacy");

        var found = await privacy.GetAsync($"/privacy/families?reference={family.ToLowerInvariant()}");
        Assert.Equal($"/families/{family}/audit", found.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await privacy.GetAsync("/privacy/families?reference=FAM-999999")).StatusCode);
        Assert.Equal(2, await LooksAsync(privacy, $"/families/{family}/audit?Who=Sam+Hill"));
        Assert.Equal(0, await LooksAsync(privacy, $"/families/{family}/audit?Who=Sam+Hill&From={after}"));
        Assert.Equal(2, await LooksAsync(privacy, $"/families/{family}/audit?Who=Sam+Hill&From={before}&To={before}"));
        var csv = await (await privacy.GetAsync($"/families/{family}/audit/looks.csv?Who={Uri.EscapeDataString(joy.Name)}")).Content.ReadAsStringAsync();
        Assert.Equal(4, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await privacy.GetAsync($"/families/{family}/audit?From=never")).StatusCode);
    }

    [Fact]
    public async Task What_somebody_looked_at_is_a_list_in_pages_with_a_fixed_number_of_queries()
    {
        var (family, _) = await app.ReceiveAsync(3);
        var (priya, owen) = (await StaffAsync("triage"), await StaffAsync("triage2"));
        await LookAsync(owen, family, 1, app.Clock.Utc);
        await LookAsync(priya, family, LookReview.PageSize + 10, app.Clock.Utc);
        var privacy = await app.SignedInAsync("privacy");

        var page = await privacy.PageAsync($"/privacy/staff/{priya.StaffId}?page=2");

        Assert.Contains(family, page.QuerySelector("[aria-label=Looks]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".govuk-pagination"));
        Assert.Equal(await app.Queries.OfAsync(privacy, $"/privacy/staff/{owen.StaffId}"), await app.Queries.OfAsync(privacy, $"/privacy/staff/{priya.StaffId}"));
        Assert.True((await (await privacy.GetAsync($"/privacy/staff/{priya.StaffId}/looks.csv")).Content.ReadAsStringAsync()).Split("\r\n").Length > LookReview.PageSize + 10);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await privacy.GetAsync($"/privacy/staff/{priya.StaffId}?from=x")).StatusCode);
        var search = await privacy.PageAsync("/privacy/staff?name=Priya");
        Assert.Contains($"/privacy/staff/{priya.StaffId}", search.QuerySelector("table")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_unusual_looks_takes_the_same_queries_for_one_as_for_a_full_page()
    {
        var privacy = await app.SignedInAsync("privacy");
        var joy = await StaffAsync("worker2");
        await AddAsync(joy, UnusualKind.SameStreet, 1);
        await AddAsync(joy, UnusualKind.ManyFamilies, LookReview.PageSize + 5);

        Assert.Equal(await app.Queries.OfAsync(privacy, "/privacy/unusual?kind=SameStreet"), await app.Queries.OfAsync(privacy, "/privacy/unusual?kind=ManyFamilies"));
        Assert.NotEmpty((await privacy.PageAsync("/privacy/unusual?kind=ManyFamilies")).QuerySelectorAll(".govuk-pagination"));
    }

    [Fact]
    public async Task The_street_of_a_colleague_is_kept_as_they_told_it_and_taken_away_again()
    {
        var privacy = await app.SignedInAsync("privacy");
        var page = $"/privacy/staff/{(await StaffAsync("lead")).StaffId}";

        var refused = await privacy.PostFormAsync(page, new() { ["Street"] = "12", ["Postcode"] = "nowhere" }, $"{page}/street");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Enter a full UK postcode", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await privacy.PostFormAsync(page, new() { ["Street"] = "Coopers Lane", ["Postcode"] = "tn24 8aa" }, $"{page}/street")).StatusCode);
        Assert.Equal("Coopers Lane", (await privacy.PageAsync(page)).QuerySelector("input[name=Street]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await privacy.PostFormAsync(page, new() { ["Street"] = "", ["Postcode"] = "" }, $"{page}/street")).StatusCode);
        Assert.False(await app.WithDbAsync(db => db.StaffStreets.AnyAsync()));
    }

    [Fact]
    public async Task The_limits_are_data_that_the_privacy_officer_changes()
    {
        var privacy = await app.SignedInAsync("privacy");

        var refused = await privacy.PostFormAsync("/privacy/limits", new() { ["FamiliesAnHour"] = "many", ["FromHour"] = "22", ["UntilHour"] = "6" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Families in an hour must be a whole number", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await privacy.PostFormAsync("/privacy/limits", new() { ["FromHour"] = "22", ["UntilHour"] = "6" })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await privacy.PostFormAsync("/privacy/limits", new() { ["FamiliesAnHour"] = "12" })).StatusCode);

        Assert.Equal("12", (await privacy.PageAsync("/privacy/limits")).QuerySelector("input[name=FamiliesAnHour]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_version_of_the_privacy_notice_is_shown_from_its_day_and_a_consent_names_the_one_of_its_own()
    {
        await using var own = new App();
        var (family, notification) = await own.ReceiveAsync(1);
        await own.GiveToWorkerAsync(notification);
        var privacy = await own.SignedInAsync("privacy");
        var text = "# What is new\n\nWe tell you more of what we keep.\n\n- first point of it\n- second <b>point</b> of it\n\nAnd so that it is long enough.";

        var today = await privacy.PostFormAsync("/privacy/notices/new", new() { ["EffectiveFrom"] = own.Clock.Utc.ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture), ["Text"] = text }, "/privacy/notices");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, today.StatusCode);
        Assert.Contains("must be in the future", await today.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await privacy.PostFormAsync("/privacy/notices/new", new() { ["EffectiveFrom"] = "1 4 2027", ["Text"] = text }, "/privacy/notices")).StatusCode);
        Assert.Contains("Version 1,", (await own.Visitor().PageAsync("/privacy-notice")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await own.Visitor().GetAsync("/privacy-notice?version=2")).StatusCode);
        own.Clock.SetLocal(new DateTime(2027, 4, 1, 9, 0, 0));

        var shown = await own.Visitor().PageAsync("/privacy-notice");

        Assert.Equal("What is new", shown.QuerySelectorAll("h2").ElementAt(1).TextContent);
        Assert.Equal("second <b>point</b> of it", shown.QuerySelectorAll("main li").ElementAt(1).TextContent);
        Assert.Contains("Version 2,", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Version 1,", (await own.Visitor().PageAsync("/privacy-notice?version=1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var worker = await own.SignedInAsync("worker");
        Assert.Contains("Privacy notice, version 1", (await worker.PageAsync($"/families/{family}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<int> LooksAsync(HttpClient client, string address) =>
        (await client.PageAsync(address)).QuerySelectorAll("[aria-label=Looks] tbody tr").Length;

    private Task<Actor> StaffAsync(string account) => app.WithDbAsync(async db =>
    {
        var posting = await db.Postings.Include(p => p.Staff).FirstAsync(p => p.Staff.Email == $"{account}@demo.example");
        return Actor.Staff(posting.Staff, posting);
    });

    private Task<int> LookAsync(Actor by, string family, int times, DateTime at) => app.WithDbAsync(async db =>
    {
        var id = await db.Families.Where(f => f.Reference == family).Select(f => f.Id).SingleAsync();
        for (var i = 0; i < times; i++)
            db.Add(Look.Of(by, at.AddSeconds(i), id, "Family", null));
        return await db.SaveChangesAsync();
    });

    private Task<int> AddAsync(Actor by, UnusualKind kind, int count) => app.WithDbAsync(db =>
    {
        for (var i = 0; i < count; i++)
            db.Add(UnusualLook.Found(kind, by.StaffId!.Value, by.Name, null, new DateOnly(2026, 1, 1).AddDays(i), app.Clock.Utc));
        return db.SaveChangesAsync();
    });

    private Task<int> SearchAsync() => app.Services.GetRequiredService<UnusualLookSearch>().RunAsync();
}
