using System.Net;
using AngleSharp.Html.Parser;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.Tests.Access;
using EarlyHelp.Web.Tests.Features.Cases;
using EarlyHelp.Web.Tests.Features.Documents;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>The headers of every kind of answer, held against one list (docs/adr/0030-web-defences.md).</summary>
[Collection(HeaderTests.Collection.Name)]
public sealed class HeaderTests(HeaderTests.Ground ground)
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp"),
    ];

    private static readonly string[] Never = ["Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version"];

    private readonly HtmlParser parser = new();

    [Fact]
    public async Task Every_page_of_the_app_carries_them_and_holds_no_script_or_style_of_its_own()
    {
        List<string> faults = [];
        var pages = 0;
        foreach (var endpoint in Endpoints.OfPages(ground.App).Where(e => e.Method == "GET"))
        {
            var role = endpoint.IsOpen ? (Role?)null : Enum.GetValues<Role>().First(endpoint.IsFor);
            var address = Addresses.Of(endpoint.Endpoint, ground.Own, role).Path;
            using var answer = await (await ground.SignedInAsync(role)).GetAsync(address);
            faults.AddRange(Faults(answer).Select(f => $"{address}: {f}"));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            pages++;
            var page = parser.ParseDocument(await answer.Content.ReadAsStringAsync());
            faults.AddRange(page.All.Where(e => e.LocalName is "style" || (e.LocalName == "script" && !e.HasAttribute("src")) || e.Attributes.Any(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal)))
                .Select(e => $"{address}: inline {e.OuterHtml[..Math.Min(100, e.OuterHtml.Length)]}"));
            faults.AddRange(page.All.SelectMany(e => new[] { e.GetAttribute("src"), e.LocalName == "link" ? e.GetAttribute("href") : null }).OfType<string>()
                .Where(a => !a.StartsWith('/') || a.StartsWith("//", StringComparison.Ordinal)).Select(a => $"{address}: loads {a}"));
        }

        Found.Nothing(faults);
        Assert.True(pages > 100, $"only {pages} pages were looked at");
    }

    [Fact]
    public async Task So_does_every_other_kind_of_answer()
    {
        var visitor = ground.App.CreateDefaultClient();
        var worker = await ground.SignedInAsync(Role.UnitWorker);
        List<string> faults = [];
        foreach (var (address, status) in new[]
        {
            ("/cases", 302), ("/no-such-page", 404), ("/dist/no-such-file.css", 302), ("/health/live", 200), ("/health/ready", 200), ("/errors/400", 400), ("/errors/500", 500), ("/robots.txt", 302),
            ("/account/sign-out", 404), ("/dist/earlyhelp.css", 200),
        })
        {
            using var answer = await visitor.GetAsync(address);
            Assert.True(status == (int)answer.StatusCode || (address == "/account/sign-out" && (int)answer.StatusCode == 405), $"{address}: {(int)answer.StatusCode}");
            faults.AddRange(Faults(answer).Select(f => $"{address}: {f}"));
        }

        using var withoutToken = await visitor.PostAsync("/account/sign-in", new FormUrlEncodedContent([]));
        using var refused = await ground.App.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "", ["Password"] = "" });
        using var method = await visitor.PutAsync("/account/sign-in", null);
        Assert.Equal([400, 422, 404], [(int)withoutToken.StatusCode, (int)refused.StatusCode, (int)method.StatusCode]);
        foreach (var answer in new[] { withoutToken, refused, method })
            faults.AddRange(Faults(answer).Select(f => $"{(int)answer.StatusCode}: {f}"));
        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_page_that_fails_carries_them_too()
    {
        await using var broken = new App();
        var triage = await broken.SignedInAsync("triage");
        var session = await Session.OfAsync(broken, "triage", triage, "/");
        await broken.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE StaffDrafts RENAME TO Gone"));

        using var answer = await session.GetAsync("/drafts");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Found.Nothing(Faults(answer));
        Assert.DoesNotContain("StaffDrafts", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_sent_is_saved_and_not_shown_and_runs_nothing_where_it_is_shown_all_the_same()
    {
        var given = await ground.App.PassAsync("Headers", allocateTo: "worker@demo.example");
        var worker = await ground.App.SignedInAsync("worker");
        await worker.AddDocumentAsync(given, Uploads.Pdf);
        var id = await ground.App.WithDbAsync(db => db.Set<Domain.Documents.CaseDocument>().OrderByDescending(d => d.Id).Select(d => d.Id).FirstAsync());

        using var answer = await worker.GetAsync($"/cases/{given}/documents/{id}/file");

        Assert.Equal(("attachment", "application/octet-stream"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(SecurityHeaders.FilePolicy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Found.Nothing(Faults(answer));
    }

    [Fact]
    public async Task Only_files_of_the_app_itself_may_be_kept_and_for_good_only_under_a_name_that_says_what_is_in_them()
    {
        // What is built and not published has every file asked for again, so that a change is seen: here as it is when published.
        await using var app = new App { Settings = { ["EnableStaticAssetsDevelopmentCaching"] = "true", ["ReloadStaticAssetsAtRuntime"] = "false" } };
        var visitor = app.CreateDefaultClient();
        var page = await (await visitor.GetAsync("/account/sign-in")).DocumentAsync();
        var links = page.QuerySelectorAll("link[rel=stylesheet],script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();

        Assert.Contains(links, l => l.Contains(".css", StringComparison.Ordinal));
        Assert.Contains(links, l => l.Contains(".js", StringComparison.Ordinal));
        foreach (var address in links)
        {
            using var file = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.Matches(@"^/dist/[a-z]+\.[a-z0-9]{8,}\.(css|js)$", address);
            Assert.Contains("immutable", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.True(file.Headers.CacheControl.MaxAge >= TimeSpan.FromDays(365), address);
        }

        using var plain = await visitor.GetAsync("/dist/earlyhelp.css");
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.True(plain.Headers.CacheControl is { NoCache: true, NoStore: false }, $"{plain.Headers.CacheControl}");
    }

    [Fact]
    public async Task Outside_Development_a_browser_is_told_to_come_by_https_for_two_years_and_every_cookie_to_stay_on_it()
    {
        await using var app = new App { Settings = { ["environment"] = "Production", ["EarlyHelp:Seed"] = null, ["Service:Address"] = "https://earlyhelp.county.example" } };
        var client = app.CreateDefaultClient(new Uri("https://earlyhelp.county.example"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler());
        List<string> cookies = [];

        foreach (var address in new[] { "/account/sign-in", "/notify", "/no-such-page", "/cases", "/health/live", "/dist/earlyhelp.css" })
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal("max-age=63072000; includeSubDomains", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
            cookies.AddRange(Cookies(answer));
        }

        foreach (var (address, fields, action) in new[] { ("/notify/start", ("Danger", "no"), "/notify/start"), ("/notify/choose?urgent=false", ("Way", "EarlyHelp"), "/notify/choose") })
            cookies.AddRange(Cookies(await client.PostFormAsync(address, new() { [fields.Item1] = fields.Item2 }, action)));
        Assert.Contains(cookies, c => c.StartsWith("earlyhelp-notify=", StringComparison.Ordinal));
        Found.Nothing(cookies.Where(c => !IsStrict(c) || !c.Contains("secure", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task No_cookie_can_be_read_by_scripts_or_is_sent_along_from_other_sites()
    {
        var client = ground.App.CreateDefaultClient(new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler());
        var cookies = Cookies(await client.GetAsync("/account/sign-in")).ToList();
        cookies.AddRange(Cookies(await client.PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = Data.Seeding.DemoAccounts.Password })));
        cookies.AddRange(Cookies(await client.PostFormAsync("/account", new() { ["MorningSummary"] = "true" }, "/account/morning-summary")));

        Assert.Contains(cookies, c => c.StartsWith("earlyhelp=", StringComparison.Ordinal));
        Found.Nothing(cookies.Where(c => !IsStrict(c)));
    }

    private static bool IsStrict(string cookie) =>
        cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && (cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) || cookie.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];

    private static IEnumerable<string> Faults(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Always.Where(a => headers.GetValueOrDefault(a.Name) != a.Value))
            yield return $"{name} is “{headers.GetValueOrDefault(name)}” and not “{value}”";
        foreach (var name in Never.Where(headers.ContainsKey))
            yield return $"tells {name}";
        foreach (var fault in OfPolicy(headers))
            yield return fault;
        var permissions = headers.GetValueOrDefault("Permissions-Policy", "");
        foreach (var part in new[] { "camera=()", "microphone=()", "geolocation=()", "publickey-credentials-get=(self)", "publickey-credentials-create=(self)" }.Where(p => !permissions.Contains(p, StringComparison.Ordinal)))
            yield return $"Permissions-Policy lacks {part}";
        if (!answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/dist/", StringComparison.Ordinal) && headers.GetValueOrDefault("Cache-Control") != "no-store")
            yield return $"Cache-Control is “{headers.GetValueOrDefault("Cache-Control")}”";
    }

    private static IEnumerable<string> OfPolicy(Dictionary<string, string> headers)
    {
        var policy = headers.GetValueOrDefault("Content-Security-Policy", "");
        if (policy.Contains("unsafe", StringComparison.Ordinal) || policy.Contains('*', StringComparison.Ordinal))
            yield return $"Content-Security-Policy lets too much through: {policy}";
        var isFile = headers.ContainsKey("Content-Disposition");
        foreach (var part in new[] { "default-src 'none'", "frame-ancestors 'none'" }.Concat(isFile ? ["sandbox"] : ["script-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"]).Where(p => !policy.Contains(p, StringComparison.Ordinal)))
            yield return $"Content-Security-Policy lacks {part}";
    }

    /// <summary>The tests that look at one app from outside, one after the other.</summary>
    [CollectionDefinition(Name)]
    public sealed class Collection : ICollectionFixture<Ground>
    {
        /// <summary>Its name.</summary>
        public const string Name = "Hostile";
    }

    /// <summary>The app with records of one district.</summary>
    public sealed class Ground : IAsyncLifetime
    {
        private readonly Dictionary<string, HttpClient> clients = [];

        /// <summary>The running app. What limits do is tried elsewhere; here every post of every form comes from one address.</summary>
        public App App { get; } = new() { Settings = { ["Limits:PerVisitor"] = "100000", ["Limits:PerRecord"] = "100000", ["Limits:FormsPerVisitor"] = "100000", ["Limits:PostsPerVisitor"] = "100000" } };

        /// <summary>Its records.</summary>
        public Records Own { get; private set; } = null!;

        public async Task InitializeAsync() => Own = await Records.AddAsync(App, "Ashford", "worker");

        public Task DisposeAsync() => App.DisposeAsync().AsTask();

        /// <summary>The browser of a role, or a visitor's.</summary>
        public async Task<HttpClient> SignedInAsync(Role? role)
        {
            var account = role is { } known ? Accounts.Of(known) : "";
            return clients.TryGetValue(account, out var there) ? there : clients[account] = account.Length == 0 ? App.CreateDefaultClient() : await App.SignedInAsync(account);
        }
    }
}
