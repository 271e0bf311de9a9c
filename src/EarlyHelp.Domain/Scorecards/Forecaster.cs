namespace EarlyHelp.Domain.Scorecards;

/// <summary>
/// Forecasts from the history of cases (ADR 23): what a unit's cases did in the twelve months up to a day says what its open cases will do; where they were few, those of its district, its area or the county.
/// Of what happened after the day nothing is used, so that a past forecast can be held against what came.
/// </summary>
public sealed class Forecaster
{
    /// <summary>Days that a forecast learns from.</summary>
    public const int YearDays = 365;

    /// <summary>Past months for which the forecast is held against what came.</summary>
    public const int TestedMonths = 6;

    /// <summary>How far it looks, in weeks.</summary>
    public static readonly IReadOnlyList<int> Horizons = [4, 8, 12];

    /// <summary>Closings in the year that a unit needs to be learned from by itself: as many as there are weeks to tell apart. With fewer, its district, its area or the county is.</summary>
    public const int LeastClosings = ClosingPattern.Weeks;

    private sealed record Stretch(TrackedCase Case, Place Place, DateOnly From, DateOnly To, bool Closed);

    private readonly List<Stretch> all;
    private readonly ILookup<long, Stretch> stretches;
    private readonly ILookup<long, Stretch> ofDistricts;
    private readonly ILookup<long, Stretch> ofAreas;
    private readonly Dictionary<(Scope Scope, DateOnly Day), ClosingPattern> learned = [];
    private readonly ILookup<long, TrackedCase> opened;

    /// <summary>Forecasts from these cases: all that were open at any time from a year before the earliest day that is asked for.</summary>
    public Forecaster(IReadOnlyList<TrackedCase> cases)
    {
        all = [.. cases.SelectMany(Stretches)];
        (stretches, ofDistricts, ofAreas) = (all.ToLookup(s => s.Place.UnitId!.Value), all.ToLookup(s => s.Place.DistrictId ?? 0), all.ToLookup(s => s.Place.AreaId ?? 0));
        opened = cases.Where(c => c.OpenedOn is not null && c.HeldOn(c.OpenedOn.Value).UnitId is not null).ToLookup(c => c.HeldOn(c.OpenedOn!.Value).UnitId!.Value);
    }

    /// <summary>The first day of which a forecast as at a day needs to know the cases, with its test of past months.</summary>
    public static DateOnly KnowsFrom(DateOnly asAt) => Tested(asAt).Min().AddDays(-YearDays);

    /// <summary>First days of the months that are tested: the last ones of which the four weeks after are over.</summary>
    public static IReadOnlyList<DateOnly> Tested(DateOnly asAt)
    {
        var last = Month.Of(asAt.AddDays(-7 * Horizons[0]));
        return [.. Enumerable.Range(1 - TestedMonths, TestedMonths).Select(m => last.Plus(m).First)];
    }

    /// <summary>The forecast of a unit as at the end of a day, with only what was known then.</summary>
    public UnitForecast OfUnit(long unitId, DateOnly asAt)
    {
        var from = asAt.AddDays(1 - YearDays);
        var (pattern, level) = LearnFor(unitId, asAt);
        return new(unitId, pattern, [.. Open(unitId, asAt).Select(c => asAt.DayNumber - c.OpenedOn!.Value.DayNumber).Order()], opened[unitId].Count(c => c.OpenedOn >= from && c.OpenedOn <= asAt), level);
    }

    /// <summary>When the cases of a part of the service closed in the year up to a day.</summary>
    public ClosingPattern PatternOf(Scope scope, DateOnly asAt)
    {
        if (learned.TryGetValue((scope, asAt), out var known))
            return known;
        var pattern = new ClosingPattern();
        var from = asAt.AddDays(1 - YearDays);
        var own = scope.Level switch
        {
            Level.Unit => stretches[scope.Id!.Value],
            Level.District => ofDistricts[scope.Id!.Value],
            Level.Area => ofAreas[scope.Id!.Value],
            _ => all,
        };
        foreach (var stretch in own.Where(s => s.From <= asAt && s.To >= from))
        {
            var start = stretch.Case.OpenedOn!.Value;
            var (first, last) = (Later(stretch.From, from), stretch.To < asAt ? stretch.To : asAt);
            pattern.AddDays(first.DayNumber - start.DayNumber, last.DayNumber - start.DayNumber);
            if (stretch.Closed && stretch.To <= asAt)
                pattern.AddClosing(stretch.To.DayNumber - start.DayNumber);
        }

        return learned[(scope, asAt)] = pattern;
    }

