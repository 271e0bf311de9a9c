using System.Net;
using EarlyHelp.Domain.Access;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>Every endpoint of the running app × every role and a visitor × a record of one's own and one of another district (spec/3-access.md).</summary>
public sealed class EndpointMatrixTests(EndpointMatrixTests.Walk walk) : IClassFixture<EndpointMatrixTests.Walk>
{
    private static readonly Role[] SeesTheCounty = [Role.TriageOfficer, Role.TriageManager, Role.CountyManager, Role.Analyst];

    private static readonly Role[] SeesNoRecord = [Role.OpenAccessWorker, Role.SocialCarePartner, Role.QualityAuditor, Role.Administrator, Role.PrivacyOfficer];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public void Every_endpoint_says_who_it_is_for() =>
        Found.Nothing(walk.Endpoints.Where(e => e.Permissions.Count == 0 && !e.IsOpen).Select(e => e.Name));

    [Fact]
    public void An_endpoint_is_open_only_because_somebody_said_to_whom() => Found.Nothing(Endpoints.OpenByAccident(walk.App));

    [Fact]
    public void The_table_of_addresses_knows_every_parameter() =>
        Found.Nothing(walk.Endpoints.SelectMany(e => Addresses.Unknown(e.Endpoint)).Distinct());

    [Fact]
    public async Task A_visitor_is_led_to_sign_in_or_meets_a_page_that_is_open_to_them()
    {
        List<string> wrong = [];

        foreach (var endpoint in walk.Endpoints)
        {
            var answer = await walk.SendAsync(null, endpoint, walk.Own);
            var ledToSignIn = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal);
            if (endpoint.IsOpen ? ledToSignIn || (int)answer.StatusCode >= 500 : !ledToSignIn)
                wrong.Add($"{endpoint.Name}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        Found.Nothing(wrong);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_reaches_what_it_may_in_its_own_scope_and_everything_else_is_not_there(Role role)
    {
        List<string> wrong = [];

        // Looking comes first: posts change what there is to look at.
        foreach (var endpoint in walk.Endpoints.Where(e => !e.IsOpen).OrderBy(e => e.Method != "GET"))
        {
            foreach (var records in new[] { walk.Own, walk.Other })
            {
                var (path, scope) = Addresses.Of(endpoint.Endpoint, records, role);
                if (scope == Scope.Anybody && records == walk.Other)
                    continue;
                var answer = await walk.SendAsync(role, endpoint, records);
                var reaches = endpoint.IsFor(role) && (Reaches(role, scope, records) || ReviewsLooks(role, path));
                if (reaches ? !IsAnAnswer(answer.StatusCode) : answer.StatusCode != HttpStatusCode.NotFound)
                    wrong.Add($"{endpoint.Method} {path} of {records.District}: {(int)answer.StatusCode}, although it is {(reaches ? "in" : "out of")} reach");
            }
        }

        Found.Nothing(wrong);
    }

    private bool Reaches(Role role, Scope scope, Records records) => scope switch
    {
        Scope.Record => !SeesNoRecord.Contains(role) && (records == walk.Own || SeesTheCounty.Contains(role)),
        Scope.Transfer => (role == Role.SocialCarePartner && records == walk.Own) || Reaches(role, Scope.Record, records),
        Scope.Own => records == walk.Own,
        _ => true,
    };

    // The privacy officer reads who changed and looked at any record, and opens none but to give a person what is recorded about them.
    private static bool ReviewsLooks(Role role, string path) => role == Role.PrivacyOfficer
        && (path.Contains("/audit", StringComparison.Ordinal) || path.EndsWith("/records", StringComparison.Ordinal) || path.EndsWith("/records.json", StringComparison.Ordinal));

    // 204 is the answer to a script that keeps a draft; 409 is a change that another role's walk made first.
    private static bool IsAnAnswer(HttpStatusCode status) => (int)status is 200 or 204 or 302 or 400 or 409 or 422;

    /// <summary>The running app with records in two districts, and a signed-in browser for each role.</summary>
    public sealed class Walk : IAsyncLifetime
    {
        private readonly Dictionary<string, (HttpClient Client, string Token)> clients = [];

        /// <summary>The running app.</summary>
        public App App { get; } = new();

        /// <summary>Its endpoints.</summary>
        public IReadOnlyList<Declared> Endpoints { get; private set; } = [];

        /// <summary>Records in the district where every account is at home.</summary>
        public Records Own { get; private set; } = null!;

        /// <summary>Records in a district of another area.</summary>
        public Records Other { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Own = await Records.AddAsync(App, "Ashford", "worker");
            Other = await Records.AddAsync(App, "Thanet", "worker.thanet");
            Endpoints = Access.Endpoints.OfPages(App);
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();

        /// <summary>Opens the endpoint as somebody of this role (null: a visitor), or posts a form to it that holds a good antiforgery token and whom it is about.</summary>
        public async Task<HttpResponseMessage> SendAsync(Role? role, Declared endpoint, Records records)
        {
            var account = role is { } r ? Accounts.Of(r) : "";
            var (client, token) = await SignedInAsync(account);
            var (path, _) = Addresses.Of(endpoint.Endpoint, records, role);
            if (endpoint.Method == "GET")
                return await client.GetAsync(path);
            var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(endpoint.Method), path)
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. Addresses.FieldsOf(endpoint.Endpoint, records, role)]),
            });
            if (path == "/account/sign-out" && account.Length > 0)
                clients.Remove(account);
            return answer;
        }

        private async Task<(HttpClient Client, string Token)> SignedInAsync(string account)
        {
            if (clients.TryGetValue(account, out var there))
                return there;
            var client = account.Length == 0 ? App.Visitor() : await App.SignedInAsync(account);
            var page = await client.PageAsync(account.Length == 0 ? "/account/sign-in" : "/");
            return clients[account] = (client, page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }
    }
}
