using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>
/// What stands in the addresses of the app: for each route parameter, by the beginning of the route, what a test puts there. A parameter that
/// is not in this table fails the tests that walk every endpoint, so a new endpoint is added here or it doesn't land.
/// </summary>
public static class Addresses
{
    private static readonly Parameter[] Table =
    [
        new("/errors/", "status", _ => "400"),
        new("/admin/people/", "id", _ => "1"),
        new("/admin/organisation/units/", "id", _ => "1"),
        new("/admin/standards/", "code", _ => "PLAN"),
        new("/admin/messages/", "id", r => r.Message.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("/drafts/", "key", _ => "test:nothing"),
        new("/triage/", "reference", r => r.Queued, IsRecord: true),
        new("/triage/{reference}/decision", "reference", r => r.Ready, IsRecord: true),
        new("/triage/{reference}/decision/change", "reference", r => r.Notification, IsRecord: true),
        new("/triage/{reference}/decision/done", "reference", r => r.Notification, IsRecord: true),
        new("/notifications/", "reference", r => r.Notification, IsRecord: true),
        new("/cases/", "reference", r => r.Case, IsRecord: true),
        new("/families/", "reference", r => r.Family, IsRecord: true),
        new("/families/{reference}/people/", "id", r => Text(r.Child), IsRecord: true),
        new("/admin/people/", "id", _ => "1"),
        new("/admin/organisation/units/", "id", _ => "1"),
        new("/admin/standards/", "code", _ => "PLAN"),
        new("/admin/messages/", "id", r => Text(r.Message)),
    ];

    /// <summary>The address of an endpoint with these records in it, and whether it is about a record.</summary>
    public static (string Path, bool IsAboutARecord) Of(RouteEndpoint endpoint, Records records)
    {
        var route = Route(endpoint);
        var path = route;
        var isRecord = false;
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var known = Find(route, parameter.Name) ?? throw new InvalidOperationException($"{parameter.Name} of {route} is not in the table");
            path = Regex.Replace(path, @"\{\*{0,2}" + parameter.Name + @"[^{}]*\}", known.Value(records));
            isRecord |= known.IsRecord;
        }

        return (path, isRecord);
    }

    /// <summary>The parameters of the endpoint that the table lacks.</summary>
    public static IEnumerable<string> Unknown(RouteEndpoint endpoint) =>
        from parameter in endpoint.RoutePattern.Parameters
        let route = Route(endpoint)
        where Find(route, parameter.Name) is null
        select $"{{{parameter.Name}}} of {route}: add it to the table of {nameof(Addresses)}";

    private static Parameter? Find(string route, string name) =>
        Table.Where(p => p.Name == name && route.StartsWith(p.Under, StringComparison.Ordinal)).MaxBy(p => p.Under.Length);

    private static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="Under">The beginning of the route.</param>
    /// <param name="Name">Name of the route parameter.</param>
    /// <param name="Value">What stands there.</param>
    /// <param name="IsRecord">Whether it names a record that can be out of reach.</param>
    private sealed record Parameter(string Under, string Name, Func<Records, string> Value, bool IsRecord = false);
}
