using System.Globalization;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Web.Features.Forecast;

/// <summary>A line of the table of capacity.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Forecast">What is expected of it.</param>
/// <param name="Passing">How many pass 20 weeks within each horizon.</param>
public sealed record CapacityRow(UnitOfForecast Unit, UnitForecast Forecast, IReadOnlyList<Passing> Passing);

/// <summary>What the open cases in one week of all units together add up to.</summary>
/// <param name="Week">The week.</param>
/// <param name="Cases">How many are open.</param>
/// <param name="Chance">The chance that one of them passes 20 weeks, on the average of the units.</param>
/// <param name="Expected">The sum within each horizon.</param>
public sealed record SumRow(int Week, int Cases, double Chance, IReadOnlyList<double> Expected);

/// <summary>The forecast of a part of the service.</summary>
/// <param name="Scope">Which part.</param>
/// <param name="Above">The way down to it.</param>
/// <param name="Below">The parts of it, down to units.</param>
/// <param name="Day">The day of the forecast.</param>
public sealed record ForecastPage(NamedScope Scope, IReadOnlyList<NamedScope> Above, IReadOnlyList<NamedScope> Below, DateOnly Day)
{
    /// <summary>How many pass 20 weeks within each horizon.</summary>
    public IReadOnlyList<Passing> Passing { get; private init; } = [];

    /// <summary>The units.</summary>
    public IReadOnlyList<CapacityRow> Units { get; private init; } = [];

    /// <summary>The sum in pieces.</summary>
    public IReadOnlyList<SumRow> Sum { get; private init; } = [];

    /// <summary>What was learned, for a single unit.</summary>
    public IReadOnlyList<WeekOfWork> Learned { get; private init; } = [];

    /// <summary>Of which part of the service that is.</summary>
    public Level LearnedOf { get; private init; }

    /// <summary>Whether the reader may see how many days and closings it is: not those of a wider part than the own scope.</summary>
    public bool ShowsCounts { get; private init; }

    /// <summary>How many units learn from a wider part of the service.</summary>
    public int LearnWider => Units.Count(u => u.Forecast.LearnedFrom != Level.Unit);

    /// <summary>Of which part the chances of a single unit are, in words.</summary>
    public string LearnedInWords => LearnedOf switch
    {
        Level.Unit => "the unit itself",
        Level.District => "its district",
        Level.Area => "its area",
        _ => "the county",
    };

    /// <summary>Past forecasts against what came.</summary>
    public BackTest? Test { get; private init; }

    /// <summary>Whether there is a forecast: not where the day is none.</summary>
    public bool HasForecast => Test is not null;

    /// <summary>Open cases of all units.</summary>
    public int Open => Units.Sum(u => u.Forecast.Ages.Count);

    /// <summary>First of the days that were learned from.</summary>
    public DateOnly LearnedFrom => Day.AddDays(1 - Forecaster.YearDays);

    /// <summary>The page of a part of the service.</summary>
    public static ForecastPage Of(NamedScope scope, IReadOnlyList<NamedScope> above, IReadOnlyList<NamedScope> below, DateOnly day, Level own, Forecaster forecaster, IReadOnlyList<UnitOfForecast> units)
    {
        var all = units.Select(u => (Unit: u, Forecast: forecaster.OfUnit(u.Id, day))).Where(u => u.Unit.Works || u.Forecast.Ages.Count > 0).ToList();
        return new(scope, above, below, day)
        {
            Passing = [.. Forecaster.Horizons.Select(w => Forecaster.Together(all.Select(u => u.Forecast), w))],
            Units = [.. all.Select(u => new CapacityRow(u.Unit, u.Forecast, [.. Forecaster.Horizons.Select(w => Domain.Scorecards.Passing.Of(w, u.Forecast.Chances(w)))]))],
            Sum = [.. all.SelectMany(u => u.Forecast.Groups(Forecaster.Horizons)).GroupBy(g => g.Week).OrderBy(g => g.Key).Select(g => new SumRow(
                g.Key, g.Sum(x => x.Cases), g.Sum(x => x.Cases * x.Chance) / g.Sum(x => x.Cases), [.. Enumerable.Range(0, Forecaster.Horizons.Count).Select(i => g.Sum(x => x.Expected[i]))]))],
            // What a wider part of the service closes is a figure of it.
            Learned = all.Count == 1 && own <= all[0].Forecast.LearnedFrom ? [.. all[0].Forecast.Pattern.Known] : [],
            LearnedOf = all.Count == 1 ? all[0].Forecast.LearnedFrom : Level.County,
            ShowsCounts = all.Count == 1 && own <= all[0].Forecast.LearnedFrom,
            Test = forecaster.Test([.. units.Select(u => u.Id)], day),
        };
    }

