namespace EarlyHelp.Domain.Scorecards;

/// <summary>
/// When the cases of a unit close: for each week of a case, on how many days cases of the unit were in it and how many closed in it (ADR 23).
/// Nothing of it is assumed: a week of which the unit knows too little takes its neighbours along.
/// </summary>
public sealed class ClosingPattern
{
    /// <summary>Weeks that are told apart; the last one takes all later ones.</summary>
    public const int Weeks = 27;

    /// <summary>Days of cases in a week, below which it takes its neighbours along: as four cases have in theirs.</summary>
    public const int LeastDays = 28;

    private readonly int[] days = new int[Weeks];
    private readonly int[] closings = new int[Weeks];

    // How often a case is closed on one day of each week, the first week first.
    private readonly Lazy<double[]> daily;

    /// <summary>An empty pattern.</summary>
    public ClosingPattern() => daily = new(() => [.. Enumerable.Range(0, Weeks).Select(w => Widened(w) is { Days: > 0 } known ? (double)known.Closings / known.Days : 0)]);

    /// <summary>What is known of each week, the first week first.</summary>
    public IEnumerable<WeekOfWork> Known => Enumerable.Range(0, Weeks).Select(Widened);

    /// <summary>Days of cases that it knows in all; none when there is nothing to learn from.</summary>
    public int DaysKnown => days.Sum();

    /// <summary>Closings that it knows in all.</summary>
    public int Closings => closings.Sum();

    /// <summary>Adds the days on which a case was in the work, from one age to another, both included; ages are days since it was opened.</summary>
    public void AddDays(int fromAge, int toAge)
    {
        for (var age = fromAge; age <= toAge;)
        {
            var week = WeekOf(age);
            var last = week == Weeks - 1 ? toAge : Math.Min(toAge, (7 * week) + 6);
            days[week] += last - age + 1;
            age = last + 1;
        }
    }

    /// <summary>Adds a closing at an age.</summary>
    public void AddClosing(int age) => closings[WeekOf(age)]++;

    /// <summary>The chance that a case is not closed on any day from one age to another, both included.</summary>
    public double Stays(int fromAge, int toAge)
    {
        var chance = 1.0;
        for (var age = fromAge; age <= toAge; age++)
            chance *= 1 - daily.Value[WeekOf(age)];
        return chance;
    }

    private static int WeekOf(int age) => Math.Min(age / 7, Weeks - 1);

    private WeekOfWork Widened(int week)
    {
        var (from, to) = (week, week);
        while (days[from..(to + 1)].Sum() < LeastDays && (from > 0 || to < Weeks - 1))
            (from, to) = (Math.Max(0, from - 1), Math.Min(Weeks - 1, to + 1));
        return new(week + 1, days[from..(to + 1)].Sum(), closings[from..(to + 1)].Sum(), from + 1, to + 1);
    }
}

/// <summary>What a unit knows of a week of its cases.</summary>
/// <param name="Week">The week of the case, from 1.</param>
/// <param name="Days">Days on which cases were in it.</param>
/// <param name="Closings">Cases that closed in it.</param>
/// <param name="From">First of the weeks that were taken together.</param>
/// <param name="To">Last of them.</param>
public sealed record WeekOfWork(int Week, int Days, int Closings, int From, int To)
{
    /// <summary>The chance that a case that begins the week closes in it.</summary>
    public double Chance => Days == 0 ? 0 : 1 - Math.Pow(1 - ((double)Closings / Days), 7);

    /// <summary>Whether neighbouring weeks were taken along.</summary>
    public bool IsWidened => From < Week || To > Week;
}
