using System.Globalization;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Forecast;

/// <summary>The tables of the forecast as files: the figures that the page shows, and no others.</summary>
public static class ForecastTables
{
    /// <summary>Cases that pass 20 weeks.</summary>
    public const string Passing = "passing";

    /// <summary>Past forecasts and what came.</summary>
    public const string Past = "past";

    /// <summary>Capacity by unit.</summary>
    public const string Capacity = "capacity";

    /// <summary>The sum in pieces.</summary>
    public const string Sum = "sum";

    /// <summary>What the chances come from.</summary>
    public const string Chances = "chances";

    /// <summary>The file of a table; null when there is no such table.</summary>
    public static FileContentResult? Of(string table, ForecastPage page) => table switch
    {
        Passing => CsvFile.Of(
            Name(table, page), page.Passing,
            ("Within weeks", p => p.Weeks), ("By", p => page.Until(p.Weeks)), ("Expected", p => ForecastPage.Number(p.Expected)), ("80 % range", ForecastPage.Range)),
        Past => CsvFile.Of(Name(table, page), ["Forecast as at", .. Within], page.TestInWords.Select(row => (IReadOnlyList<string?>)[row.Name, .. row.Cells])),
        Capacity => CsvFile.Of(Name(table, page), CapacityHeadings, page.Units.Select(CapacityOf)),
        Sum => CsvFile.Of(Name(table, page), ["Week of the case", "Open cases", "Chance of each to pass 20 weeks", .. Within], page.Sum.Select(SumOf).Concat(page.Sum.Count == 0 ? [] : [TogetherOf(page)])),
        Chances => CsvFile.Of(
            Name(table, page), page.Learned,
            [("Week", ForecastPage.WeekOf), .. page.ShowsCounts ? Counts : [], ("Chance to close in it", w => ForecastPage.Percent(w.Chance))]),
        _ => null,
    };

    private static readonly (string Heading, Func<WeekOfWork, object?> Value)[] Counts = [("Days of cases", w => w.Days), ("Closed", w => w.Closings)];

    private static readonly string[] CapacityHeadings =
    [
        "Unit", "Open cases", "Capacity", .. Forecaster.Horizons.Select(w => $"Close in {w} weeks"), $"Come in {Forecaster.Horizons[^1]} weeks", $"Pass 20 weeks in {Forecaster.Horizons[^1]}", "80 % range",
    ];

    private static IEnumerable<string> Within => Forecaster.Horizons.Select(w => $"Within {w} weeks");

    private static string Name(string table, ForecastPage page) => $"forecast-{table}-{page.Day:yyyy-MM-dd}.csv";

    private static IReadOnlyList<string?> CapacityOf(CapacityRow row) =>
    [
        row.Unit.Name, Whole(row.Forecast.Ages.Count), Whole(row.Unit.Capacity), .. Forecaster.Horizons.Select(w => ForecastPage.Number(row.Forecast.ExpectedClosings(w))),
        ForecastPage.Number(row.Forecast.ExpectedOpenings(Forecaster.Horizons[^1])), ForecastPage.Number(row.Passing[^1].Expected), ForecastPage.Range(row.Passing[^1]),
    ];

    private static IReadOnlyList<string?> SumOf(SumRow row) => [Whole(row.Week), Whole(row.Cases), ForecastPage.Percent(row.Chance), .. row.Expected.Select(e => e == 0 ? "" : ForecastPage.Number(e))];

    private static IReadOnlyList<string?> TogetherOf(ForecastPage page) => ["Together", Whole(page.Sum.Sum(r => r.Cases)), null, .. page.Passing.Select(p => ForecastPage.Number(p.Expected))];

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
