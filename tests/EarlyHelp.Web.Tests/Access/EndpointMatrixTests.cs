using System.Net;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>Every endpoint of the running app × every role and a visitor × a record of one's own and one of another district (spec/3-access.md).</summary>
public sealed class EndpointMatrixTests(EndpointMatrixTests.Walk walk) : IClassFixture<EndpointMatrixTests.Walk>
{
    /// <summary>Endpoints that carry neither attribute: files of the front end, health, and the answer to a mistyped address.</summary>
    private static readonly string[] WithoutAttribute = ["health/live", "health/ready", "/health/live", "/health/ready", "{*path:nonfile}", "{**path:file}"];

    /// <summary>One account of each role; each is at home in Ashford, or has no district.</summary>
    private static readonly Dictionary<Role, string> Accounts = new()
    {
        [Role.TriageOfficer] = "triage", [Role.TriageManager] = "triage.manager", [Role.UnitWorker] = "worker", [Role.UnitLead] = "lead",
        [Role.DistrictManager] = "district", [Role.AreaManager] = "area", [Role.CountyManager] = "county", [Role.Analyst] = "analyst",
        [Role.OpenAccessWorker] = "openaccess", [Role.SocialCarePartner] = "socialcare", [Role.QualityAuditor] = "auditor",
        [Role.Administrator] = "admin", [Role.PrivacyOfficer] = "privacy",
    };

    private static readonly Role[] SeesTheCounty = [Role.TriageOfficer, Role.TriageManager, Role.CountyManager, Role.Analyst];

    private static readonly Role[] SeesNoRecord = [Role.OpenAccessWorker, Role.SocialCarePartner, Role.QualityAuditor, Role.Administrator, Role.PrivacyOfficer];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void Every_endpoint_says_who_it_is_for()
    {
        var undeclared = walk.Endpoints().Where(e => e.Permission is null && e.Endpoint.Metadata.GetMetadata<OpenToAttribute>() is null).Select(e => e.Name);

        Assert.Empty(undeclared);
    }

    [Fact]
    public void Every_endpoint_that_is_not_declared_serves_a_file_a_health_check_or_a_mistyped_address()
    {
        var open = walk.All().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<OpenToAttribute>() is null)
            .Select(e => e.RoutePattern.RawText!).Where(p => !IsFile(p) && !WithoutAttribute.Contains(p));

        Assert.Empty(open);
    }

    [Fact]
    public async Task A_visitor_is_led_to_sign_in_or_meets_a_page_that_is_open_to_them()
    {
        var visitor = await walk.ClientAsync(null);
        List<string> wrong = [];

        foreach (var (endpoint, permission, method) in walk.Endpoints())
        {
            var answer = await walk.SendAsync(visitor, endpoint, method, walk.Own);
            var ledToSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal);
            if (permission is not null ? !ledToSignIn : ledToSignIn || (int)answer.StatusCode >= 500)
                wrong.Add($"{method} {endpoint.RoutePattern.RawText}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_reaches_what_it_may_in_its_own_scope_and_everything_else_is_not_there(Role role)
    {
        List<string> wrong = [];
        // Looking comes first: posts change what there is to look at.
        foreach (var (endpoint, permission, method) in walk.Endpoints().Where(e => e.Permission is not null).OrderBy(e => e.Method == "POST"))
        {
            foreach (var records in new[] { walk.Own, walk.Other })
            {
                var (path, isAboutARecord) = Addresses.Of(endpoint, records);
                if (!isAboutARecord && records == walk.Other)
                    continue;
                var answer = await walk.SendAsync(await walk.ClientAsync(role), endpoint, method, records);
                var reaches = RolePermissions.May(role, permission!.Value) && (!isAboutARecord || Reaches(role, records));
                if (reaches ? !IsAnAnswer(answer.StatusCode) : answer.StatusCode != HttpStatusCode.NotFound)
                    wrong.Add($"{method} {path} of {records.District}: {(int)answer.StatusCode}, {(reaches ? "although it is in reach" : "although it is out of reach")}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private bool Reaches(Role role, Records records) => !SeesNoRecord.Contains(role) && (records == walk.Own || SeesTheCounty.Contains(role));

    // 204 is the answer to a script that keeps a draft.
    private static bool IsAnAnswer(HttpStatusCode status) => (int)status is 200 or 204 or 302 or 400 or 409 or 422;

    private static bool IsFile(string pattern) => pattern.StartsWith("dist/", StringComparison.Ordinal) || pattern.StartsWith("_content/", StringComparison.Ordinal);

    /// <summary>The running app with records in two districts, and a signed-in browser for each role.</summary>
    public sealed class Walk : IAsyncLifetime
    {
        private readonly App app = new();
        private readonly Dictionary<string, (HttpClient Client, string Token)> clients = [];

        /// <summary>Records in the district where every account is at home.</summary>
        public Records Own { get; private set; } = null!;

        /// <summary>Records in a district of another area.</summary>
        public Records Other { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Own = await Records.AddAsync(app, "Ashford", "worker");
            Other = await Records.AddAsync(app, "Thanet", "worker.thanet");
        }

        public Task DisposeAsync() => app.DisposeAsync().AsTask();

        /// <summary>All routes of the app.</summary>
        public IEnumerable<RouteEndpoint> All() => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Concat(app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()).Distinct();

        /// <summary>Each endpoint that is not on the short list, once for every method it answers.</summary>
        public IEnumerable<Declared> Endpoints() =>
            from endpoint in All()
            where !IsFile(endpoint.RoutePattern.RawText!) && !WithoutAttribute.Contains(endpoint.RoutePattern.RawText)
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
            select new Declared(endpoint, endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Permission, method);

        /// <summary>Somebody of this role, signed in; a visitor for none.</summary>
        public async Task<HttpClient> ClientAsync(Role? role) => (await SignedInAsync(role is { } r ? Accounts[r] : "")).Client;

        /// <summary>Opens the endpoint, or posts an empty form with a good antiforgery token to it.</summary>
        public async Task<HttpResponseMessage> SendAsync(HttpClient client, RouteEndpoint endpoint, string method, Records records)
        {
            var (path, _) = Addresses.Of(endpoint, records);
            if (method == "GET")
                return await client.GetAsync(path);
            var account = clients.Single(c => c.Value.Client == client).Key;
            var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path)
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", clients[account].Token)]),
            });
            if (path == "/account/sign-out" && account.Length > 0)
                clients.Remove(account);
            return answer;
        }

        private async Task<(HttpClient Client, string Token)> SignedInAsync(string account)
        {
            if (clients.TryGetValue(account, out var there))
                return there;
            var client = account.Length == 0 ? app.Visitor() : await app.SignedInAsync(account);
            var page = await client.PageAsync(account.Length == 0 ? "/account/sign-in" : "/");
            return clients[account] = (client, page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }
    }

    /// <param name="Endpoint">The route.</param>
    /// <param name="Permission">What it needs; null when it is open.</param>
    /// <param name="Method">How it is asked.</param>
    public sealed record Declared(RouteEndpoint Endpoint, Permission? Permission, string Method)
    {
        public string Name => $"{Method} {Endpoint.RoutePattern.RawText}";
    }
}
