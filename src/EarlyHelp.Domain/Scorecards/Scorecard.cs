using System.Runtime.InteropServices;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Transfers;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>A part of the service for which figures are made.</summary>
/// <param name="Level">Its level.</param>
/// <param name="Id">Database key; null for the county.</param>
public readonly record struct Scope(Level Level, long? Id)
{
    /// <summary>The county.</summary>
    public static Scope County { get; } = new(Level.County, null);

    /// <summary>Of a worker the part of the service to whose manager the figures are shown: what they did elsewhere is not that manager's. Null for everything.</summary>
    public (Level Level, long? Id)? Within { get; init; }

    /// <summary>Whether a record that belongs there counts in it.</summary>
    public bool Has(Place place) => Level switch
    {
        Level.County => true,
        Level.Area => place.AreaId == Id,
        Level.District => place.DistrictId == Id,
        Level.Unit => place.UnitId == Id,
        _ => place.WorkerId == Id && (Within is not { } part || new Scope(part.Level, part.Id).Has(place)),
    };
}

/// <summary>
/// The scorecard of a month: every indicator's records are found once, and every scope's figures are made of them (spec/4-scorecard.md).
/// Of a month that is not over the clocks count that have fallen due or stopped by today, and open cases are those of today.
/// </summary>
/// <param name="facts">What it is computed from.</param>
/// <param name="month">The month.</param>
/// <param name="today">The local day.</param>
public sealed class Scorecard(Facts facts, Month month, DateOnly today)
{
    /// <summary>Days after opening within which an open case is within 20 weeks.</summary>
    public const int DurationDays = 140;

    /// <summary>Days before a notification in which a closure makes it a re-referral; days after a step-down in which a step-up is one back.</summary>
    public const int ReReferralDays = 365;

    private const string OncePerRecord = "C2";

    private readonly Dictionary<string, List<Tally>> found = new(StringComparer.Ordinal);
    private List<(CaseFact Case, Place Place)>? open;
    private readonly Dictionary<long, CaseFact> cases = facts.Cases.ToDictionary(c => c.Id);
    private readonly ILookup<long, ChildFact> children = facts.Children.ToLookup(c => c.FamilyId);
    private readonly ILookup<long, DateOnly> closures = facts.EarlierClosures.ToLookup(c => c.FamilyId, c => c.On);

    /// <summary>The month.</summary>
    public Month Month => month;

    /// <summary>The day for which open cases are counted: the last of the month, or today when it is not over.</summary>
    public DateOnly LastDay => month.Last < today ? month.Last : today;

    /// <summary>The figure of an indicator for a scope, with its target of the month.</summary>
    public Figure Of(Indicator plain, Scope scope)
    {
        var indicator = InMonth(plain);
        var (counting, all) = Counted(plain, scope);
        return indicator.Code switch
        {
            "C7" => Figure.Median(indicator, Within(plain, scope).Select(t => t.Days)),
            "C8" => Figure.Ratio(indicator, all, Within(plain, scope).Select(t => t.Place.WorkerId).Distinct().Count()),
            "T4" => Figure.Share(indicator, all, SocialCareClosures(scope)),
            _ when indicator.Measure == Measure.Count => Figure.Counted(indicator, all),
            _ => Figure.Share(indicator, counting, all),
        };
    }

    /// <summary>The indicator with the target of this month: of one that measures a service standard, that of the row in force on the month's last day (spec/2-workflow.md).</summary>
    public Indicator InMonth(Indicator indicator) =>
        indicator.Standard is { } code && facts.Standards.FirstOrDefault(s => s.Code == code && s.IsInForceOn(month.Last)) is { } row && row.TargetPercent != indicator.Target.Value
            ? indicator with { Target = indicator.Target with { Value = row.TargetPercent } }
            : indicator;

    /// <summary>The records that a figure is made of: those of the denominator, and which of them count. Its list is those that count.</summary>
    public IReadOnlyList<Tally> Behind(Indicator indicator, Scope scope) => Once(indicator, Within(indicator, scope));