    /// <summary>The forecast of several units together.</summary>
    public static Passing Together(IEnumerable<UnitForecast> units, int weeks) => Passing.Of(weeks, units.SelectMany(u => u.Chances(weeks)));

    /// <summary>Past forecasts of these units, together and each, against what came.</summary>
    public BackTest Test(IReadOnlyCollection<long> unitIds, DateOnly asAt)
    {
        List<TestedForecast> together = [], each = [];
        foreach (var day in Tested(asAt))
        {
            var units = unitIds.Select(u => OfUnit(u, day)).ToList();
            // Where no case was open there was nothing to be right about.
            if (units.All(u => u.Ages.Count == 0))
                continue;
            foreach (var weeks in Horizons.Where(w => day.AddDays(7 * w) <= asAt))
            {
                var came = units.ToDictionary(u => u.UnitId, u => Open(u.UnitId, day).Count(c => Passes(c, day, weeks)));
                together.Add(new(day, Together(units, weeks), came.Values.Sum()));
                each.AddRange(units.Where(u => u.Ages.Count > 0).Select(u => new TestedForecast(day, Passing.Of(weeks, u.Chances(weeks)), came[u.UnitId])));
            }
        }

        return new(together, each);
    }

    // The narrowest part of the service that closed enough cases to say something about each week.
    private (ClosingPattern Pattern, Level Level) LearnFor(long unitId, DateOnly asAt)
    {
        var place = stretches[unitId].FirstOrDefault()?.Place ?? default;
        foreach (var scope in new Scope[] { new(Level.Unit, unitId), new(Level.District, place.DistrictId ?? 0), new(Level.Area, place.AreaId ?? 0) })
        {
            if (PatternOf(scope, asAt) is { } pattern && pattern.Closings >= LeastClosings)
                return (pattern, scope.Level);
        }

        return (PatternOf(Scope.County, asAt), Level.County);
    }

    private static bool Passes(TrackedCase c, DateOnly day, int weeks) =>
        UnitForecast.ComesToTheEnd(day.DayNumber - c.OpenedOn!.Value.DayNumber, weeks) && c.IsOpenOn(c.OpenedOn.Value.AddDays(UnitForecast.PassedAge));

    private IEnumerable<TrackedCase> Open(long unitId, DateOnly day) =>
        stretches[unitId].Select(s => s.Case).Distinct().Where(c => c.IsOpenOn(day) && c.HeldOn(day).UnitId == unitId);

    // Each time a case was open, cut where it went to another unit. It can close on any of these days, the last included.
    private static IEnumerable<Stretch> Stretches(TrackedCase c)
    {
        if (c.OpenedOn is not { } start)
            yield break;
        DateOnly? open = start;
        foreach (var closure in c.Closures.Append(null))
        {
            if (open is not { } from)
                yield break;
            var to = closure?.On ?? DateOnly.MaxValue;
            List<DateOnly> cuts = [from, .. c.Held.Select(h => h.From).Where(d => d > from && d <= to).Distinct().Order()];
            for (var i = 0; i < cuts.Count; i++)
            {
                var end = i == cuts.Count - 1 ? to : cuts[i + 1].AddDays(-1);
                if (c.HeldOn(cuts[i]) is { UnitId: not null } place)
                    yield return new(c, place, cuts[i], end, closure is not null && i == cuts.Count - 1);
            }

            // On the day it is reopened it is not closed again.
            open = closure?.ReopenedOn?.AddDays(1);
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>A past forecast and what came.</summary>
/// <param name="Day">The day of which it is.</param>
/// <param name="Forecast">What was to be expected with what was known then.</param>
/// <param name="Came">How many cases passed 20 weeks.</param>
public sealed record TestedForecast(DateOnly Day, Passing Forecast, int Came)
{
    /// <summary>Whether what came lies in the range.</summary>
    public bool IsInside => Came >= Forecast.Low && Came <= Forecast.High;
}

/// <summary>How well past forecasts did.</summary>
/// <param name="Together">Of all units together: a month and a horizon each.</param>
/// <param name="Each">Of each unit.</param>
public sealed record BackTest(IReadOnlyList<TestedForecast> Together, IReadOnlyList<TestedForecast> Each)
{
    /// <summary>Of how many forecasts of single units what came lay in the range, for a horizon.</summary>
    public (int Inside, int All) OfUnits(int weeks) => (Each.Count(t => t.Forecast.Weeks == weeks && t.IsInside), Each.Count(t => t.Forecast.Weeks == weeks));
}
