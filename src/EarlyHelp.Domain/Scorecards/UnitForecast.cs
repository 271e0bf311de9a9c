namespace EarlyHelp.Domain.Scorecards;

/// <summary>What is to be expected of the open cases of a unit if nothing changes (spec/4-scorecard.md, forecast).</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Pattern">When cases closed in the twelve months before.</param>
/// <param name="Ages">Days since each open case was opened.</param>
/// <param name="OpenedInYear">Cases that it opened in these twelve months.</param>
/// <param name="LearnedFrom">Of which part of the service the pattern is: of the unit itself, or where it closed too few cases of its district, its area or the county.</param>
public sealed record UnitForecast(long UnitId, ClosingPattern Pattern, IReadOnlyList<int> Ages, int OpenedInYear, Level LearnedFrom = Level.Unit)
{
    /// <summary>The first day on which a case that is still open is over 20 weeks.</summary>
    public const int PassedAge = Scorecard.DurationDays + 1;

    /// <summary>The chance of each open case that comes to the end of its 20 weeks within so many weeks that it is still open then.</summary>
    public IEnumerable<double> Chances(int weeks) => Ages.Where(a => ComesToTheEnd(a, weeks)).Select(ChanceToPass);

    /// <summary>The sum in pieces: for each week of a case how many are open, the chance that one of them passes 20 weeks, and what that adds up to within each horizon.</summary>
    public IEnumerable<WeekGroup> Groups(IReadOnlyList<int> horizons) => Ages.Where(a => a < PassedAge).GroupBy(a => (a / 7) + 1).OrderBy(g => g.Key)
        .Select(g => new WeekGroup(g.Key, g.Count(), g.Average(ChanceToPass), [.. horizons.Select(h => g.Where(a => ComesToTheEnd(a, h)).Sum(ChanceToPass))]));

    /// <summary>How many of the open cases are expected to close within so many weeks.</summary>
    public double ExpectedClosings(int weeks) => Ages.Sum(a => 1 - Pattern.Stays(a + 1, a + (7 * weeks)));

    /// <summary>How many cases are expected to be opened within so many weeks, if as many come as in the twelve months before.</summary>
    public double ExpectedOpenings(int weeks) => OpenedInYear * 7.0 * weeks / Forecaster.YearDays;

    internal static bool ComesToTheEnd(int age, int weeks) => age < PassedAge && age + (7 * weeks) >= PassedAge;

    private double ChanceToPass(int age) => Pattern.Stays(age + 1, PassedAge);
}

/// <summary>The open cases of a unit that are in one week.</summary>
/// <param name="Week">The week, from 1.</param>
/// <param name="Cases">How many.</param>
/// <param name="Chance">The chance that one of them passes 20 weeks.</param>
/// <param name="Expected">What that adds up to within each horizon; nought where none of them comes to the end so soon.</param>
public sealed record WeekGroup(int Week, int Cases, double Chance, IReadOnlyList<double> Expected);

/// <summary>How many cases pass 20 weeks within a time.</summary>
/// <param name="Weeks">The time, in weeks.</param>
/// <param name="Expected">How many are expected.</param>
/// <param name="Low">The least, so that at most one time in ten it is less.</param>
/// <param name="High">The most, so that at most one time in ten it is more.</param>
public sealed record Passing(int Weeks, double Expected, int Low, int High)
{
    /// <summary>What is left out at each end of the range of 80 %.</summary>
    public const double Tail = 0.1;

    /// <summary>Of cases that each have a chance of their own, every number of them exactly: cases close without regard to each other.</summary>
    public static Passing Of(int weeks, IEnumerable<double> chances)
    {
        // Case by case: with one more case there are as many as before, or one more.
        double[] exactly = [1];
        var expected = 0.0;
        foreach (var chance in chances)
        {
            expected += chance;
            var next = new double[exactly.Length + 1];
            for (var i = 0; i < exactly.Length; i++)
            {
                next[i] += exactly[i] * (1 - chance);
                next[i + 1] += exactly[i] * chance;
            }

            exactly = next;
        }

        return new(weeks, expected, Reached(exactly, Tail), Reached(exactly, 1 - Tail));
    }

    // A sum of rounded numbers may fall short of a half by its last figure.
    private static int Reached(double[] exactly, double share)
    {
        var (sum, number) = (exactly[0], 0);
        while (sum < share - 1e-12 && number < exactly.Length - 1)
            sum += exactly[++number];
        return number;
    }
}
