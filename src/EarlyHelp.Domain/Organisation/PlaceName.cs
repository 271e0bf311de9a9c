using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Organisation;

/// <summary>What kind of place of the organisation it is.</summary>
public enum PlaceKind
{
    /// <summary>The county.</summary>
    County,

    /// <summary>An area.</summary>
    Area,

    /// <summary>A district.</summary>
    District,

    /// <summary>A unit.</summary>
    Unit,
}

/// <summary>
/// A change of a place's name from a day on. The days before keep the name they had (ADR 31); a place that was never renamed has no row.
/// </summary>
public sealed class PlaceName
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>What kind of place.</summary>
    public PlaceKind Kind { get; private set; }

    /// <summary>Its key.</summary>
    public long PlaceId { get; private set; }

    /// <summary>What it was called until then.</summary>
    public string Before { get; private set; } = "";

    /// <summary>What it is called from then on.</summary>
    public string Name { get; private set; } = "";

    /// <summary>First day of the name.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Who changed it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was entered (UTC).</summary>
    public DateTime At { get; private set; }

    private PlaceName()
    {
    }

    internal PlaceName(PlaceKind kind, long placeId, string before, string name, DateOnly from, Actor by, DateTime at) =>
        (Kind, PlaceId, Before, Name, From, By, At) = (kind, placeId, before, name, from, by.Name, at);

    internal void Correct(string name, Actor by, DateTime at) => (Name, By, At) = (name, by.Name, at);
}

/// <summary>What places were called on any day.</summary>
public sealed class DatedNames(IEnumerable<PlaceName> changes)
{
    private readonly ILookup<(PlaceKind Kind, long Id), PlaceName> changes = changes.OrderBy(c => c.From).ToLookup(c => (c.Kind, c.PlaceId));

    /// <summary>The name of a place on a day.</summary>
    /// <param name="kind">What kind of place.</param>
    /// <param name="id">Its key.</param>
    /// <param name="day">The day.</param>
    /// <param name="known">The name in use, for a place that was never renamed.</param>
    public string On(PlaceKind kind, long id, DateOnly day, string known)
    {
        var own = changes[(kind, id)];
        return own.LastOrDefault(c => c.From <= day)?.Name ?? own.FirstOrDefault()?.Before ?? known;
    }

    /// <summary>Every name that a place had, has or will have.</summary>
    public IEnumerable<string> All(PlaceKind kind, long id, string known) => changes[(kind, id)].SelectMany(c => new[] { c.Before, c.Name }).Append(known).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The changes of a place, the earliest first.</summary>
    public IReadOnlyList<PlaceName> Of(PlaceKind kind, long id) => [.. changes[(kind, id)]];
}