    /// <summary>The page that says what is wrong with the day.</summary>
    public static ForecastPage Without(NamedScope scope, IReadOnlyList<NamedScope> above, DateOnly day) => new(scope, above, [], day);

    /// <summary>Where one of its tables is, as a file.</summary>
    public string FileOf(string table) => At(Scope.Address, $"/forecast/{table}.csv");

    /// <summary>Where the forecast of a part is.</summary>
    public string At(string scope, string page = "/forecast") => $"{page}?scope={Uri.EscapeDataString(scope)}&asAt={Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>"12.3".</summary>
    public static string Number(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>"41 %".</summary>
    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>"8 to 15"; one number where both ends are the same.</summary>
    public static string Range(Passing passing) => passing.Low == passing.High ? $"{passing.Low}" : $"{passing.Low} to {passing.High}";

    /// <summary>"4", "26 and later", "3, from weeks 2 to 5": the week that was learned of.</summary>
    public static string WeekOf(WeekOfWork week) => $"{week.Week}{(week.Week == ClosingPattern.Weeks ? " and later" : "")}{(week.IsWidened ? $", from weeks {week.From} to {week.To}" : "")}";

    /// <summary>The day to which a horizon reaches.</summary>
    public DateOnly Until(int weeks) => Day.AddDays(7 * weeks);

    /// <summary>What the test found, in a sentence.</summary>
    public string InWords
    {
        get
        {
            var four = Test!.Together.Where(t => t.Forecast.Weeks == Forecaster.Horizons[0]).ToList();
            return four.Count == 0
                ? "There is no past month to test it on: no case was open then."
                : $"Looking 4 weeks ahead, {four.Count(t => t.IsInside)} of {four.Count} past months came out inside the range. With a range of 80 % about four in five should.";
        }
    }

    /// <summary>The test of a month, a horizon each; null where it is not over.</summary>
    public IEnumerable<(DateOnly Day, IReadOnlyList<TestedForecast?> Horizons)> Tested => Test!.Together.GroupBy(t => t.Day)
        .Select(g => (g.Key, (IReadOnlyList<TestedForecast?>)[.. Forecaster.Horizons.Select(w => g.FirstOrDefault(t => t.Forecast.Weeks == w))]));

    /// <summary>The whole table of the test in words: each month and, where there are several, the units.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Cells)> TestInWords
    {
        get
        {
            IEnumerable<(string, IReadOnlyList<string>)> months = Tested.Select(t => (Domain.UkDates.Date(t.Day), (IReadOnlyList<string>)[.. t.Horizons.Select(h => h is null ? NotOver : $"{Came(h)}: {Verdict(h)}")]));
            return Units.Count > 1 ? months.Append((EachUnit, [.. Forecaster.Horizons.Select(OfUnits)])) : months;
        }
    }

    /// <summary>The cell of a horizon that is not over.</summary>
    public const string NotOver = "Not over yet";

    /// <summary>The line of the units.</summary>
    public const string EachUnit = "Each unit by itself";

    /// <summary>"3 passed; expected 2.8, range 1 to 5".</summary>
    public static string Came(TestedForecast tested) => $"{tested.Came} passed; expected {Number(tested.Forecast.Expected)}, range {Range(tested.Forecast)}";

    /// <summary>Whether it came out inside the range, in a word.</summary>
    public static string Verdict(TestedForecast tested) => tested.IsInside ? "Inside" : "Outside";

    /// <summary>"Inside 12 of 14 times, 86 %".</summary>
    public string OfUnits(int weeks) => Test!.OfUnits(weeks) is { All: > 0 } found ? $"Inside {found.Inside} of {found.All} times, {Percent((double)found.Inside / found.All)}" : "None yet";
}
