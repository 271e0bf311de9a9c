using System.Net;
using System.Text.Json;
using EarlyHelp.Web.Tests.Features.Families;
using EarlyHelp.Web.Tests.Features.Tracker;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.AccessRequests;

public sealed class AccessRequestTests : IDisposable
{
    private const string Reason = "The mother asked for it on 3 November, identity checked";

    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_privacy_officer_finds_a_person_by_name_and_birth_date_and_opens_their_records_with_a_reason()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var reference = await app.OpenAsync(notification);
        var leo = await app.PersonAsync("Leo");
        var address = $"/families/{family}/people/{leo.Id}/records";
        var privacy = await app.SignedInAsync("privacy");

        Assert.Contains("Nobody of this name", (await privacy.PageAsync($"/access-requests?name=Leo&born={leo.Born:yyyy-MM-dd}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await privacy.PageAsync($"/access-requests?name=leo%20WALKER&born={leo.Born:yyyy-MM-dd}")).QuerySelector($"a[href='{address}']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await privacy.GetAsync("/access-requests?name=&born=never")).StatusCode);

        var asked = await privacy.GetAsync(address);
        Assert.StartsWith("/reasons/new", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var answered = await privacy.PostFormAsync(asked.Headers.Location.OriginalString, new() { ["Reason"] = Reason }, "/reasons");
        Assert.Equal(address, answered.Headers.Location!.OriginalString);

        var page = await privacy.PageAsync(address);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(new[] { "Records of Leo", $"Case {reference}", $"Notification {notification}", $"Family {family}", "Who looked at these records", "Residence", "Consent", "Case spell" }, words => Assert.Contains(words, text, StringComparison.Ordinal));
        var marked = page.QuerySelectorAll("mark.eh-third-party").Select(m => m.TextContent.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("Sam Hill", marked);
        Assert.DoesNotContain("Leo", marked);
        Assert.DoesNotContain("Leo Walker", marked);
        var notifier = await app.WithDbAsync(db => db.Notifications.Where(n => n.Reference == notification).Select(n => new { n.NotifierName, n.NotifierEmail }).SingleAsync());
        Assert.Contains(notifier.NotifierName, marked);
        Assert.Contains(notifier.NotifierEmail, marked);

        var file = await privacy.GetAsync(address + ".json");
        Assert.Equal("application/json", file.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(await file.Content.ReadAsStringAsync());
        Assert.Equal("Leo Walker", json.RootElement.GetProperty("name").GetString());
        Assert.Contains(json.RootElement.GetProperty("sections").EnumerateArray(), s => s.GetProperty("title").GetString() == $"Case {reference}");

        var looks = await app.WithDbAsync(db => db.Looks.Where(l => l.Page.StartsWith("All records of a person")).Select(l => new { l.Reason, l.By }).ToListAsync());
        Assert.Equal(2, looks.Count);
        Assert.All(looks, l => Assert.Equal((Reason, "Ines Duarte"), (l.Reason, l.By)));
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
            foreach (var address in new[] { "/access-requests", $"/families/{family}/people/{leo.Id}/records", $"/families/{family}/people/{leo.Id}/records.json" })
                Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(address)).StatusCode);
        }

        var privacy = await app.SignedInAsync("privacy");
        Assert.Equal(HttpStatusCode.NotFound, (await privacy.GetAsync($"/families/{other}/people/{leo.Id}/records")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await privacy.GetAsync($"/families/{family}/people/{leo.Id}")).StatusCode);
        Assert.Empty(await app.WithDbAsync(db => db.Looks.Where(l => l.Page.StartsWith("All records")).ToListAsync()));
    }
}
