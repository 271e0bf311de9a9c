using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>One link of the main navigation.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Href">Its page; the pages below it count as its own.</param>
public sealed record NavItem(string Label, string Href)
{
    /// <summary>Whether the page at <paramref name="path"/> is this one or below it.</summary>
    public bool Covers(PathString path) => Href == "/" ? path == "/" : path.StartsWithSegments(Href);
}

/// <summary>The links of the main navigation for the person signed in: only the pages that their role has.</summary>
public static class Navigation
{
    private static readonly (Permission Needs, NavItem Item)[] Pages =
    [
        (Permission.SignedIn, new("Start", "/")),
        (Permission.ReadTriage, new("Triage", "/triage")),
        (Permission.ReadNotifications, new("Notifications", "/notifications")),
        (Permission.ReadAllocations, new("Allocations", "/allocations")),
        (Permission.ReadCases, new("Cases", "/cases")),
        (Permission.ReadStepDowns, new("Step-downs", "/step-downs")),
        (Permission.ReadStepUps, new("Step-ups", "/step-ups")),
        (Permission.ReadPanels, new("Panels", "/panels")),
        (Permission.Supervise, new("Supervision", "/supervision")),
        (Permission.ReadFigures, new("Figures", "/scorecard")),
        (Permission.ReviewLooks, new("Privacy", "/privacy")),
        (Permission.AnswerAccessRequests, new("Access requests", "/access-requests")),
        (Permission.ReadCases, new("Search", "/search")),
        (Permission.Administer, new("Administration", "/admin")),
    ];

    /// <summary>The links, in the order shown; none for somebody who is not signed in.</summary>
    public static IReadOnlyList<NavItem> For(CurrentActor current) =>
        current.IsSet ? [.. Pages.Where(p => current.Actor.May(p.Needs)).Select(p => p.Item)] : [];
}
