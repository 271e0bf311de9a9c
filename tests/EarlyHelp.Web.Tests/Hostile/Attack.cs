using System.Diagnostics;
using System.Globalization;
using System.Net;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests.Access;
using EarlyHelp.Web.Tests.Features.Notify;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>The running app with records in it, a session for each role and for a notifier, the forms found, and what came of the tries.</summary>
internal sealed class Attack : IAsyncDisposable
{
    /// <summary>Why these tests don't run on a server.</summary>
    public const string WhySqlite = "The database is put back thousands of times, from a copy in memory.";

    private const int MostOfOneRoute = 12;
    private const int MostVersions = 12;

    private readonly App app = new();
    private readonly Stopwatch since = Stopwatch.StartNew();
    private readonly Dictionary<string, Dictionary<int, int>> answers = [];
    private readonly List<SeenForm> forms = [];
    private readonly HashSet<string> left = [];
    private string told = "";

    /// <summary>The forms that are tried, those that no page shows with them.</summary>
    public IReadOnlyList<SeenForm> Forms => forms;

    /// <summary>The running app.</summary>
    public App App => app;

    /// <summary>Its database as it was before the tries.</summary>
    public Snapshot Snapshot { get; private set; } = null!;

    private List<string> Faults { get; } = [];

    /// <summary>Requests sent so far, with those that followed an answer.</summary>
    public int Requests { get; private set; }

    /// <summary>Pages opened in search of forms.</summary>
    public int Pages { get; private set; }

    /// <summary>Seconds since it began.</summary>
    public double Seconds => since.Elapsed.TotalSeconds;

    private IReadOnlyList<Declared> endpoints = [];
    private Records own = null!;
    private readonly Dictionary<Role, Session> sessions = [];
    private readonly List<Session> visitors = [];
    private IReadOnlyList<(Session By, string Page)> waiting = [];

    /// <summary>Starts the app and finds the forms.</summary>
    public static async Task<Attack> BeginAsync(bool isLong)
    {
        var attack = new Attack();
        attack.app.Settings["EarlyHelp:Seed"] = isLong ? "demo" : "accounts";
        foreach (var limit in new[] { "Limits:PerVisitor", "Limits:PerRecord", "Limits:FormsPerVisitor", "Limits:PostsPerVisitor" })
            attack.app.Settings[limit] = "100000000";
        attack.app.Settings["RateLimits:SignInPerMinute"] = "100000000";
        attack.own = await Records.AddAsync(attack.app, "Ashford", "worker");
        attack.endpoints = Endpoints.OfPages(attack.app);
        foreach (var role in Enum.GetValues<Role>())
            attack.sessions[role] = await Session.OfAsync(attack.app, Accounts.Of(role), await attack.app.SignedInAsync(Accounts.Of(role)), "/");
        await attack.AddVisitorsAsync();
        attack.waiting = await Waiting.AddAsync(attack.app, attack.own, attack.sessions);
        attack.Snapshot = await Snapshot.OfAsync(attack.app);
        await attack.FindAsync(isLong);
        return attack;
    }

    /// <summary>Keeps the forms of its part of the routes, and leaves the other routes whole to a run beside this one: so each can say of its own whether they were really tried.</summary>
    public void Take(int part, int parts)
    {
        // The longest are dealt first, each to who has the least so far.
        var fields = new int[parts];
        foreach (var route in forms.GroupBy(f => f.Route).Select(g => (g.Key, Fields: g.Sum(f => f.Fields.Count))).OrderByDescending(r => r.Fields).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            var least = Array.IndexOf(fields, fields.Min());
            fields[least] += route.Fields;
            if (least != part - 1)
                left.Add(route.Key);
        }

        forms.RemoveAll(f => left.Contains(f.Route));
    }

    /// <summary>The tries of each form, most of them or all.</summary>
    public IEnumerable<Try> Tries(int mostOfOneForm, Random random)
    {
        foreach (var (number, form) in forms.Index())
        {
            var all = Try.Of(form, number).ToArray();
            // As the page shows it, filled in, comes first: a form that is never taken is found.
            if (all.Length > mostOfOneForm)
                random.Shuffle(all.AsSpan(1));
            foreach (var one in all.Take(mostOfOneForm))
                yield return one;
        }
    }

    /// <summary>Sends one and judges the answer.</summary>
    public async Task SendAsync(Try each, bool isKept = false)
    {
        try
        {
            using var answer = await each.SendAsync();
            Requests++;
            Count(each.Form?.Route ?? "GET", (int)answer.StatusCode);
            List<string> faults = [.. await Verdict.OfAsync(each, answer)];
            if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith('/'))
            {
                using var page = await each.By.FollowAsync(answer);
                Requests++;
                faults.AddRange((await Verdict.OfAsync(each, page)).Select(f => $"then {answer.Headers.Location.OriginalString}: {f}"));
            }

            if (app.Failures is var now && now.Length != told.Length)
            {
                faults.Add($"logged: {now[Math.Min(told.Length, now.Length)..][..Math.Min(700, Math.Max(0, now.Length - told.Length))]}");
                told = now;
            }

            Faults.AddRange(faults.Select(f => $"{each.Told}: {f}"));
        }
        catch (Exception broken) when (broken is not Xunit.Sdk.XunitException)
        {
            Faults.Add($"{each.Told}: {broken.GetType().Name} {broken.Message}");
        }