    /// <summary>The records of an indicator in every place that has them: a child of two cases in two units stands in each.</summary>
    public IReadOnlyList<Tally> All(Indicator indicator) => Listed(indicator);

    private List<Tally> Listed(Indicator indicator)
    {
        if (!found.TryGetValue(indicator.Code, out var all))
            found[indicator.Code] = all = [.. Find(indicator.Code)];
        return all;
    }

    private IEnumerable<Tally> Within(Indicator indicator, Scope scope) => All(indicator).Where(t => scope.Has(t.Place));

    // Counted where they lie: a page has hundreds of figures, and a list for each of them would be a hundred megabytes.
    private (int Counting, int All) Counted(Indicator indicator, Scope scope)
    {
        var (counting, all) = (0, 0);
        HashSet<long>? once = indicator.Code == OncePerRecord ? [] : null;
        foreach (ref readonly var tally in CollectionsMarshal.AsSpan(Listed(indicator)))
        {
            if (!scope.Has(tally.Place) || once?.Add(tally.Id) == false)
                continue;
            all++;
            counting += tally.Counts ? 1 : 0;
        }

        return (counting, all);
    }

    /// <summary>What counts of the records of one scope: a family with two open cases has its children once.</summary>
    public static IReadOnlyList<Tally> Once(Indicator indicator, IEnumerable<Tally> ofScope) => indicator.Code == OncePerRecord ? [.. ofScope.DistinctBy(t => t.Id)] : [.. ofScope];

