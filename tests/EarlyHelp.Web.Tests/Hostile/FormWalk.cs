using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EarlyHelp.Web.Tests.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>Opens the pages of the running app and gathers the forms that stand in them; where a page leads, it goes too.</summary>
/// <param name="endpoints">What the app answers.</param>
/// <param name="mostGiven">Pages of one route that are opened of those that are given.</param>
/// <param name="mostOfOneRoute">Pages of one route that are opened because a page leads to them.</param>
internal sealed class FormWalk(IReadOnlyList<Declared> endpoints, int mostGiven, int mostOfOneRoute)
{
    private readonly Dictionary<string, SeenForm> forms = [];
    private readonly Dictionary<string, int> opened = [];
    private readonly HashSet<(string, string)> been = [];
    private readonly HtmlParser parser = new();
    private readonly Dictionary<string, (RouteEndpoint Endpoint, TemplateMatcher Matcher)[]> matchers = endpoints.GroupBy(e => e.Method).ToDictionary(g => g.Key, g => g
        .Select(e => e.Endpoint).Distinct().OrderBy(e => e.RoutePattern.InboundPrecedence)
        .Select(e => (e, new TemplateMatcher(new RouteTemplate(e.RoutePattern), new RouteValueDictionary()))).ToArray());

    /// <summary>The forms found so far, one of each kind.</summary>
    public IReadOnlyCollection<SeenForm> Forms => forms.Values;

    /// <summary>Pages opened.</summary>
    public int Pages { get; private set; }

    /// <summary>Opens these pages and those that they lead to.</summary>
    public async Task GoAsync(Session by, IEnumerable<string> addresses)
    {
        var ahead = new Queue<(string Address, bool IsGiven)>(addresses.Select(a => (a, true)));
        while (ahead.TryDequeue(out var next))
        {
            if (!been.Add((by.Name, next.Address)) || Route("GET", next.Address) is not { } route)
                continue;
            var kind = Kind(route, next.Address);
            if (opened.GetValueOrDefault(kind) >= (next.IsGiven ? mostGiven : mostOfOneRoute))
                continue;
            opened[kind] = opened.GetValueOrDefault(kind) + 1;
            foreach (var link in await OpenAsync(by, next.Address))
                ahead.Enqueue((link, false));
        }
    }

    /// <summary>The route that answers a path.</summary>
    public string? Route(string method, string address)
    {
        var path = address.Split('?', '#')[0];
        foreach (var (endpoint, matcher) in matchers[method])
        {
            var values = new RouteValueDictionary();
            if (matcher.TryMatch(path, values) && endpoint.RoutePattern.Parameters.All(p => Fits(p, values)))
                return endpoint.RoutePattern.RawText;
        }

        return null;
    }

    private async Task<IEnumerable<string>> OpenAsync(Session by, string address)
    {
        var answer = await by.GetAsync(address);
        Pages++;
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            return [];
        var page = parser.ParseDocument(await answer.Content.ReadAsStringAsync());
        foreach (var form in SeenForm.Of(by, address, page, action => Route("POST", action)))
            forms.TryAdd(form.Key, form);
        return page.Links.OfType<IHtmlAnchorElement>().Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/')).Select(h => h.Split('#')[0]).ToList();
    }

    // The pages of the form are one route and as many pages as it has.
    private static string Kind(string route, string address) =>
        route.Contains("{slug}", StringComparison.Ordinal) || route.Contains("{section}", StringComparison.Ordinal) ? route + string.Join('/', address.Split('?')[0].Split('/').Where(s => s.All(c => char.IsAsciiLetterLower(c) || c == '-'))) : route;

    private static bool Fits(Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter, RouteValueDictionary values) =>
        values.GetValueOrDefault(parameter.Name)?.ToString() is not { } value
        || !parameter.ParameterPolicies.Any(p => p.Content is "int" or "long") || long.TryParse(value, out _);
}
