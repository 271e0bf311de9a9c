using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>Where a record belongs on a day, from the district to the worker; null where it is not known or doesn't reach so far down.</summary>
/// <param name="AreaId">The area.</param>
/// <param name="DistrictId">The district.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="WorkerId">The worker.</param>
public readonly record struct Place(long? AreaId, long? DistrictId, long? UnitId = null, long? WorkerId = null);

/// <summary>A notification, as far as figures need it.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Reference">EHN reference.</param>
/// <param name="Place">Its district.</param>
/// <param name="FamilyId">The family.</param>
/// <param name="IsPolice">Whether it is of a missing child or of youth offending; else it is an early-help notification.</param>
/// <param name="IsPriority">Whether it is a priority.</param>
/// <param name="ReceivedOn">The local day of receipt.</param>
/// <param name="ConsiderBy">Day by which risk and needs are considered, or a police notification is actioned.</param>
/// <param name="ConsideredOn">Day on which they were; null when never, or before a decision without a screening.</param>
/// <param name="DecideBy">Day by which it is decided.</param>
/// <param name="DecidedOn">Day on which it was decided.</param>
/// <param name="LedToUnit">Whether it was decided for a unit.</param>
public sealed record NotificationFact(
    long Id, string Reference, Place Place, long FamilyId, bool IsPolice, bool IsPriority, DateOnly ReceivedOn, DateOnly ConsiderBy, DateOnly? ConsideredOn, DateOnly DecideBy, DateOnly? DecidedOn, bool LedToUnit)
{
    /// <summary>Day on which it counts as considered: without a screening the day of the decision.</summary>
    public DateOnly? Considered => ConsideredOn ?? DecidedOn;
}

/// <summary>Who held a case from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Place">Unit, and worker when there was one.</param>
public sealed record HeldFrom(DateOnly From, Place Place)
{
    /// <summary>
    /// Who held a case, with the times in which no unit did: reopened when its unit no longer worked, it is its district's until a unit accepts it.
    /// </summary>
    /// <param name="spells">The spells in units, the first one first.</param>
    /// <param name="reopenedOn">The days on which the case was reopened.</param>
    /// <param name="district">Its district.</param>
    public static IReadOnlyList<HeldFrom> WithGaps(IReadOnlyCollection<HeldFrom> spells, IEnumerable<DateOnly?> reopenedOn, Place district) =>
        spells.Count == 0 ? [] : [.. spells.Concat(reopenedOn.OfType<DateOnly>().Where(on => spells.All(s => s.From != on)).Select(on => new HeldFrom(on, district))).OrderBy(h => h.From)];
}

/// <summary>A closure of a case; one that was reopened later still counts in its month.</summary>
/// <param name="On">The day the case closed.</param>
/// <param name="ReopenedOn">The day it was reopened; null when it was not.</param>
/// <param name="Reason">Why (code of ClosureReason).</param>
/// <param name="Achieved">Whether the outcomes were achieved.</param>
/// <param name="InvitedOn">Day on which the family was invited to say what it thought; null when it was not.</param>
/// <param name="AnsweredOn">Day on which it answered.</param>
public sealed record ClosureFact(DateOnly On, DateOnly? ReopenedOn, string Reason, bool Achieved, DateOnly? InvitedOn = null, DateOnly? AnsweredOn = null);

/// <summary>A day by which a plan is reviewed.</summary>
/// <param name="DueOn">The day.</param>
/// <param name="HeldOn">The day of the review; null when it was not held.</param>
public sealed record ReviewFact(DateOnly DueOn, DateOnly? HeldOn);

/// <summary>A case, as far as figures need it.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Reference">EHC reference.</param>
/// <param name="FamilyId">The family.</param>
/// <param name="OpenedOn">The day it was opened to a unit.</param>
/// <param name="PlanBy">Day by which a plan is agreed.</param>
/// <param name="PlanAgreedOn">Day on which the first plan was agreed.</param>
/// <param name="Held">Who held it, the first spell first; at least one.</param>
/// <param name="Closures">Its closures, the first one first.</param>
/// <param name="Reviews">Days by which its plan was or is to be reviewed; none for an imported case whose register did not say when they were.</param>
public sealed record CaseFact(
    long Id, string Reference, long FamilyId, DateOnly OpenedOn, DateOnly PlanBy, DateOnly? PlanAgreedOn, IReadOnlyList<HeldFrom> Held, IReadOnlyList<ClosureFact> Closures, IReadOnlyList<ReviewFact> Reviews)
{
    /// <summary>Whether it is open at the end of the day.</summary>
    public bool IsOpenOn(DateOnly day)
    {
        if (OpenedOn > day)
            return false;
        foreach (var closure in Closures)
        {
            if (closure.On <= day && (closure.ReopenedOn is null || closure.ReopenedOn > day))
                return false;
        }

        return true;
    }

    /// <summary>Who holds it on the day; of a closed case who held it last.</summary>
    public Place HeldOn(DateOnly day)
    {
        var last = Held.Count - 1;
        while (last > 0 && Held[last].From > day)
            last--;
        return Held[last].Place;
    }

    /// <summary>Whether it closed before its plan was due and none had been agreed.</summary>
    public bool ClosedWithoutPlan => PlanAgreedOn is null && Closures.Any(c => c.On < PlanBy && (c.ReopenedOn is null || c.ReopenedOn > PlanBy));
}