    private IEnumerable<Tally> Find(string code) => code switch
    {
        "N1" => facts.Notifications.Where(n => month.Has(n.ReceivedOn)).Select(n => Of(n, n.ReceivedOn, true)),
        "N2" => Clocks(n => !n.IsPolice, n => n.ConsiderBy, n => n.Considered),
        "N3" => Clocks(n => !n.IsPolice && n.IsPriority, n => n.DecideBy, n => n.DecidedOn),
        "N4" => Clocks(n => !n.IsPolice && !n.IsPriority, n => n.DecideBy, n => n.DecidedOn),
        "N5" => Clocks(n => n.IsPolice, n => n.ConsiderBy, n => n.Considered),
        "N6" => facts.Notifications.Where(n => !n.IsPolice && month.Has(n.DecidedOn)).Select(n => Of(n, n.DecidedOn!.Value, n.LedToUnit)),
        "C1" => Open().Select(c => OfOpen(c, true)),
        "C2" => Open().SelectMany(c => children[c.Case.FamilyId].Where(p => p.CountsOn(LastDay)).Select(p => new Tally(Subject.Child, p.PersonId, c.Case.Reference, c.Place, LastDay, true))),
        "C3" => Open().Select(c => OfOpen(c, c.Case.OpenedOn >= LastDay.AddDays(-DurationDays))),
        "C4" => facts.Cases.Where(c => IsDue(c.PlanBy, c.PlanAgreedOn) && !c.ClosedWithoutPlan).Select(c => Of(c, c.PlanBy, c.PlanAgreedOn <= c.PlanBy)),
        "C5" or "C7" => Closed(_ => true),
        "C6" => Closed(x => x.Achieved, x => x.Reason is not (ClosureReason.OpenedInError or ClosureReason.ChildDied)),
        "C8" => Open().Where(c => c.Place.WorkerId is not null).Select(c => OfOpen(c, true)),
        "C9" => facts.Cases.SelectMany(c => c.Reviews.Where(r => IsDue(r.DueOn, r.HeldOn)).Select(r => Of(c, r.DueOn, r.HeldOn <= r.DueOn))),
        "T1" => Completed(isStepUp: true).Select(t => Of(t, true)),
        "T2" => Closed(x => x.Reason == ClosureReason.SteppedUp),
        "T3" or "T4" => Completed(isStepUp: false).Select(t => Of(t, true)),
        "T5" => facts.Transfers.Where(t => !t.IsStepUp && month.Has(t.DecidedOn))
            .Select(t => new Tally(Subject.Transfer, t.Id, t.Reference, DistrictOf(t, t.DecidedOn!.Value), t.DecidedOn!.Value, t.DecidedOn!.Value.DayNumber - t.RequestedOn.DayNumber <= StepDown.PanelDays)),
        "R1" => facts.Notifications.Where(n => !n.IsPolice && month.Has(n.ReceivedOn)).Select(n => Of(n, n.ReceivedOn, closures[n.FamilyId].Any(on => IsWithin(on, n.ReceivedOn, 1)))),
        "R2" => Completed(isStepUp: true).Select(t => Of(t, facts.Transfers.Any(d => !d.IsStepUp && d.CaseId is not null && d.CaseId == t.CaseId && d.CompletedOn is { } on && IsWithin(on, t.CompletedOn!.Value, 0)))),
        "F1" => facts.Cases.SelectMany(c => c.Closures.Where(x => month.Has(x.On) && x.InvitedOn is not null).Select(x => Of(c, x.On, x.AnsweredOn <= today))),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "There is no such indicator."),
    };

    // Four indicators ask for them, and each for who holds them.
    private List<(CaseFact Case, Place Place)> Open() => open ??= [.. facts.Cases.Where(c => c.IsOpenOn(LastDay)).Select(c => (c, c.HeldOn(LastDay)))];

    private IEnumerable<TransferFact> Completed(bool isStepUp) => facts.Transfers.Where(t => t.IsStepUp == isStepUp && month.Has(t.CompletedOn));

    private IEnumerable<Tally> Clocks(Func<NotificationFact, bool> of, Func<NotificationFact, DateOnly> due, Func<NotificationFact, DateOnly?> stopped) =>
        facts.Notifications.Where(n => of(n) && IsDue(due(n), stopped(n))).Select(n => Of(n, due(n), stopped(n) <= due(n)));

    private IEnumerable<Tally> Closed(Func<ClosureFact, bool> counts, Func<ClosureFact, bool>? of = null) =>
        facts.Cases.SelectMany(c => c.Closures.Where(x => month.Has(x.On) && (of is null || of(x))).Select(x => Of(c, x.On, counts(x)) with { Days = x.On.DayNumber - c.OpenedOn.DayNumber }));

    private bool IsDue(DateOnly due, DateOnly? stopped) => month.Has(due) && (due <= today || stopped <= today);

    private static bool IsWithin(DateOnly earlier, DateOnly later, int least) => later.DayNumber - earlier.DayNumber is var days && days >= least && days <= ReReferralDays;

    private static Tally Of(NotificationFact n, DateOnly on, bool counts) => new(Subject.Notification, n.Id, n.Reference, n.Place, on, counts);

    private Tally OfOpen((CaseFact Case, Place Place) open, bool counts) => new(Subject.Case, open.Case.Id, open.Case.Reference, open.Place, LastDay, counts);

    private static Tally Of(CaseFact c, DateOnly on, bool counts) => new(Subject.Case, c.Id, c.Reference, c.HeldOn(on), on, counts);

    // Its own district; of one that does not say which, that of its case.
    private Place DistrictOf(TransferFact t, DateOnly on) => t.District.DistrictId is null && t.CaseId is { } id && cases.TryGetValue(id, out var its) ? its.HeldOn(on) : t.District;

    // A transfer belongs to who held its case on the day; without a case to the district.
    private Tally Of(TransferFact t, bool counts)
    {
        var on = t.CompletedOn!.Value;
        var place = t.CaseId is { } id && cases.TryGetValue(id, out var its) ? its.HeldOn(on) : t.District;
        return new(Subject.Transfer, t.Id, t.Reference, place, on, counts);
    }

    // The county's own row, where there is one, beats the sum of its districts.
    private decimal SocialCareClosures(Scope scope)
    {
        var rows = facts.Outside.Where(f => f.Indicator == Indicators.SocialCareClosures && f.Month == month).ToList();
        var county = rows.Where(f => f.District.DistrictId is null).ToList();
        return scope.Level == Level.County && county.Count > 0 ? county.Sum(f => f.Denominator) : rows.Where(f => f.District.DistrictId is not null && scope.Has(f.District)).Sum(f => f.Denominator);
    }
}
