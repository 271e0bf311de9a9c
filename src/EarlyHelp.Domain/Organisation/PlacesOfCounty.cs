using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Organisation;

/// <summary>A place as it stands.</summary>
/// <param name="Kind">What kind of place.</param>
/// <param name="Id">Its key.</param>
/// <param name="Name">The name in use.</param>
/// <param name="From">First day, null for the county.</param>
/// <param name="To">Last day, or null while it lasts.</param>
public sealed record PlaceKnown(PlaceKind Kind, long Id, string Name, DateOnly? From, DateOnly? To);

/// <summary>All places of the county with their names of all days: the rules of names look at every one of them.</summary>
/// <param name="places">Every place.</param>
/// <param name="changes">Every change of a name, also those to come.</param>
public sealed class PlacesOfCounty(IReadOnlyCollection<PlaceKnown> places, IReadOnlyCollection<PlaceName> changes)
{
    /// <summary>Field of the name.</summary>
    public const string NameField = "Name";

    /// <summary>Field of the day.</summary>
    public const string FromField = "From";

    /// <summary>The names of all days.</summary>
    public DatedNames Names { get; } = new(changes);

    /// <summary>
    /// Renames a place from today or a later day. The days before keep the old name. A name that began on the same day is corrected.
    /// </summary>
    /// <returns>The change: a new one, or the corrected one.</returns>
    public PlaceName Rename(PlaceKind kind, long id, string? name, DateOnly from, Actor by, DateTime at, DateOnly on)
    {
        var place = places.Single(p => p.Kind == kind && p.Id == id);
        var last = Names.Of(kind, id) is [.., var latest] ? latest : null;
        var tidy = Tidy(name);
        var before = last?.Name ?? place.Name;
        Rule.Check(
        [
            .. OfName(kind, tidy, from, id),
            new(tidy.Length == 0 || !string.Equals(tidy, before, StringComparison.Ordinal), $"It is called {before} already", NameField),
            new(from >= on, "The date must be today or later: the past keeps the name it had", FromField),
            new(last is null || from >= last.From, $"The date must be {UkDates.Date(last?.From ?? from)} or later: from then on it is called {last?.Name}", FromField),
            new(place.From is null || from >= place.From, $"The date must be {UkDates.Date(place.From ?? from)} or later, when {place.Name} begins", FromField),
            new(place.To is null || from <= place.To, $"{place.Name} ends on {UkDates.Date(place.To ?? from)}", FromField),
        ]);
        if (last?.From != from)
            return new PlaceName(kind, id, before, tidy, from, by, at);
        last.Correct(tidy, by, at);
        return last;
    }

    /// <summary>Opens a unit in a district from today or a later day.</summary>
    public Unit Open(District district, string? name, DateOnly from, int capacity, DateOnly on)
    {
        Rule.Check(
        [
            .. OfName(PlaceKind.Unit, Tidy(name), from, null),
            new(from >= on, "The date must be today or later", FromField),
            new(from >= district.From && (district.To is null || from <= district.To), $"{district.Name} does not work on {UkDates.Date(from)}", FromField),
        ]);
        var opened = new Unit(district, Tidy(name), from);
        opened.ChangeCapacity(capacity);
        return opened;
    }

    /// <summary>Takes a change of a name back that has not come into force.</summary>
    public void Withdraw(PlaceName change, DateOnly on) => Rule.Check(
        new(change.From > on, $"It has been called {change.Name} since {UkDates.Date(change.From)}: rename it again"),
        new(Names.Of(change.Kind, change.PlaceId)[^1].Id == change.Id, "It is renamed once more later: withdraw that change first"));

    private static string Tidy(string? name) => string.Join(' ', SoundText.Sound(name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private List<Rule> OfName(PlaceKind kind, string name, DateOnly from, long? except)
    {
        var taken = places.FirstOrDefault(p => p.Kind == kind && p.Id != except && (p.To is null || p.To >= from) && NamesFrom(p, from).Contains(name, StringComparer.OrdinalIgnoreCase));
        return
        [
            Text.Given(name, "Enter the name", NameField),
            Text.Short(name, County.NameMaxLength, "The name", NameField),
            new(name.Length == 0 || (char.IsLetterOrDigit(name[0]) && !name.Any(c => char.IsControl(c) || c is '<' or '>' or ':' or '"')), "The name must begin with a letter or a number, and have no colon, quotation mark or angle bracket in it", NameField),
            new(taken is null, $"Another {kind.ToString().ToLowerInvariant()} is called {name}{(taken?.From > from ? $" from {UkDates.Date(taken.From.Value)}" : " then")}: choose another name", NameField),
        ];
    }

    // What a place is called on a day and on every day after it.
    private IEnumerable<string> NamesFrom(PlaceKnown place, DateOnly day) =>
        Names.Of(place.Kind, place.Id).Where(c => c.From > day).Select(c => c.Name).Append(Names.On(place.Kind, place.Id, day, place.Name));
}
