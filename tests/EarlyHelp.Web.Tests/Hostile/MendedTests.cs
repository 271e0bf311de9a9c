using System.Net;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>What the hostile tests found once, each by itself.</summary>
[Collection(HeaderTests.Collection.Name)]
public sealed class MendedTests(HeaderTests.Ground ground)
{
    [Fact]
    public async Task Which_record_is_changed_is_what_the_address_says_and_not_a_field_of_the_form()
    {
        var triage = await ground.SignedInAsync(Role.TriageOfficer);

        var claimed = await PostAsync(triage, $"/triage/{ground.Own.Queued}/claim", ("reference", ground.Own.Ready));

        Assert.Equal(HttpStatusCode.Redirect, claimed.StatusCode);
        Assert.Equal([ground.Own.Queued], await ground.App.WithDbAsync(db => db.Notifications.Where(n => n.Claim != null).Select(n => n.Reference).ToListAsync()));
    }

    [Theory]
    [InlineData("http://localhost//evil.example/x", "/")]
    [InlineData("https://evil.example/cases", "/")]
    [InlineData("http://localhost/\\evil.example", "/")]
    [InlineData("http://localhost/panels", "/panels")]
    public async Task Somebody_who_was_overtaken_is_led_back_to_a_page_of_ours(string from, string to)
    {
        var manager = await ground.SignedInAsync(Role.DistrictManager);

        var overtaken = await PostAsync(manager, $"/panels/{ground.Own.Panel}/call-off", from, ("Version", "999"), ("Reason", "Nobody can come"));

        Assert.Equal(HttpStatusCode.Conflict, overtaken.StatusCode);
        var links = (await overtaken.DocumentAsync()).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains(to, links);
        Assert.DoesNotContain(links, l => l!.Contains("evil", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/cases?page=2#a", "/cases?page=2#a")]
    [InlineData("/é", "/%C3%A9")]
    [InlineData("/👩 x", "/%F0%9F%91%A9%20x")]
    [InlineData("/a\r\nSet-Cookie: b", "/a%0D%0ASet-Cookie:%20b")]
    public void An_address_is_written_in_letters_that_a_header_may_hold(string address, string written) => Assert.Equal(written, PlainRedirects.Plain(address));

    [Theory]
    [InlineData("/feedback/%20%20%20")]
    [InlineData("/feedback/%20%20%20/thanks")]
    [InlineData("/notify/status/%20%20%20")]
    [InlineData("/account/choose-password/%20%20%20")]
    public async Task An_address_whose_name_is_nothing_but_spaces_does_not_exist(string address)
    {
        var answer = await ground.App.CreateClient().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_history_of_a_record_can_be_asked_for_until_the_last_day_that_there_is()
    {
        var manager = await ground.SignedInAsync(Role.TriageManager);

        foreach (var page in new[] { $"/notifications/{ground.Own.Queued}/audit?To=9999-12-31", $"/notifications/{ground.Own.Queued}/audit/looks.csv?To=9999-12-31" })
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(page)).StatusCode);
        var privacy = await ground.SignedInAsync(Role.PrivacyOfficer);
        var staff = await ground.App.WithDbAsync(db => db.Staff.MinAsync(s => s.Id));
        Assert.Equal(HttpStatusCode.OK, (await privacy.GetAsync($"/privacy/staff/{staff}?to=9999-12-31")).StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params (string Name, string Value)[] fields) => PostAsync(client, address, null, fields);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string? from, params (string Name, string Value)[] fields)
    {
        var token = (await client.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]) };
        if (from is not null)
            request.Headers.TryAddWithoutValidation("Referer", from);
        return await client.SendAsync(request);
    }
}
