using System.Text.RegularExpressions;
using EarlyHelp.Domain.Access;
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
        new("/errors/", "status", Scope.Anybody, _ => "400"),
        new("/drafts/", "key", Scope.Anybody, _ => "test:nothing"),
        new("/drafts/", "id", Scope.Own, c => Text(c.Records.KeptBy(c.Role))),
        new("/notify/", "reference", Scope.Anybody, c => c.Records.Notification),
        new("/notify/", "key", Scope.Anybody, _ => "no-such-key"),
        new("/notify/", "token", Scope.Anybody, _ => "no-such-form"),
        new("/notify/", "slug", Scope.Anybody, _ => "people"),
        new("/notify/", "item", Scope.Anybody, Item),
        new("/triage/", "reference", Scope.Record, c => c.Records.Queued),
        new("/triage/{reference}/decision", "reference", Scope.Record, c => c.Records.Ready),
        new("/triage/{reference}/decision/change", "reference", Scope.Record, c => c.Records.Passed),
        new("/triage/{reference}/decision/done", "reference", Scope.Record, c => c.Records.Notification),
        new("/notifications/", "reference", Scope.Record, c => c.Records.Notification),
        new("/notifications/{reference}/files/", "id", Scope.Record, c => Text(c.Records.File)),
        new("/notifications/{reference}/transcription", "reference", Scope.Record, c => c.Records.Uploaded),
        new("/notifications/{reference}/transcription", "slug", Scope.Record, _ => "people"),
        new("/notifications/{reference}/transcription", "item", Scope.Record, _ => ""),
        new("/notifications/{reference}/transcription/{slug}/{item}/remove", "item", Scope.Record, c => Records.PersonToRemoveBy(c.Role)),
        new("/notifications/drafts/", "key", Scope.Own, c => c.Records.DraftOf(c.Role)),
        new("/notifications/drafts/", "slug", Scope.Own, _ => "people"),
        new("/notifications/drafts/", "item", Scope.Own, Item),
        new("/cases/", "reference", Scope.Record, c => c.Records.Case),
        new("/cases/{reference}/notes/{id", "reference", Scope.Record, c => c.Records.Worked),
        new("/cases/{reference}/notes/", "id", Scope.Record, c => Text(c.Records.Note)),
        new("/cases/{reference}/assessment", "reference", Scope.Record, c => c.Records.Worked),
        new("/cases/{reference}/assessment/answer", "reference", Scope.Record, c => c.Records.Submitted),
        new("/cases/{reference}/assessment/versions/", "number", Scope.Record, _ => "1"),
        new("/cases/{reference}/assessment/write/", "section", Scope.Record, _ => "worries"),
        new("/cases/{reference}/assessment/write/", "person", Scope.Record, c => Text(c.Records.WorkedChild)),
        new("/cases/{reference}/plan", "reference", Scope.Record, c => c.Records.Worked),
        new("/cases/{reference}/plan/", "number", Scope.Record, _ => "1"),
        new("/cases/{reference}/reviews/", "number", Scope.Record, _ => "1"),
        new("/cases/{reference}/reviews/{number", "reference", Scope.Record, c => c.Records.ClosedCase),
        new("/cases/{reference}/reviews/new", "reference", Scope.Record, c => c.Records.PlannedCase),
        new("/cases/{reference}/meetings/", "number", Scope.Record, _ => "1"),
        new("/cases/{reference}/closure", "reference", Scope.Record, c => c.Records.PlannedCase),
        new("/cases/{reference}/follow-ups/", "reference", Scope.Record, c => c.Records.ClosedCase),
        new("/cases/{reference}/follow-ups/", "months", Scope.Record, _ => "3"),
        new("/cases/{reference}/feedback/", "reference", Scope.Record, c => c.Records.ClosedCase),
        new("/cases/{reference}/feedback/", "id", Scope.Record, c => Text(c.Records.Invitation)),
        new("/step-ups/", "reference", Scope.Transfer, c => c.Records.StepUp),
        new("/step-across/", "reference", Scope.Record, c => c.Records.StepAcross),
        new("/feedback/", "key", Scope.Anybody, c => c.Records.FeedbackKey),
        new("/cases/{reference}/documents/", "id", Scope.Record, c => Text(c.Records.Document)),
        new("/cases/{reference}/audit/", "list", Scope.Record, _ => "changes"),
        new("/families/{reference}/audit/", "list", Scope.Record, _ => "looks"),
        new("/notifications/{reference}/audit/", "list", Scope.Record, _ => "looks"),
        new("/forecast/", "table", Scope.Anybody, _ => "passing"),
        new("/cases/{reference}/supervision/actions/", "id", Scope.Record, c => Text(c.Records.SupervisionAction)),
        new("/panels/", "id", Scope.Transfer, c => Text(c.Records.Panel)),
        new("/panels/", "reference", Scope.Transfer, c => c.Records.StepDown),
        new("/step-downs/", "reference", Scope.Transfer, c => c.Records.StepDown),
        new("/step-downs/{reference}/conditions/", "number", Scope.Transfer, _ => "1"),
        new("/step-downs/{reference}/looks/", "reference", Scope.Transfer, c => c.Records.CompletedStepDown),
        new("/step-downs/{reference}/looks/", "weeks", Scope.Transfer, _ => "4"),
        new("/caseloads/", "id", Scope.Record, c => Text(c.Records.WorkerId)),
        new("/covers/", "id", Scope.Record, c => Text(c.Records.Cover)),
        new("/families/", "reference", Scope.Record, c => c.Records.Family),
        new("/families/{reference}/people/", "id", Scope.Record, c => Text(c.Records.Child)),
        new("/families/{reference}/merges/", "id", Scope.Record, c => Text(c.Records.Merge)),
        new("/scorecard/", "code", Scope.Anybody, c => c.Role == Role.TriageManager ? "N1" : "C1"),
        new("/frozen-months/", "month", Scope.Anybody, _ => "2026-10"),
        new("/privacy/restrictions/", "id", Scope.Anybody, c => Text(c.Records.Restriction)),
        new("/privacy/interests/", "id", Scope.Anybody, c => Text(c.Records.Interest)),
        new("/privacy/break-glass/", "id", Scope.Anybody, c => Text(c.Records.Glass)),
        new("/account/choose-password/", "key", Scope.Anybody, _ => "no-such-link"),
        new("/account/passkeys/", "key", Scope.Own, c => c.Records.PasskeyOf(c.Role)),
        new("/privacy/retention/", "reference", Scope.Anybody, c => c.Records.Family),
        new("/privacy/retention-rules/", "code", Scope.Anybody, _ => "CASE"),
        new("/privacy/erasures/", "key", Scope.Anybody, c => c.Records.Erasure),
        new("/privacy/staff/", "id", Scope.Anybody, c => Text(c.Records.WorkerId)),
        new("/privacy/unusual/", "id", Scope.Anybody, c => Text(c.Records.UnusualLook)),
        new("/admin/people/", "id", Scope.Anybody, _ => "1"),
        new("/admin/organisation/units/", "id", Scope.Anybody, _ => "1"),
        new("/admin/organisation/", "kind", Scope.Anybody, _ => "district"),
        new("/admin/organisation/", "id", Scope.Anybody, _ => "1"),
        new("/admin/standards/", "code", Scope.Anybody, _ => "PLAN"),
        new("/admin/register/", "id", Scope.Anybody, c => c.Records.SentRegister),
        new("/admin/register/", "name", Scope.Anybody, _ => "cases.csv"),
        new("/admin/code-lists/", "slug", Scope.Anybody, _ => "closure-reasons"),
        new("/admin/code-lists/{slug}/", "slug", Scope.Anybody, _ => "concern-codes-services"),
        new("/admin/code-lists/{slug}/choices/", "code", Scope.Anybody, _ => "debt"),
        new("/admin/code-lists/{slug}/changes/", "id", Scope.Anybody, _ => "1"),
        new("/admin/jobs/", "slug", Scope.Anybody, _ => "expired-forms"),
        new("/admin/messages/", "id", Scope.Anybody, c => Text(c.Records.Message)),
    ];

    /// <summary>Whom a form names beside the record of its address; the other forms are posted empty.</summary>
    private static readonly Dictionary<string, Func<Case, (string Name, long Key)[]>> Named = new()
    {
        ["/triage/{reference}/not-the-same"] = c => [("personId", c.Records.QueuedChild), ("candidateId", c.Records.LookalikeFor(c.Role))],
    };

    /// <summary>The address of an endpoint with these records in it for somebody of this role, and whose record it is about.</summary>
    public static (string Path, Scope Scope) Of(RouteEndpoint endpoint, Records records, Role? role)
    {
        var route = Route(endpoint);
        var (path, scope) = (route, Scope.Anybody);
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var known = Find(route, parameter.Name) ?? throw new InvalidOperationException($"{parameter.Name} of {route} is not in the table");
            path = Regex.Replace(path, @"\{\*{0,2}" + parameter.Name + @"[^{}]*\}", known.Value(new Case(route, records, role)));
            scope = known.Scope > scope ? known.Scope : scope;
        }

        return (path, scope);
    }

    /// <summary>What a form posted to the endpoint by somebody of this role holds.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(RouteEndpoint endpoint, Records records, Role? role) =>
        from field in Named.GetValueOrDefault(Route(endpoint))?.Invoke(new Case(Route(endpoint), records, role)) ?? []
        select KeyValuePair.Create(field.Name, Text(field.Key));

    /// <summary>The parameters of the endpoint that the table lacks.</summary>
    public static IEnumerable<string> Unknown(RouteEndpoint endpoint) =>
        from parameter in endpoint.RoutePattern.Parameters
        let route = Route(endpoint)
        where Find(route, parameter.Name) is null
        select $"{{{parameter.Name}}} of {route}: add it to the table of {nameof(Addresses)}";

    // A list page of the form stands without an item; taking something out names it.
    private static string Item(Case of) => of.Route.EndsWith("/remove", StringComparison.Ordinal) ? "p1" : "";

    private static Parameter? Find(string route, string name) =>
        Table.Where(p => p.Name == name && route.StartsWith(p.Under, StringComparison.Ordinal)).MaxBy(p => p.Under.Length);

    private static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <param name="Route">The route.</param>
    /// <param name="Records">The records.</param>
    /// <param name="Role">Who asks; null for a visitor.</param>
    private sealed record Case(string Route, Records Records, Role? Role);

    /// <param name="Under">The beginning of the route.</param>
    /// <param name="Name">Name of the route parameter.</param>
    /// <param name="Scope">Whose record it names.</param>
    /// <param name="Value">What stands there.</param>
    private sealed record Parameter(string Under, string Name, Scope Scope, Func<Case, string> Value);
}

/// <summary>Whose record an address is about.</summary>
public enum Scope
{
    /// <summary>No record, or one that is not in anybody's reach more than in another's.</summary>
    Anybody,

    /// <summary>A family's record, in reach by the rules of the role.</summary>
    Record,

    /// <summary>A family's transfer, which the social care partner who asked for it, or to whose district it was sent, reaches too.</summary>
    Transfer,

    /// <summary>Something that only the person who began it may open.</summary>
    Own,
}