/// <summary>A child of a family, as far as figures need it.</summary>
/// <param name="PersonId">Database key.</param>
/// <param name="FamilyId">The family.</param>
/// <param name="Born">Birth date; null when not known or not yet born.</param>
/// <param name="IsExpected">Whether they were recorded before birth.</param>
/// <param name="From">First day with the family.</param>
/// <param name="To">Last day with it: they left, or the pregnancy ended; null while they belong.</param>
public sealed record ChildFact(long PersonId, long FamilyId, DateOnly? Born, bool IsExpected, DateOnly From, DateOnly? To)
{
    /// <summary>Age from which somebody is no longer a young person of these figures, in years.</summary>
    public const int AgeLimit = 20;

    /// <summary>Whether they count on the day: under 20, or not yet born and expected.</summary>
    public bool CountsOn(DateOnly day) => From <= day && (To is null || To >= day) && Born switch
    {
        null => true,
        { } born when born > day => IsExpected,
        { } born => Age.InYears(born, day) < AgeLimit,
    };
}

/// <summary>A step-down or a step-up, as far as figures need it.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Reference">SD or SU reference.</param>
/// <param name="IsStepUp">Whether it is a step-up.</param>
/// <param name="District">The district that it was asked of, or that raised it.</param>
/// <param name="CaseId">Its case; null when there is none.</param>
/// <param name="RequestedOn">The day it was asked for.</param>
/// <param name="DecidedOn">The day it was decided.</param>
/// <param name="CompletedOn">The day the family was handed over.</param>
public sealed record TransferFact(long Id, string Reference, bool IsStepUp, Place District, long? CaseId, DateOnly RequestedOn, DateOnly? DecidedOn, DateOnly? CompletedOn);

/// <summary>A figure that another service reports.</summary>
/// <param name="Indicator">Its code.</param>
/// <param name="Month">The month.</param>
/// <param name="District">The district; empty for the county.</param>
/// <param name="Numerator">What was counted; null when only the denominator is given.</param>
/// <param name="Denominator">Of what.</param>
public sealed record OutsideFact(string Indicator, Month Month, Place District, decimal? Numerator, decimal Denominator)
{
    /// <summary>What it should reach, where the file says so.</summary>
    public decimal? Target { get; init; }

    /// <summary>Which way is better, where the file says so.</summary>
    public Direction? Direction { get; init; }

    /// <summary>The day of its import.</summary>
    public DateOnly ImportedOn { get; init; }
}

/// <summary>What the figures of a month are computed from: every record whose dates can touch it.</summary>
public sealed record Facts
{
    /// <summary>Notifications received, due or decided in the month.</summary>
    public IReadOnlyList<NotificationFact> Notifications { get; init; } = [];

    /// <summary>Cases open at the end of the month, closed in it, with a plan or a review due in it, or of a transfer of it.</summary>
    public IReadOnlyList<CaseFact> Cases { get; init; } = [];

    /// <summary>Children of the families of these cases.</summary>
    public IReadOnlyList<ChildFact> Children { get; init; } = [];

    /// <summary>Step-downs decided or completed in the month, step-ups completed in it, and the step-downs of their cases.</summary>
    public IReadOnlyList<TransferFact> Transfers { get; init; } = [];

    /// <summary>Closures of families that were notified in the month: the family and the day, of the 365 days before.</summary>
    public IReadOnlyList<(long FamilyId, DateOnly On)> EarlierClosures { get; init; } = [];

    /// <summary>What other services report for the month.</summary>
    public IReadOnlyList<OutsideFact> Outside { get; init; } = [];

    /// <summary>The service standards with all their dated rows: targets are theirs.</summary>
    public IReadOnlyList<ServiceStandard> Standards { get; init; } = [];
}
