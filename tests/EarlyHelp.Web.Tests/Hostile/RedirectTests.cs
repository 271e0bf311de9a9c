using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests.Access;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>No address and no field of the app leads a browser to another site.</summary>
[Collection(HeaderTests.Collection.Name)]
public sealed partial class RedirectTests(HeaderTests.Ground ground)
{
    public static TheoryData<string> Elsewhere =>
    [
        "//evil.example", @"/\evil.example", @"\\evil.example", "https://evil.example/", "https:evil.example", "http:/evil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x",
        "/\t/evil.example", "\t//evil.example", " //evil.example", "/%2f%2fevil.example/..", "%2f%2fevil.example", "~//evil.example", @"~/\evil.example", "/%5cevil.example", "//evil.example%2f..", "///evil.example", "/../\\evil.example",
    ];

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task Signing_in_leads_nowhere_else(string address)
    {
        var browser = ground.App.Visitor();
        var answer = await browser.PostFormAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}", new()
        {
            ["Email"] = "worker@demo.example", ["Password"] = DemoAccounts.Password, ["ReturnUrl"] = address,
        }, "/account/sign-in");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(IsOurs(answer), $"{address} leads to {answer.Headers.Location}");
        var again = await browser.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}");
        Assert.True(IsOurs(again), $"{address} leads to {again.Headers.Location}");
    }

    [Fact]
    public async Task No_parameter_of_any_address_does()
    {
        var (tried, turn) = (0, 0);
        List<string> faults = [];
        var parser = new HtmlParser();
        foreach (var endpoint in Endpoints.OfPages(ground.App).Where(e => e.Method == "GET"))
        {
            var role = endpoint.IsOpen ? (Role?)null : Enum.GetValues<Role>().First(endpoint.IsFor);
            var client = await ground.SignedInAsync(role);
            var names = BoundForm.NamesOf(endpoint).Where(n => n.Type == typeof(string)).Select(n => n.Name).Concat(["returnUrl", "back"]).Distinct(StringComparer.OrdinalIgnoreCase);
            foreach (var name in names)
            {
                foreach (var evil in LongRun.Share(["//evil.example/x", @"/\evil.example/x", "https://evil.example/x", "javascript:evil.example"], 4, turn++))
                {
                    tried++;
                    var address = $"{Addresses.Of(endpoint.Endpoint, ground.Own, role).Path}?{name}={Uri.EscapeDataString(evil)}";
                    using var answer = await client.GetAsync(address);
                    if (!IsOurs(answer))
                        faults.Add($"{address} leads to {answer.Headers.Location}");
                    if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                    {
                        var links = parser.ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll("[href],[action],[formaction]")
                            .SelectMany(e => new[] { e.GetAttribute("href"), e.GetAttribute("action"), e.GetAttribute("formaction") }).OfType<string>();
                        faults.AddRange(links.Where(LeadsAway).Select(a => $"{address} has a link to {a}"));
                    }
                }
            }
        }

        Found.Nothing(faults);
        Assert.True(tried > 500, $"{tried}");
    }

    [Theory]
    [InlineData("Reason", "Back")]
    public async Task Saying_why_a_record_is_opened_leads_only_to_it(string reason, string back)
    {
        var county = await ground.App.SignedInAsync("county");
        foreach (var evil in Elsewhere)
        {
            var answer = await county.PostFormAsync($"/reasons/new?family={ground.Own.Family}&back={Uri.EscapeDataString(evil)}", new() { [reason] = "A complaint about the school", [back] = evil }, "/reasons");
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && IsOurs(answer), $"{evil} leads to {answer.Headers.Location}");
        }
    }

    private static bool IsOurs(HttpResponseMessage answer) => answer.Headers.Location?.OriginalString is not { } to || !LeadsAway(to);

    // What a browser makes of it: a backslash is a slash, and it takes tabs and breaks away first.
    private static bool LeadsAway(string address)
    {
        var read = Blank().Replace(address.Trim(), "").Replace('\\', '/');
        return read.StartsWith("//", StringComparison.Ordinal) || (Scheme().IsMatch(read) && read.Contains("evil", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[\t\r\n]")]
    private static partial Regex Blank();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();
}
