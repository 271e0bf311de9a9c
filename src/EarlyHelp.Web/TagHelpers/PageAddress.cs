using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>The address of the page in hand with its query changed: a list's links keep the filters and the order.</summary>
public static class PageAddress
{
    /// <summary>The address with <paramref name="name"/> set to one value, or left out, and the keys in <paramref name="without"/> left out.</summary>
    public static string With(HttpRequest request, string name, string? value, params string[] without)
    {
        var kept = request.Query.Where(pair => !Same(pair.Key, name) && !without.Any(key => Same(pair.Key, key)));
        return Build(request, value is null ? kept : kept.Append(new(name, value)));
    }

    /// <summary>The address without one value of a key, back on the first page.</summary>
    public static string Without(HttpRequest request, string name, string value) =>
        Build(request, request.Query.Where(pair => !Same(pair.Key, "page")).Select(pair => Same(pair.Key, name)
            ? new KeyValuePair<string, StringValues>(pair.Key, pair.Value.Where(one => !Same(one ?? "", value)).ToArray())
            : pair));

    /// <summary>The query of the page in hand without some keys, for another address that shows the same list.</summary>
    public static string Query(HttpRequest request, params string[] without) =>
        new QueryBuilder(request.Query.Where(pair => !without.Any(key => Same(pair.Key, key)))).ToQueryString().ToString();

    private static string Build(HttpRequest request, IEnumerable<KeyValuePair<string, StringValues>> query) =>
        request.PathBase + request.Path + new QueryBuilder(query).ToQueryString();

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
