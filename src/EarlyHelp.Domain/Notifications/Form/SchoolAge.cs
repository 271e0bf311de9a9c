namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>Compulsory school age in England.</summary>
public static class SchoolAge
{
    /// <summary>True from the term after the fifth birthday to the last Friday in June of the school year of the sixteenth.</summary>
    public static bool IsCompulsory(DateOnly born, DateOnly on) => on >= Starts(born) && on <= Ends(born);

    /// <summary>The term after the fifth birthday: a birthday to 31 March starts on 1 April, to 31 August on 1 September, to 31 December on 1 January.</summary>
    public static DateOnly Starts(DateOnly born)
    {
        var fifth = born.AddYears(5);
        return fifth.Month switch
        {
            <= 3 => new DateOnly(fifth.Year, 4, 1),
            <= 8 => new DateOnly(fifth.Year, 9, 1),
            _ => new DateOnly(fifth.Year + 1, 1, 1),
        };
    }

    /// <summary>The last Friday in June of the school year (September to August) of the sixteenth birthday.</summary>
    public static DateOnly Ends(DateOnly born)
    {
        var sixteenth = born.AddYears(16);
        var day = new DateOnly(sixteenth.Month >= 9 ? sixteenth.Year + 1 : sixteenth.Year, 6, 30);
        while (day.DayOfWeek != DayOfWeek.Friday)
            day = day.AddDays(-1);
        return day;
    }

    /// <summary>The year group usual for the age: "N1", "N2", "R", "1" to "13"; null outside them.</summary>
    public static string? YearGroup(DateOnly born, DateOnly on)
    {
        var august = new DateOnly(on.Month >= 9 ? on.Year : on.Year - 1, 8, 31);
        var year = Age.InYears(born, august) - 4;
        return year switch
        {
            -2 => "N1",
            -1 => "N2",
            0 => "R",
            >= 1 and <= 13 => year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
    }
}
