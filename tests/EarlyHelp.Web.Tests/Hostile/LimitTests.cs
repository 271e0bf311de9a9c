using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>How much one visitor may send, and who a visitor is.</summary>
public sealed class LimitTests
{
    private const string Proxy = "10.0.0.4";

    [Theory]
    [InlineData(null, Proxy, false)]
    [InlineData(Proxy, Proxy, true)]
    [InlineData("192.0.2.9, 10.0.0.0/24", Proxy, true)]
    [InlineData(Proxy, "10.0.0.5", false)]
    public async Task What_a_proxy_says_about_a_visitors_address_is_believed_only_of_one_that_is_named(string? named, string from, bool isBelieved)
    {
        await using var app = new App { Settings = { ["Limits:PerVisitor"] = "2", ["Proxy:Addresses"] = named } };
        List<int> answers = [];

        foreach (var visitor in new[] { "203.0.113.1", "203.0.113.2", "203.0.113.3" })
            answers.Add(await AskAsync(app, from, visitor));

        foreach (var _ in answers.Take(2).ToList())
            answers.Add(await AskAsync(app, from, "203.0.113.1"));

        Assert.Equal(isBelieved ? "400 400 400 400 429" : "400 400 429 429 429", string.Join(' ', answers));
    }

    [Fact]
    public async Task A_proxy_that_says_https_is_believed_too_and_nothing_that_it_says_about_our_name()
    {
        await using var app = new App { Settings = { ["Proxy:Addresses"] = Proxy } };

        var answered = await app.Server.SendAsync(c =>
        {
            c.Connection.RemoteIpAddress = IPAddress.Parse(Proxy);
            c.Request.Path = "/cases";
            c.Request.Host = new HostString("earlyhelp.county.example");
            (c.Request.Headers["X-Forwarded-Proto"], c.Request.Headers["X-Forwarded-Host"]) = ("https", "evil.example");
        });

        Assert.Equal(("https", "earlyhelp.county.example"), (answered.Request.Scheme, answered.Request.Host.Value));
        Assert.DoesNotContain("evil", answered.Response.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_the_proxys_address_stops_the_start()
    {
        using var app = new App { Settings = { ["Proxy:Addresses"] = "the proxy" } };

        Assert.Contains("Proxy__Addresses", Assert.Throws<InvalidOperationException>(() => app.Services).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_who_posts_without_end_is_told_to_wait_and_for_how_long()
    {
        await using var app = new App { Settings = { ["Limits:PostsPerVisitor"] = "3" } };
        HttpResponseMessage answer = null!;

        for (var times = 0; times < 4; times++)
            answer = await app.CreateDefaultClient().PostAsync("/notify/start", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal("You have tried too many times", (await answer.DocumentAsync()).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/account/sign-in", 5)]
    [InlineData("/notify/start", 5)]
    [InlineData("/feedback/x", 5)]
    [InlineData("/account/sign-in", 80)]
    public async Task More_than_any_form_holds_is_refused_with_a_page_that_says_what_to_do(string address, int megabytes)
    {
        await using var app = new App();

        using var answer = await app.CreateDefaultClient().PostAsync(address, new StringContent("Email=" + new string('a', megabytes * 1024 * 1024), Encoding.ASCII, "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("That is too much at once", (await answer.DocumentAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task More_fields_than_any_form_has_are_refused()
    {
        await using var app = new App();

        using var answer = await app.CreateDefaultClient().PostAsync("/account/sign-in", new StringContent(string.Join('&', Enumerable.Range(0, 20_000).Select(n => $"a{n}=1")), Encoding.ASCII, "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(app.Failures);
    }

    private static async Task<int> AskAsync(App app, string from, string visitor)
    {
        var answered = await app.Server.SendAsync(c =>
        {
            c.Connection.RemoteIpAddress = IPAddress.Parse(from);
            (c.Request.Method, c.Request.Path) = ("POST", "/notify/return");
            c.Request.Headers["X-Forwarded-For"] = visitor;
        });
        return answered.Response.StatusCode;
    }
}
