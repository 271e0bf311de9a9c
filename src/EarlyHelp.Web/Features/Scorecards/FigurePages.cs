using EarlyHelp.Data.Access;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.Scorecards;

/// <summary>A month and a scope for which figures are shown.</summary>
/// <param name="Month">The month.</param>
/// <param name="Scope">The scope.</param>
public sealed record Period(Month Month, NamedScope Scope)
{
    /// <summary>The same month and scope in another page's address.</summary>
    public string Query => Of(Month, Scope);

    /// <summary>A month and a scope in an address.</summary>
    public static string Of(Month month, NamedScope scope) => $"month={month}&scope={Uri.EscapeDataString(scope.Address)}";
}

/// <summary>What the pages of figures have in common: which month and scope an address names, and which can be chosen.</summary>
public sealed class FigurePages(FigureScopes scopes, CurrentActor current, TimeProvider clock)
{
    // Nothing is older than the service, and no page may fall off the calendar.
    private const int EarliestYear = 2000;

    private const int MonthsOffered = 25;

    /// <summary>The local day.</summary>
    public DateOnly Today => UkTime.Today(clock);

    /// <summary>The indicators that this person may see.</summary>
    public IReadOnlyList<Indicator> Shown => Indicators.For(current.Actor);

    /// <summary>What other services report for a month and a scope; none for whoever sees the figures of notifications alone.</summary>
    public IReadOnlyList<OutsideResult> Outside(Facts facts, Month month, Scope scope) =>
        current.Actor.May(Permission.ReadCaseFigures) ? OutsideCard.Of(facts, month, scope) : [];

    /// <summary>The month that runs.</summary>
    public Month Current => Month.Of(Today);

    /// <summary>The month that an address names, the last one that is over when it names none; null when it names none that there is, or one to come.</summary>
    public Month? MonthOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Current.Plus(-1);
        return Month.Parse(text.Trim()) is { Year: >= EarliestYear } month && month <= Current ? month : null;
    }

    /// <summary>Month and scope of an address; null when there is no such month, or no such scope for this person.</summary>
    public async Task<Period?> PeriodAsync(string? month, string? scope) =>
        MonthOf(month) is { } chosen && await scopes.For(chosen.First, chosen.Last).FindAsync(scope) is { } named ? new(chosen, named) : null;

    /// <summary>Months to choose from, the newest first: two years back, and the one in hand.</summary>
    public IEnumerable<Choice> Months(Month chosen) =>
        Enumerable.Range(0, MonthsOffered).Select(i => Current.Plus(-i)).Append(chosen).Distinct().OrderByDescending(m => m)
            .Select(m => new Choice(m.ToString(), m == Current ? $"{m.InWords}, so far" : m.InWords));

    /// <summary>Scopes to choose from, the widest first: the own one and what lies in it, down to units, and for a unit to its workers.</summary>
    public async Task<IReadOnlyList<Choice>> ScopesAsync(NamedScope chosen)
    {
        var own = await scopes.OwnAsync();
        List<NamedScope> all = [];
        foreach (var level in Enum.GetValues<Level>().Where(l => l >= own.Level && (l < Level.Worker || own.Level >= Level.Unit)))
            all.AddRange(await scopes.OfLevelAsync(level));
        if (!all.Any(s => s.Scope == chosen.Scope))
            all.Add(chosen);
        return [.. all.Select(s => new Choice(s.Address, s.Level == Level.County ? $"{s.Name}, the county" : s.Level == Level.Area ? $"{s.Name}, area" : s.Name))];
    }
}
