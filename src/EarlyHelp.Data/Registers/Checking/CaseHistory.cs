using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>What a folder says of a case beside its row.</summary>
internal sealed class CaseHistory
{
    public List<SpellRow> Spells { get; } = [];

    public List<ReviewRow> Reviews { get; } = [];

    public List<FeedbackRow> Feedback { get; } = [];

    public List<ClosureRow> Closures { get; } = [];

    public List<ClockRow> Clocks { get; } = [];

    /// <summary>The day by which the review is due whose clock still runs.</summary>
    public DateOnly? Runs => Clocks.FindAll(c => c.Clock == RegisterClock.Review && c.MetOn is null).Max(c => (DateOnly?)c.DueOn);

    /// <summary>With what a later folder says: a review is known by its day, feedback by the day it was asked for, a closure by its day, a clock by the day it fell due.</summary>
    public CaseHistory Under(CaseHistory later)
    {
        var all = new CaseHistory();
        all.Reviews.AddRange([.. Reviews.Where(h => later.Reviews.TrueForAll(l => l.HeldOn != h.HeldOn)), .. later.Reviews]);
        all.Feedback.AddRange([.. Feedback.Where(h => later.Feedback.TrueForAll(l => l.InvitedOn != h.InvitedOn)), .. later.Feedback]);
        all.Closures.AddRange([.. Closures.Where(h => later.Closures.TrueForAll(l => l.On != h.On)), .. later.Closures]);
        all.Clocks.AddRange([.. Clocks.Where(h => !later.Clocks.Exists(l => Replaces(l, h))), .. later.Clocks]);
        return all;
    }

    /// <summary>The same, with who held it and what was due only where that is asked for.</summary>
    public CaseHistory With(bool spells, bool clocks)
    {
        var part = new CaseHistory();
        part.Reviews.AddRange(Reviews);
        part.Feedback.AddRange(Feedback);
        part.Closures.AddRange(Closures);
        part.Spells.AddRange(spells ? Spells : []);
        part.Clocks.AddRange(clocks ? Clocks : []);
        return part;
    }

    /// <summary>Reviews were held here that were due on these days: the register's clocks of the same days were not missed.</summary>
    public void WasHeldHere(IReadOnlyCollection<DateOnly> dueOn) => Clocks.RemoveAll(c => c.Clock == RegisterClock.Review && c.MetOn is null && dueOn.Contains(c.DueOn));

    /// <summary>A review was held: when nothing else says which clock it met, it met the one that ran.</summary>
    public void WasReviewed(DateOnly on)
    {
        var runs = Clocks.FindIndex(c => c.Clock == RegisterClock.Review && c.MetOn is null);
        if (runs >= 0 && Clocks.TrueForAll(c => c.MetOn != on) && Reviews.TrueForAll(r => r.HeldOn != on))
            Clocks[runs] = Clocks[runs] with { MetOn = on };
    }

    // A case has one plan, and one review clock that runs.
    private static bool Replaces(ClockRow later, ClockRow here) => later.Clock == here.Clock && (here.Clock == RegisterClock.Plan || later.DueOn == here.DueOn || (here.MetOn is null && later.MetOn is null));

    // One line for each review: its clock says when it was due, reviews.csv what was decided, and cases.csv knows the last one at least.
    // The clock that still runs is the case's own.
    public IEnumerable<(DateOnly? DueOn, DateOnly? HeldOn, string? Decision)> PastReviews(DateOnly? closedOn, DateOnly? lastOn)
    {
        var due = Clocks.Where(c => c.Clock == RegisterClock.Review && (c.MetOn is not null || closedOn is not null)).ToList();
        foreach (var clock in due)
            yield return (clock.DueOn, clock.MetOn, Reviews.Find(r => r.HeldOn == clock.MetOn)?.Decision);
        foreach (var review in Reviews.Where(r => due.TrueForAll(c => c.MetOn != r.HeldOn)))
            yield return (null, review.HeldOn, review.Decision);
        if (lastOn is { } last && due.TrueForAll(c => c.MetOn != last) && Reviews.TrueForAll(r => r.HeldOn != last))
            yield return (null, last, null);
    }
}
