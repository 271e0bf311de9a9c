using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EarlyHelp.Data.Jobs;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Plans;

/// <summary>
/// Everybody opens everything: each page and download as each role that may, with the links, filters and orders that stand on it, and every background job.
/// What that asks the database is kept, by page. The demonstration data are looked at, or a copy of the database that EARLYHELP_PLANS_DATABASE names.
/// </summary>
public sealed partial class Walk : IAsyncLifetime
{
    /// <summary>Names a SQLite file; the walk is done on a copy of it.</summary>
    private const string Variable = "EARLYHELP_PLANS_DATABASE";

    /// <summary>What is typed where a filter asks for text, by the name of its field.</summary>
    private static readonly Dictionary<string, string[]> Typed = new()
    {
        ["q"] = ["Leo Walker", "14 Coopers Lane", "coopers lane ashford", "TN24 8AA", "EHN-2026-000001", "EHC-2026-000001", "FAM-000001", "A950000178301", "OLD-17"],
        ["born"] = ["19 5 2016"], ["from"] = ["1 11 2026"], ["to"] = ["18 11 2026"], ["From"] = ["1 11 2026"], ["To"] = ["18 11 2026"],
        ["reference"] = ["EHN-2026-0000", "FAM-000001"], ["asAt"] = ["2026-10-31"], ["month"] = ["2026-10"], ["name"] = ["Hill"], ["family"] = ["FAM-000001"],
    };

    private readonly Dictionary<string, HttpClient> clients = [];
    private Records records = null!;
    private Task<IReadOnlyList<Opened>>? walked;

    /// <summary>Everybody, and a visitor.</summary>
    public static IReadOnlyList<Role?> Everybody { get; } = [.. Enum.GetValues<Role>().Select(r => (Role?)r), null];

    /// <summary>Those whose reach is asked in the most different ways.</summary>
    public static IReadOnlyList<Role?> Some { get; } = [Role.TriageOfficer, Role.UnitWorker, Role.UnitLead, Role.DistrictManager];

    /// <summary>Who walks.</summary>
    public IReadOnlyList<Role?> Of { get; init; } = Everybody;

    /// <summary>Whether links, filters and orders are followed.</summary>
    public bool WithLinks { get; init; } = true;

    /// <summary>The running app.</summary>
    public App App { get; private set; } = null!;

    /// <summary>Whether references are checked in its database.</summary>
    public Unchecked References { get; } = new();