        if (!isKept)
            Snapshot.PutBack();
    }

    /// <summary>What was wrong since it was asked last, the first two hundred.</summary>
    public IReadOnlyList<string> TakeFaults()
    {
        List<string> taken = [.. Faults.Take(200)];
        Faults.Clear();
        return taken;
    }

    /// <summary>The endpoint of a form.</summary>
    public Declared EndpointOf(SeenForm form) => endpoints.First(e => e.Method == "POST" && e.Endpoint.RoutePattern.RawText == form.Route);

    /// <summary>Every page of every role, or of so many of the roles that have it.</summary>
    public IEnumerable<Try> PageTries(int mostRoles) =>
        from endpoint in endpoints
        where endpoint.Method == "GET"
        from reader in ReadersOf(endpoint).Take(mostRoles)
        select new Try(reader.Session, Addresses.Of(endpoint.Endpoint, own, reader.Role).Path, null, null, "as it stands", "", false);

    /// <summary>Every page with each of its parameters, of the route and of the query, set to each hostile value.</summary>
    public IEnumerable<Try> AddressTries() =>
        from endpoint in endpoints
        where endpoint.Method == "GET"
        let reader = ReadersOf(endpoint).First()
        let path = Addresses.Of(endpoint.Endpoint, own, reader.Role).Path
        from value in HostileValues.All
        let raw = value.Name.StartsWith(HostileValues.Raw, StringComparison.Ordinal) ? value.Value : Uri.EscapeDataString(value.Value.Length <= 1500 ? value.Value : value.Value[..1500])
        from address in BoundForm.NamesOf(endpoint).Select(n => n.Name).Concat(["page", "q"]).Distinct(StringComparer.OrdinalIgnoreCase).Select(n => $"{path}?{n}={raw}")
            // A server takes no path with a null in it, and neither does the client here.
            .Concat(endpoint.Endpoint.RoutePattern.Parameters.Select(p => Replaced(endpoint, p.Name, raw.Replace("%00", "", StringComparison.Ordinal), reader.Role)))
        select new Try(reader.Session, address, null, null, value.Name, value.Value, false);

    /// <summary>Forms that never got further than "not there" or "changed meanwhile", and endpoints for which there was no form at all.</summary>
    /// <param name="isAll">Whether an endpoint for which no form was found counts too.</param>
    public IEnumerable<string> NotTried(bool isAll) =>
        from route in endpoints.Where(e => e.Method == "POST").Select(e => e.Endpoint.RoutePattern.RawText!).Distinct()
        where route != "errors/{status:int}" && !left.Contains(route) && (isAll || forms.Any(f => f.IsOnPage && f.Route == route)) && !(answers.GetValueOrDefault(route)?.Keys.Any(s => s is 200 or 204 or 302 or 422) ?? false)
        select $"POST {route} was not really tried: {(answers.TryGetValue(route, out var got) ? string.Join(", ", got.Select(g => $"{g.Value} × {g.Key}")) : "no form")}";

    /// <summary>How many requests got which answer.</summary>
    public string Figures() => string.Create(CultureInfo.InvariantCulture, $"{Requests} requests in {Seconds:0} s, the database put back {Snapshot.Times} times; ")
        + string.Join(", ", answers.Values.SelectMany(a => a).GroupBy(a => a.Key).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Sum(a => a.Value)}"));

    public async ValueTask DisposeAsync()
    {
        Snapshot.Dispose();
        await app.DisposeAsync();
    }

    private async Task AddVisitorsAsync()
    {
        foreach (var way in new[] { "EarlyHelp", "Upload" })
            visitors.Add(await Session.OfAsync(app, $"notifier ({way})", (await Notifier.At(app).BeginAsync(way)).Browser, "/notify/tasks"));
        visitors.Add(await TwoFormsAsync());
        var officer = await app.SignedInAsync("triage");
        var ask = await officer.PageAsync($"/triage/{own.Ready}/information/new");
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostAsync(ask, new() { ["Fields"] = "RSN07", ["Note"] = "What is going well?" }, $"/triage/{own.Ready}/information")).StatusCode);
        foreach (var reference in new[] { own.Notification, own.Ready })
        {
            var back = Notifier.At(app);
            Assert.Equal(HttpStatusCode.Redirect, (await back.EnterStatusCodeAsync(reference, "h.marsh@st-annes.example")).StatusCode);
            visitors.Add(await Session.OfAsync(app, $"notifier of {reference}", back.Browser, $"/notify/status/{reference}"));
        }

        visitors.Add(await Session.OfAsync(app, "visitor", app.Visitor(), "/account/sign-in"));
    }

    private async Task<Session> TwoFormsAsync()
    {
        var notifier = await Notifier.At(app).BeginAsync();
        await notifier.PostPageAsync("people", [], "add");
        await notifier.PostPageAsync("person/p1", new() { ["people.p1.PER02"] = "Leo" }, "list");
        await notifier.Browser.PostFormAsync("/notify/choose?urgent=false", new() { ["Way"] = "EarlyHelp" }, "/notify/choose");
        return await Session.OfAsync(app, "notifier of two forms", notifier.Browser, "/notify/your-details");
    }

    private async Task FindAsync(bool isLong)
    {
        var walk = isLong ? new FormWalk(endpoints, int.MaxValue, MostOfOneRoute) : new FormWalk(endpoints, 2, 0);
        var asked = new[] { own.Notification, own.Ready };
        foreach (var visitor in visitors)
            await walk.GoAsync(visitor, ["/notify", "/notify/tasks", "/account/sign-in", "/notify/your-details", .. asked.Select(r => $"/notify/status/{r}"), .. endpoints.Where(e => e is { Method: "GET", IsOpen: true }).Select(e => Addresses.Of(e.Endpoint, own, null).Path)]);
        await walk.GoAsync(sessions[Role.CountyManager], [$"/reasons/new?family={own.Family}&back=/families/{own.Family}"]);
        foreach (var (by, page) in waiting)
            await walk.GoAsync(by, [page]);
        foreach (var (role, by) in sessions)
            await walk.GoAsync(by, endpoints.Where(e => e is { Method: "GET", IsOpen: false } && e.IsFor(role)).Select(e => Addresses.Of(e.Endpoint, own, role).Path));
        forms.AddRange(walk.Forms);
        Pages = walk.Pages;
        Snapshot.PutBack();
        foreach (var hidden in endpoints.Where(e => e.Method == "POST" && e.Endpoint.RoutePattern.RawText != "errors/{status:int}" && forms.All(f => f.Route != e.Endpoint.RoutePattern.RawText)))
            forms.AddRange(await UnseenAsync(hidden, isLong ? int.MaxValue : 1));
    }

    // What no page shows is posted all the same, by everybody who may.
    private async Task<IEnumerable<SeenForm>> UnseenAsync(Declared endpoint, int mostReaders)
    {
        List<SeenForm> found = [];
        foreach (var (role, session) in ReadersOf(endpoint).Take(mostReaders))
        {
            var address = Addresses.Of(endpoint.Endpoint, own, role).Path;
            var token = await TokenAsync(session);
            found.Add(await OfThisVersionAsync(new(session, address, address, endpoint.Endpoint.RoutePattern.RawText!, IsMultipart: false, [new("__RequestVerificationToken", "hidden", [token], []), .. BoundForm.FieldsOf(endpoint)]) { IsOnPage = false }));
        }

        return found;
    }

    // A page would say which version of the record was read: without a page it is found by trying.
    private async Task<SeenForm> OfThisVersionAsync(SeenForm form)
    {
        for (var version = 1; version <= MostVersions; version++)
        {
            var said = form with { Fields = [.. form.Fields.Select(f => f.Name.EndsWith("Version", StringComparison.OrdinalIgnoreCase) ? f with { Values = [$"{version}"] } : f)] };
            using var answer = await form.By.PostAsync(form.Action, Try.Plain(said, []));
            Snapshot.PutBack();
            if (answer.StatusCode != HttpStatusCode.Conflict)
                return said;
        }

        return form;
    }

    private IEnumerable<(Role? Role, Session Session)> ReadersOf(Declared endpoint) =>
        endpoint.IsOpen ? visitors.AsEnumerable().Reverse().Select(v => ((Role?)null, v)) : sessions.Where(s => endpoint.IsFor(s.Key)).Select(s => ((Role?)s.Key, s.Value));

    private string Replaced(Declared endpoint, string parameter, string raw, Role? role)
    {
        var real = Addresses.Of(endpoint.Endpoint, own, role).Path.Split('/');
        var pattern = ("/" + endpoint.Endpoint.RoutePattern.RawText!.TrimStart('/')).Split('/');
        return string.Join('/', pattern.Zip(real, (p, r) => System.Text.RegularExpressions.Regex.IsMatch(p, @"\{\*{0,2}" + parameter + @"[^A-Za-z]") ? raw : r));
    }

    private async Task<string> TokenAsync(Session session)
    {
        using var page = await session.GetAsync(visitors.Contains(session) ? "/notify/return" : "/");
        return (await page.DocumentAsync()).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
    }

    private void Count(string route, int status)
    {
        if (!answers.TryGetValue(route, out var of))
            answers[route] = of = [];
        of[status] = of.GetValueOrDefault(status) + 1;
    }
}
