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
    ];

    /// <summary>The address of an endpoint with these records in it, and whether it is about a record.</summary>
    public static (string Path, bool IsAboutARecord) Of(RouteEndpoint endpoint, Records records)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        var isRecord = false;
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var known = Table.Where(p => p.Name == parameter.Name && path.StartsWith(p.Under, StringComparison.Ordinal)).MaxBy(p => p.Under.Length)
                ?? throw new InvalidOperationException($"The table of route parameters does not know {{{parameter.Name}}} of {path}: add it to {nameof(Addresses)}");
            path = System.Text.RegularExpressions.Regex.Replace(path, @"\{\*{0,2}" + parameter.Name + @"[^{}]*(\{[^}]*\}[^{}]*)*\}", known.Value(records));
            isRecord |= known.IsRecord;
        }

        return (path, isRecord);
    }

    /// <param name="Under">The beginning of the route.</param>
    /// <param name="Name">Name of the route parameter.</param>
    /// <param name="Value">What stands there.</param>
    /// <param name="IsRecord">Whether it names a record that can be out of reach.</param>
    private sealed record Parameter(string Under, string Name, Func<Records, string> Value, bool IsRecord = false);
}