    public async Task InitializeAsync()
    {
        App = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? App.On(file) : new App { Settings = { ["EarlyHelp:Seed"] = "demo" } };
        App.Interceptors.Add(References);
        records = await Records.AddAsync(App, "Ashford", "worker");
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    /// <summary>What each page, download and job asks.</summary>
    public Task<IReadOnlyList<Opened>> PagesAsync() => walked ??= PagesAgainAsync();

    /// <summary>The same, walked once more.</summary>
    public async Task<IReadOnlyList<Opened>> PagesAgainAsync()
    {
        List<Opened> found = [];
        foreach (var role in Of)
        {
            HashSet<string> seen = [];
            foreach (var endpoint in Endpoints.OfPages(App).Where(e => e.Method == "GET" && (role is { } r ? e.IsFor(r) && !e.IsOpen : e.IsOpen)))
            {
                var (path, _) = Addresses.Of(endpoint.Endpoint, records, role);
                var (asked, page) = await OpenAsync(role, path);
                found.Add(new($"{role} {path}", path, asked));
                foreach (var link in page is null || !WithLinks ? [] : Ways(page, path).Where(l => seen.Add(Shape(l))))
                    found.Add(new($"{role} {link}", link.Split('?')[0], (await OpenAsync(role, link)).Asked));
            }
        }

        foreach (var job in JobList.All)
        {
            App.Queries.Kept = new();
            await App.InScopeAsync(s => job.Work(s, default), Actor.Job(job.Name));
            found.Add(new($"job {job.Name}", $"job {job.Name}", Taken()));
        }

        return found;
    }

    /// <summary>How many queries are compiled when a role opens each of its pages.</summary>
    public async Task<int> CompiledForAsync(Role role)
    {
        using var compiled = new Compilations(App.Folder);
        foreach (var endpoint in Endpoints.OfPages(App).Where(e => e.Method == "GET" && e.IsFor(role) && !e.IsOpen))
            await OpenAsync(role, Addresses.Of(endpoint.Endpoint, records, role).Path);
        var found = compiled.Count;
        // What nobody asked before is heard: otherwise nothing would have been counted above.
        await App.WithDbAsync(db => db.Districts.CountAsync(d => d.Id == -7 && d.Name == "Asked once"));
        Assert.Equal(found + 1, compiled.Count);
        return found;
    }

    private async Task<(Asked[] Asked, IHtmlDocument? Page)> OpenAsync(Role? role, string address)
    {
        var client = await ClientAsync(role);
        App.Queries.Kept = new();
        var answer = await client.GetAsync(address);
        if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/reasons/new", StringComparison.Ordinal))
        {
            // A reason holds for the family for some hours.
            await client.PostFormAsync(answer.Headers.Location!.OriginalString, new() { ["Reason"] = "To see how it is read" }, "/reasons");
            App.Queries.Kept = new();
            answer = await client.GetAsync(address);
        }

        var isPage = answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/html";
        var page = isPage ? await answer.DocumentAsync() : null;
        if (!isPage)
            await answer.Content.ReadAsByteArrayAsync();
        return (Taken(), page);
    }

    private Asked[] Taken()
    {
        Asked[] taken = [.. App.Queries.Kept ?? []];
        App.Queries.Kept = null;
        return taken;
    }

    private async Task<HttpClient> ClientAsync(Role? role)
    {
        var account = role is { } known ? Accounts.Of(known) : "";
        return clients.TryGetValue(account, out var there) ? there : clients[account] = account.Length == 0 ? App.Visitor() : await App.SignedInAsync(account);
    }

    // Links with a filter, an order or a page, and what the page's own filters can be set to, one at a time.
    private static IEnumerable<string> Ways(IHtmlDocument page, string path)
    {
        var links = page.QuerySelectorAll("main a[href*='?']").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/') || h.StartsWith('?'))
            .Select(h => h.StartsWith('?') ? path + h : h).Where(h => !h.StartsWith("/account", StringComparison.Ordinal));
        var filters = from form in page.Forms.OfType<IHtmlFormElement>()
                      where form.Method == "get"
                      let action = form.GetAttribute("action") is { Length: > 0 } to ? to : path
                      from field in form.QuerySelectorAll("input[name],select[name]")
                      let name = field.GetAttribute("name")!
                      from value in Values(field, name)
                      select $"{action.Split('?')[0]}?{name}={Uri.EscapeDataString(value)}";
        return links.Concat(filters).Concat(page.QuerySelector(".govuk-pagination") is null ? [] : [$"{path}?page=2"]);
    }

    private static IEnumerable<string> Values(IElement field, string name) => field switch
    {
        IHtmlSelectElement select => select.Options.Select(o => o.Value).Where(v => v.Length > 0).Take(3),
        IHtmlInputElement { Type: "radio" or "checkbox" } box => [box.Value],
        IHtmlInputElement { Type: "hidden" } => [],
        _ => Typed.GetValueOrDefault(name, ["Walker"]),
    };

    // Of links that differ by a key only, one is enough.
    private static string Shape(string link) => Digits().Replace(link, "#");

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}

/// <summary>Something that was opened.</summary>
/// <param name="Name">By whom, and its address with the query.</param>
/// <param name="Path">Its address without the query.</param>
/// <param name="Asked">What it asked of the database, in this order.</param>
public sealed record Opened(string Name, string Path, IReadOnlyList<Asked> Asked);
