using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Web.Features.Cases;

/// <summary>What the caseload page shows.</summary>
/// <param name="Filter">What was chosen.</param>
/// <param name="Lines">One page of lines.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Counts">The strip of counts.</param>
/// <param name="Trail">The way down from the county.</param>
/// <param name="Below">Where the list can be narrowed to.</param>
/// <param name="HasTeam">Whether the person has a team's list beside their own.</param>
public sealed record CaseloadPage(
    CaseloadFilter Filter, IReadOnlyList<CaseLine> Lines, int Total, CaseloadCounts Counts, IReadOnlyList<Place> Trail, IReadOnlyList<Place> Below,
    bool HasTeam)
{
    /// <summary>Where the list stands.</summary>
    public Place Here => Trail[^1];

    /// <summary>What the places below are called: "Unit".</summary>
    public string BelowLabel => Below.Count == 0 ? "" : char.ToUpperInvariant(Below[0].Key[0]) + Below[0].Key[1..];

    /// <summary>Whether anything but the place was chosen.</summary>
    public bool IsFiltered => Filter.State is not null || Filter.Late is not null;

    /// <summary>"19 open families in Ashford 1".</summary>
    public string Caption => $"{EarlyHelp.Data.Paging.Counted(Total)} {(Filter.State is { } state ? StateWords.Of(state) : "open")} {(Total == 1 ? "family" : "families")} {(Here.Key == "worker" ? "of" : "in")} {Here.Name}"
        + (Filter.Late is { } late ? $": {NameOf(late).ToLowerInvariant()}" : "");

    /// <summary>What a concern is called on counts, filters and tags.</summary>
    public static string NameOf(CaseConcern concern) => concern switch
    {
        CaseConcern.Late => "Late",
        CaseConcern.ThisWeek => "Due in 7 days",
        CaseConcern.Plan => "Plan overdue",
        CaseConcern.PlanSoon => "Plan due in 7 days",
        CaseConcern.Review => "Review overdue",
        CaseConcern.ReviewSoon => "Review due in 7 days",
        CaseConcern.Undecided => "Past its weeks, no decision",
        CaseConcern.Weeks16 => "Past 16 weeks",
        CaseConcern.Weeks20 => "Past 20 weeks",
        _ => "No note for 14 days",
    };

    /// <summary>The list of a count: in the same place, with nothing else chosen.</summary>
    public string Of(CaseConcern? late = null, CaseState? state = null) =>
        "/cases" + Query((PlaceKey, PlaceId), ("late", late?.ToString().ToLowerInvariant()), ("state", state?.ToString().ToLowerInvariant()));

    /// <summary>The list of a place.</summary>
    public static string At(Place place) => place.Key.Length == 0 ? "/cases" : $"/cases?{place.Key}={place.Id}";

    private string? PlaceKey => Filter.Worker is not null ? "worker" : Filter.Unit is not null ? "unit" : Filter.District is not null ? "district" : Filter.Area is not null ? "area" : null;

    private string? PlaceId => (Filter.Worker ?? Filter.Unit ?? Filter.District ?? Filter.Area)?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Query(params (string? Key, string? Value)[] parts)
    {
        var query = string.Join("&", parts.Where(p => p.Key is not null && p.Value is not null).Select(p => $"{p.Key}={p.Value}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}

/// <summary>The unit's other families, by name only.</summary>
/// <param name="Names">One page of names.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record TeamPage(IReadOnlyList<string> Names, int Total, int Page);
