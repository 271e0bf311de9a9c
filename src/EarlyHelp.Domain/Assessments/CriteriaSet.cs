namespace EarlyHelp.Domain.Assessments;

/// <summary>The family criteria of one national programme, in force from a day to a day (reference 6). A later programme is another row.</summary>
/// <param name="Code">Code of the set.</param>
/// <param name="From">First day in force.</param>
/// <param name="To">Last day in force; null while it lasts.</param>
/// <param name="Criteria">Its criteria, in order.</param>
public sealed record CriteriaSet(string Code, DateOnly From, DateOnly? To, IReadOnlyList<Criterion> Criteria)
{
    /// <summary>The sets that the service ships. The six of 2015 stay in force until a county puts another set in their place.</summary>
    public static IReadOnlyList<CriteriaSet> All { get; } =
    [
        new("TF2", new(2015, 1, 1), null,
        [
            new("TF2/crime", "Crime or antisocial behaviour"), new("TF2/education", "Education"), new("TF2/children", "Children who need help"),
            new("TF2/work", "Out of work, or at risk of money trouble"), new("TF2/abuse", "Domestic abuse"), new("TF2/health", "Health"),
        ]),
    ];

    /// <summary>The set in force on a day.</summary>
    public static CriteriaSet InForceOn(DateOnly day) => InForceOn(day, All);

    /// <summary>The set of these that is in force on a day.</summary>
    public static CriteriaSet InForceOn(DateOnly day, IEnumerable<CriteriaSet> sets) =>
        sets.FirstOrDefault(s => s.From <= day && (s.To is null || s.To >= day))
        ?? throw new InvalidOperationException($"No family criteria were in force on {UkDates.Date(day)}.");
}

/// <summary>One family criterion.</summary>
/// <param name="Code">What is kept, with its set: "TF2/education".</param>
/// <param name="Label">What people read.</param>
public sealed record Criterion(string Code, string Label);
