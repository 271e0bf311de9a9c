using System.Globalization;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>A calendar month in Europe/London, the period of a scorecard (spec/4-scorecard.md).</summary>
/// <param name="Year">The year, four digits.</param>
/// <param name="Number">The month, 1 for January.</param>
public readonly record struct Month(int Year, int Number) : IComparable<Month>
{
    /// <summary>Its first day.</summary>
    public DateOnly First => new(Year, Number, 1);

    /// <summary>Its last day.</summary>
    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    /// <summary>The month in which the day lies.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads "2016-07"; null when it is none.</summary>
    public static Month? Parse(string? text) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day) : null;

    /// <summary>The month that lies so many months later, or earlier.</summary>
    public Month Plus(int months) => Of(First.AddMonths(months));

    /// <summary>Whether the day lies in it; a date that there is not lies in no month.</summary>
    public bool Has(DateOnly? day) => day >= First && day <= Last;

    /// <inheritdoc />
    public int CompareTo(Month other) => First.CompareTo(other.First);

    /// <summary>As in addresses and files: "2016-07".</summary>
    public override string ToString() => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>As people read it: "July 2016".</summary>
    public string InWords => First.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>Whether one lies before the other.</summary>
    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    /// <summary>Whether one lies after the other.</summary>
    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    /// <summary>Whether one lies before the other or is the same.</summary>
    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one lies after the other or is the same.</summary>
    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;
}
