using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>The endpoints of the running app, as it routes them.</summary>
public static class Endpoints
{
    /// <summary>Endpoints that carry neither attribute: health, and the answers to a mistyped address or file.</summary>
    private static readonly string[] WithoutAttribute = ["health/live", "health/ready", "/health/live", "/health/ready", "{*path:nonfile}", "{**path:file}"];

    /// <summary>Each endpoint of a page or a form, once for every method it answers.</summary>
    public static IReadOnlyList<Declared> OfPages(App app) =>
    [
        .. from endpoint in All(app)
           where !IsFile(endpoint) && !WithoutAttribute.Contains(endpoint.RoutePattern.RawText)
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
           where method != "HEAD"
           select new Declared(endpoint, [.. endpoint.Metadata.GetOrderedMetadata<RequiresAttribute>().Select(r => r.Permission)], method),
    ];

    /// <summary>Endpoints that let anyone in without saying whom, but for files and the short list.</summary>
    public static IEnumerable<string> OpenByAccident(App app) =>
        from endpoint in All(app)
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<OpenToAttribute>() is null
        where !IsFile(endpoint) && !WithoutAttribute.Contains(endpoint.RoutePattern.RawText)
        select endpoint.RoutePattern.RawText;

    private static IEnumerable<RouteEndpoint> All(App app) =>
        app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct();

    private static bool IsFile(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.StartsWith("dist/", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("_content/", StringComparison.Ordinal);
}

/// <summary>One endpoint and who it is for.</summary>
/// <param name="Endpoint">The route.</param>
/// <param name="Permissions">What it needs, all of them; none when it is open or undeclared.</param>
/// <param name="Method">How it is asked.</param>
public sealed record Declared(RouteEndpoint Endpoint, IReadOnlyList<Permission> Permissions, string Method)
{
    /// <summary>Whether people without an account may ask it.</summary>
    public bool IsOpen => Endpoint.Metadata.GetMetadata<OpenToAttribute>() is not null;

    /// <summary>Route pattern and method.</summary>
    public string Name => $"{Method} {Endpoint.RoutePattern.RawText}";

    /// <summary>Whether the role holds everything it needs.</summary>
    public bool IsFor(Role role) => Permissions.All(p => RolePermissions.May(role, p));
}

/// <summary>One account of each role; each is at home in Ashford, or has no district.</summary>
public static class Accounts
{
    private static readonly Dictionary<Role, string> Table = new()
    {
        [Role.TriageOfficer] = "triage", [Role.TriageManager] = "triage.manager", [Role.UnitWorker] = "worker", [Role.UnitLead] = "lead",
        [Role.DistrictManager] = "district", [Role.AreaManager] = "area", [Role.CountyManager] = "county", [Role.Analyst] = "analyst",
        [Role.OpenAccessWorker] = "openaccess", [Role.SocialCarePartner] = "socialcare", [Role.QualityAuditor] = "auditor",
        [Role.Administrator] = "admin", [Role.PrivacyOfficer] = "privacy",
    };

    /// <summary>The account's name before the @.</summary>
    public static string Of(Role role) => Table[role];
}
