using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Drafts;

/// <summary>Somebody types at length; meanwhile the record leaves their reach.</summary>
public sealed class NotSavedTests(App app) : IClassFixture<App>
{
    private const string Words = "Kerry said that mornings are calmer, and that Leo packs his own bag.";

    /// <summary>The forms: who types, the page, where it posts, and the field that takes the words.</summary>
    public static TheoryData<string, string, string, string> Forms => new()
    {
        { "worker", "notes/new", "notes", "Text" },
        { "worker", "reviews/new", "reviews", "FamilysView" },
        { "worker", "plan/new", "plan", "IfThingsGetWorse" },
        { "worker", "assessment/write/took-part", "assessment/write/took-part", "Text" },
        { "worker", "closure", "closure", "Summary" },
        { "worker", "documents/new", "documents", "Title" },
        { "lead", "supervision/new", "supervision", "Reflection" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_was_typed_about_a_case_that_left_their_reach_is_given_back_and_kept(string account, string form, string action, string field)
    {
        var (reference, typist, page) = await TypingAsync(account, form, field);
        await MoveAwayAsync(reference);

        var answer = await typist.PostAsync(page, new() { [field] = Words }, $"/cases/{reference}/{action}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var given = await answer.DocumentAsync();
        Assert.Equal("This was not saved", given.QuerySelector("h1")!.TextContent);
        Assert.Contains(Words, given.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Family(form, account), given.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await typist.GetAsync($"/cases/{reference}/{form}")).StatusCode);

        // The form page is gone, the words are not.
        var list = await typist.PageAsync("/drafts");
        var link = list.QuerySelectorAll("main h2 a").OfType<IHtmlAnchorElement>().First(a => a.TextContent.Contains(reference, StringComparison.Ordinal)).PathName;
        Assert.Contains(Words, (await typist.PageAsync(link)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker2")).GetAsync(link)).StatusCode);
        var discarded = await typist.PostAsync(await typist.PageAsync(link), [], "");
        Assert.Equal("/drafts", discarded.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await typist.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task What_can_not_be_kept_is_given_back_all_the_same()
    {
        var reference = await app.PlannedAsync("Unkeepable");
        var worker = await app.SignedInAsync("worker");
        var page = await worker.PageAsync($"/cases/{reference}/notes/new");
        await MoveAwayAsync(reference);
        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("CREATE TRIGGER NothingIsKept BEFORE INSERT ON StaffDrafts BEGIN SELECT RAISE(ABORT, 'The disk is full'); END"));

        var answer = await worker.PostAsync(page, new() { ["Text"] = Words }, $"/cases/{reference}/notes");

        await app.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER NothingIsKept"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(Words, (await answer.DocumentAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await worker.PageAsync("/drafts")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supervision_typed_while_the_case_was_closed_is_given_back()
    {
        var reference = await app.PlannedAsync("Closedsupervision");
        var lead = await app.SignedInAsync("lead");
        var page = await lead.PageAsync($"/cases/{reference}/supervision/new");
        await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == reference).ExecuteUpdateAsync(u => u.SetProperty(c => c.ClosedOn, UkTime.DayOf(app.Clock.Utc))));

        var answer = await lead.PostAsync(page, new() { ["Reflection"] = Words }, $"/cases/{reference}/supervision");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(Words, (await answer.DocumentAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_the_same_for_a_case_out_of_reach_and_for_one_that_does_not_exist()
    {
        var reference = await app.PlannedAsync("Unknowable");
        var stranger = await app.SignedInAsync("worker.thanet");

        var there = await PostedAsync(stranger, $"/cases/{reference}/notes");
        var nowhere = await PostedAsync(stranger, "/cases/EHC-2026-999999/notes");

        Assert.Contains(Words, there, StringComparison.Ordinal);
        Assert.Equal(nowhere, there);
    }

    [Fact]
    public async Task A_button_about_a_record_out_of_reach_meets_the_plain_page()
    {
        var reference = await app.PlannedAsync("Buttoned");
        var stranger = await app.SignedInAsync("worker.thanet");

        var answer = await stranger.PostAsync($"/cases/{reference}/assessment/versions", await FieldsAsync(stranger, new() { ["version"] = "1" }));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Page not found", (await answer.DocumentAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(string Reference, HttpClient Typist, IHtmlDocument Page)> TypingAsync(string account, string form, string field)
    {
        var reference = await app.PlannedAsync(Family(form, account));
        if (form.StartsWith("assessment", StringComparison.Ordinal))
        {
            await app.WorkAsync(reference, (given, people, by, at, on) =>
            {
                given.AuthoriseAssessment(new string('a', Assessment.LeadMinLength), Actor.Staff(1, "Lea Marsh", Role.UnitLead) with { UnitId = given.UnitId, DistrictId = given.DistrictId }, at, on);
                given.BeginAssessment(AssessmentKind.Full, by, at, on);
            });
        }

        var typist = await app.SignedInAsync(account);
        var page = await typist.PageAsync($"/cases/{reference}/{form}");
        Assert.NotNull(page.QuerySelector($"[name='{field}']"));
        return (reference, typist, page);
    }

    private static string Family(string form, string account) => $"Zz{account}{form.Replace("/", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)}";

    // To a worker and unit of another district.
    private Task<int> MoveAwayAsync(string reference) => app.WithDbAsync(async db =>
    {
        var other = await db.Postings.Include(p => p.Unit).SingleAsync(p => p.Staff.Email == "worker.thanet@demo.example");
        return await db.Cases.Where(c => c.Reference == reference).ExecuteUpdateAsync(u => u
            .SetProperty(c => c.WorkerId, other.StaffId).SetProperty(c => c.UnitId, other.UnitId).SetProperty(c => c.DistrictId, other.Unit!.DistrictId));
    });

    private static async Task<string> PostedAsync(HttpClient client, string address)
    {
        var answer = await client.PostAsync(address, await FieldsAsync(client, new() { ["Text"] = Words, ["Kind"] = "Visit" }));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return (await answer.DocumentAsync()).QuerySelector("main")!.InnerHtml;
    }

    private static async Task<FormUrlEncodedContent> FieldsAsync(HttpClient client, Dictionary<string, string> fields)
    {
        var page = await client.PageAsync("/");
        fields["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new(fields);
    }
}
