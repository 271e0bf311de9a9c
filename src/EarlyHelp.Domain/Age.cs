namespace EarlyHelp.Domain;

/// <summary>A person's age on a day. Someone born on 29 February has their birthday on 1 March in other years.</summary>
public static class Age
{
    /// <summary>Whole years lived.</summary>
    public static int InYears(DateOnly born, DateOnly on) => InMonths(born, on) / 12;

    /// <summary>Whole months lived.</summary>
    public static int InMonths(DateOnly born, DateOnly on) =>
        (on.Year - born.Year) * 12 + on.Month - born.Month - (on.Day < born.Day ? 1 : 0);

    /// <summary>Years from 2 up ("4 years"), months below that ("8 months"), weeks below 2 months ("3 weeks").</summary>
    public static string InWords(DateOnly born, DateOnly on)
    {
        if (on < born)
            return "not yet born";
        var months = InMonths(born, on);
        if (months >= 24)
            return UkDates.Count(months / 12, "year");
        if (months >= 2)
            return UkDates.Count(months, "month");
        var weeks = (on.DayNumber - born.DayNumber) / 7;
        return weeks == 0 ? "under 1 week" : UkDates.Count(weeks, "week");
    }

    /// <summary>What stands in place of an age for an unborn child: "due 12 May 2016".</summary>
    public static string Unborn(DateOnly dueOn) => $"due {UkDates.Date(dueOn)}";
}
