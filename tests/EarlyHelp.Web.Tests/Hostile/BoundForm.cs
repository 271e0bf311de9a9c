using System.Collections;
using EarlyHelp.Web.Tests.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>The names that an endpoint binds, as its action declares them: what a page need not show to be posted.</summary>
internal static class BoundForm
{
    private const int Deepest = 4;

    /// <summary>Fields of a form for this endpoint, each with something plausible in it.</summary>
    public static IReadOnlyList<SeenField> FieldsOf(Declared endpoint) =>
        [.. NamesOf(endpoint).DistinctBy(f => f.Name).Select(f => new SeenField(f.Name, f.Type == typeof(IFormFile) ? "file" : f.Type == typeof(string) ? "text" : "hidden", [Sample(f.Type)], []))];

    /// <summary>Names of what is bound from form or query, with their types.</summary>
    public static IEnumerable<(string Name, Type Type)> NamesOf(Declared endpoint)
    {
        var route = endpoint.Endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from parameter in endpoint.Endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? []
               where !route.Contains(parameter.Name) && parameter.BindingInfo?.BindingSource?.IsFromRequest != false && parameter.ParameterType != typeof(CancellationToken)
               from name in Of(parameter.Name, parameter.ParameterType, Deepest, isTop: true)
               select name;
    }

    private static IEnumerable<(string Name, Type Type)> Of(string name, Type type, int depth, bool isTop = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (depth == 0)
            return [];
        if (IsSimple(type))
            return [(name, type)];
        if (type.IsAssignableTo(typeof(IDictionary)) && type.IsGenericType)
            return Of($"{name}[{Sample(type.GetGenericArguments()[0])}]", type.GetGenericArguments()[1], depth - 1);
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return (type.IsArray ? type.GetElementType() : type.GetGenericArguments().FirstOrDefault()) is { } of ? Of(IsSimple(of) ? name : $"{name}[0]", of, depth - 1) : [];
        return type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0).SelectMany(p => Of(isTop ? p.Name : $"{name}.{p.Name}", p.PropertyType, depth - 1));
    }

    private static bool IsSimple(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(decimal) || plain == typeof(DateOnly) || plain == typeof(TimeOnly)
            || plain == typeof(DateTime) || plain == typeof(Guid) || plain == typeof(IFormFile));

    /// <summary>Something plausible of a type.</summary>
    public static string Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "Spoke with the family about school",
        var t when t == typeof(bool) => "true",
        var t when t.IsEnum => Enum.GetNames(t).FirstOrDefault() ?? "0",
        var t when t == typeof(DateOnly) || t == typeof(DateTime) => "2026-11-17",
        var t when t == typeof(TimeOnly) => "10:30",
        var t when t == typeof(Guid) => Guid.Empty.ToString(),
        _ => "2",
    };
}
