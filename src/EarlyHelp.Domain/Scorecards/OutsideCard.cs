namespace EarlyHelp.Domain.Scorecards;

/// <summary>A figure that another service reports, on our scorecard.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="ImportedOn">The day of its newest import.</param>
public sealed record OutsideResult(Figure Figure, DateOnly ImportedOn);

/// <summary>The figures that other services report for a month, for county, area and district (spec/4-scorecard.md).</summary>
public static class OutsideCard
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        [Indicators.SocialCareClosures] = "Cases closed by social care",
        ["scs_re_referrals"] = "Re-referrals to social care",
        ["neet"] = "Young people not in education, employment or training",
        ["persistent_absence"] = "Persistent absence from school",
        ["first_time_entrants"] = "First-time entrants to youth justice",
    };

    /// <summary>They of a scope, in the order of their codes; none for a unit or a worker. The county's own row beats the sum of its districts.</summary>
    public static IReadOnlyList<OutsideResult> Of(Facts facts, Month month, Scope scope)
    {
        if (scope.Level > Level.District)
            return [];
        return [.. facts.Outside.Where(f => f.Month == month).GroupBy(f => f.Indicator, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Sum(g.Key, In(g, scope))).OfType<OutsideResult>()];
    }

    private static List<OutsideFact> In(IEnumerable<OutsideFact> rows, Scope scope)
    {
        var all = rows.ToList();
        if (scope.Level == Level.County && all.Where(f => f.District.DistrictId is null).ToList() is { Count: > 0 } county)
            return county;
        return [.. all.Where(f => f.District.DistrictId is not null && scope.Has(f.District))];
    }

    private static OutsideResult? Sum(string code, List<OutsideFact> rows)
    {
        if (rows.Count == 0)
            return null;
        var denominator = rows.Sum(f => f.Denominator);
        // Without a numerator it is a count, and one numerator that is missing makes the sum unknown.
        var numerator = rows.All(f => f.Numerator is not null) ? rows.Sum(f => f.Numerator) : null;
        var target = rows.Select(f => (f.Target, f.Direction)).Distinct().ToList() is [var (value, direction)] ? new Target(value, direction ?? Direction.None) : Target.Context;
        var isShare = rows.Any(f => f.Numerator is not null);
        var indicator = new Indicator(code, Name(code), isShare ? "as reported" : "as reported, a count", isShare ? "as reported" : null, isShare ? Measure.Percent : Measure.Count, target, Level.District);
        var figure = (isShare, numerator) switch
        {
            (false, _) => new Figure(indicator, null, denominator, denominator),
            (true, { } counted) => Figure.Share(indicator, counted, denominator),
            _ => new Figure(indicator, null, denominator, null),
        };
        return new(figure, rows.Max(f => f.ImportedOn));
    }

    private static string Name(string code)
    {
        if (Names.TryGetValue(code, out var name))
            return name;
        var words = code.Replace('_', ' ').Trim();
        return words.Length == 0 ? code : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
