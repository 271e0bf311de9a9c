using System.Net;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Tests.Features.Families;
using EarlyHelp.Web.Tests.Features.Tracker;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.AccessRequests;

public sealed class AccessRequestTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_privacy_officer_finds_a_person_by_whole_name_and_birth_date_and_opens_their_records_with_a_reason()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var reference = await app.OpenAsync(notification);
        var leo = await app.PersonAsync("Leo");
        var address = Files.Address(family, leo);
        var privacy = await app.SignedInAsync("privacy");

        var nobody = await (await SearchAsync(privacy, "Leo", $"{leo.Born:yyyy-MM-dd}")).DocumentAsync();
        Assert.Contains("Nobody of this name", nobody.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var found = await SearchAsync(privacy, "leo WALKER", $"{leo.Born:yyyy-MM-dd}");
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.NotNull((await found.DocumentAsync()).QuerySelector($"a[href='{address}']"));

        var page = await privacy.OpenFileAsync(address);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(new[] { "Records of Leo", $"Case {reference}", $"Notification {notification}", $"Family {family}", "Who looked at these records", "Residence", "Consent", "Case spell" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal("application/json", (await privacy.GetAsync(address + ".json")).Content.Headers.ContentType!.MediaType);

        var looks = await app.WithDbAsync(db => db.Looks.Where(l => l.Page.StartsWith("All records of a person")).Select(l => new { l.Reason, l.By, l.PersonId }).ToListAsync());
        Assert.Equal(2, looks.Count);
        Assert.All(looks, l => Assert.Equal((Files.Reason, "Ines Duarte", leo.Id), (l.Reason, l.By, l.PersonId)));
    }

    [Fact]
    public async Task What_is_typed_wrong_is_told_beside_the_fields_and_stays_there()
    {
        var privacy = await app.SignedInAsync("privacy");

        foreach (var (name, born, problems) in new[]
        {
            ("", "31 2 2012", new[] { "Enter the full name of the person", "Enter a real date of birth, for example 27 3 2012" }),
            ("'", "", ["Enter the full name of the person", "Enter a real date of birth, for example 27 3 2012"]),
            ("Leo Walker", "27 3 2036", ["Date of birth must be today or in the past"]),
            (new string('é', 142), "27 3 2012", ["Full name must be 141 characters or fewer"]),
        })
        {
            var refused = await SearchAsync(privacy, name, born);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.DocumentAsync();
            Assert.Equal(problems, page.QuerySelectorAll(".govuk-error-message").Select(e => e.TextContent.Replace("Error:", "", StringComparison.Ordinal).Trim()));
            Assert.Equal((name, born), (page.QuerySelector("[name=Name]")!.GetAttribute("value") ?? "", page.QuerySelector("[name=Born]")!.GetAttribute("value") ?? ""));
        }

        Assert.Equal(0, await app.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == "Searched")));
    }

    [Fact]
    public async Task Nobody_is_found_by_an_address_and_a_search_needs_its_own_form()
    {
        await app.ReceiveAsync(1);
        var leo = await app.PersonAsync("Leo");
        var privacy = await app.SignedInAsync("privacy");

        var asked = await privacy.PageAsync($"/access-requests?name=Leo%20Walker&born={leo.Born:yyyy-MM-dd}&Name=Leo%20Walker");
        Assert.DoesNotContain("Leo", asked.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var forged = await privacy.PostAsync(new Uri("/access-requests", UriKind.Relative), new FormUrlEncodedContent([new("Name", "Leo Walker"), new("Born", $"{leo.Born:yyyy-MM-dd}")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(0, await app.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == "Searched")));
    }

    [Fact]
    public async Task Every_search_is_audited_also_one_that_finds_nobody_and_is_read_with_the_family()
    {
        var (family, _) = await app.ReceiveAsync(1);
        var leo = await app.PersonAsync("Leo");
        var privacy = await app.SignedInAsync("privacy");

        await SearchAsync(privacy, "Leo Walker", $"{leo.Born:yyyy-MM-dd}");
        await SearchAsync(privacy, "Leo Hartley", "1 2 2012");

        var entries = await app.WithDbAsync(db => db.AuditEntries.Where(e => e.Action == "Searched").OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([(leo.Id, "Ines Duarte"), ((long?)null, "Ines Duarte")], entries.Select(e => (e.PersonId, e.By)));
        Assert.Contains("Leo Hartley", entries[1].Changes, StringComparison.Ordinal);
        var audit = (await privacy.PageAsync($"/families/{family}/audit")).QuerySelector("main")!.TextContent;
        Assert.Contains("Access request searched", audit, StringComparison.Ordinal);
        Assert.Contains("Leo Walker", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_people_of_one_name_and_birth_date_are_all_found()
    {
        var (family, _) = await app.ReceiveAsync(1);
        var leo = await app.PersonAsync("Leo");
        await app.WithDbAsync(async db =>
        {
            var known = await db.Families.Include(f => f.Members).SingleAsync(f => f.Reference == family);
            var twin = Person.Named("Léo", "Walker");
            twin.WasBorn(leo.Born);
            known.Add(twin, FamilyRole.Child, new(2026, 11, 17));
            return await db.SaveChangesAsync();
        });
        var privacy = await app.SignedInAsync("privacy");

        var found = await (await SearchAsync(privacy, "Leo Walker", $"{leo.Born:d MMMM yyyy}")).DocumentAsync();

        Assert.Contains("2 people found", found.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, found.QuerySelectorAll("a[href$='/records']").Length);
        Assert.Equal(2, await app.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == "Searched")));
    }

    [Fact]
    public async Task A_reason_opens_the_file_of_one_person_and_nobody_elses()
    {
        var (family, _) = await app.ReceiveAsync(1);
        var (leo, kerry) = (await app.PersonAsync("Leo"), await app.PersonAsync("Kerry"));
        var privacy = await app.SignedInAsync("privacy");
        await privacy.OpenFileAsync(Files.Address(family, leo));

        Assert.Equal(HttpStatusCode.Redirect, (await privacy.GetAsync(Files.Address(family, kerry))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await privacy.GetAsync(Files.Address(family, kerry) + ".json")).StatusCode);
        Assert.Empty(await app.WithDbAsync(db => db.Looks.Where(l => l.PersonId == kerry.Id).ToListAsync()));

        // A reason for the family says nothing of a person's file.
        var stated = await privacy.PostFormAsync($"/reasons/new?family={family}&back=/", new() { ["Reason"] = "Checking who looked at the record" }, "/reasons");
        Assert.Equal(HttpStatusCode.Redirect, stated.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await privacy.GetAsync(Files.Address(family, kerry))).StatusCode);
    }

    [Fact]
    public async Task A_reason_holds_for_its_hours_however_often_the_file_is_looked_at()
    {
        var (family, _) = await app.ReceiveAsync(1);
        var address = Files.Address(family, await app.PersonAsync("Leo"));
        var privacy = await app.SignedInAsync("privacy");
        await privacy.OpenFileAsync(address);

        app.Clock.Utc = app.Clock.Utc.AddHours(7.5);
        privacy = await app.SignedInAsync("privacy");
        Assert.Equal(HttpStatusCode.OK, (await privacy.GetAsync(address)).StatusCode);
        app.Clock.Utc = app.Clock.Utc.AddHours(1);
        privacy = await app.SignedInAsync("privacy");
        Assert.Equal(HttpStatusCode.Redirect, (await privacy.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_reaches_them_and_a_person_of_another_family_is_not_there()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.OpenAsync(notification);
        var (other, _) = await app.ReceiveAsync(2);
        var leo = await app.PersonAsync("Leo");

        foreach (var account in new[] { "worker", "lead", "district", "area", "county", "analyst", "triage.manager", "admin" })
        {
            var person = await app.SignedInAsync(account);
            foreach (var address in new[] { "/access-requests", Files.Address(family, leo), Files.Address(family, leo) + ".json" })
                Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(address)).StatusCode);
        }

        var privacy = await app.SignedInAsync("privacy");
        Assert.Equal(HttpStatusCode.NotFound, (await privacy.GetAsync(Files.Address(other, leo))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await privacy.GetAsync($"/families/{family}/people/{leo.Id}")).StatusCode);
        var (page, county) = ($"/reasons/new?family={other}&person={leo.Id}&back=/", await app.SignedInAsync("county"));
        Assert.Equal(HttpStatusCode.NotFound, (await privacy.PostFormAsync(page, new() { ["Reason"] = Files.Reason }, "/reasons")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await county.PostFormAsync($"/reasons/new?family={family}&person={leo.Id}&back=/", new() { ["Reason"] = Files.Reason }, "/reasons")).StatusCode);
        Assert.Empty(await app.WithDbAsync(db => db.Looks.Where(l => l.PersonId != null).ToListAsync()));
    }

    private static Task<HttpResponseMessage> SearchAsync(HttpClient privacy, string name, string born) =>
        privacy.PostFormAsync("/access-requests", new() { ["Name"] = name, ["Born"] = born });
}
