namespace EarlyHelp.Domain.Scorecards;

/// <summary>What became of a record behind a figure between two countings.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is not there any more.</summary>
    Gone,

    /// <summary>It is there, and counts otherwise: in the numerator or no longer, or with another number of days.</summary>
    CountedOtherwise,
}

/// <summary>A record that makes a figure differ from what it was.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Tally">The record: as it is now, or when it is gone as it was.</param>
public sealed record TallyChange(ChangeKind Kind, Tally Tally)
{
    /// <summary>What differs between two countings of one indicator for one scope, in the order of the references.</summary>
    public static IReadOnlyList<TallyChange> Between(IReadOnlyList<Tally> before, IReadOnlyList<Tally> now)
    {
        // A case can stand twice behind a figure: with two reviews due, or two closures in the month. They are told apart by their days.
        var was = Numbered(before);
        var has = Numbered(now);
        return
        [
            .. has.Where(n => !was.ContainsKey(n.Key)).Select(n => new TallyChange(ChangeKind.Added, n.Value))
                .Concat(was.Where(w => !has.ContainsKey(w.Key)).Select(w => new TallyChange(ChangeKind.Gone, w.Value)))
                .Concat(has.Where(n => was.TryGetValue(n.Key, out var w) && (w.Counts != n.Value.Counts || w.Days != n.Value.Days || w.On != n.Value.On)).Select(n => new TallyChange(ChangeKind.CountedOtherwise, n.Value)))
                .OrderBy(c => c.Tally.Reference, StringComparer.Ordinal).ThenBy(c => c.Tally.On),
        ];
    }

    private static Dictionary<(Subject, long, string, int), Tally> Numbered(IEnumerable<Tally> tallies) =>
        // A child stays the same one when another case of the family holds it.
        tallies.GroupBy(t => (t.Subject, t.Id, Reference: t.Subject == Subject.Child ? "" : t.Reference)).SelectMany(g => g.OrderBy(t => t.On).Select((t, i) => (Key: (g.Key.Subject, g.Key.Id, g.Key.Reference, i), Tally: t))).ToDictionary(x => x.Key, x => x.Tally);
}
