using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Standards;

/// <summary>
/// A promise about time, as it holds from one date to another (spec/2-workflow.md, Service standards). An administrator changes
/// a standard by ending one row and starting the next; a clock keeps the row that was in force when it started.
/// </summary>
public sealed class ServiceStandard
{
    /// <summary>Safeguarding risk and family needs considered.</summary>
    public const string Considered = "CONSIDERED";

    /// <summary>Priority notification decided.</summary>
    public const string Priority = "PRIORITY";

    /// <summary>Other notification decided.</summary>
    public const string Standard = "STANDARD";

    /// <summary>Missing-child and e-YOT notification actioned.</summary>
    public const string Police = "POLICE";

    /// <summary>Allocated to a named worker.</summary>
    public const string Allocated = "ALLOCATED";

    /// <summary>Family plan agreed.</summary>
    public const string Plan = "PLAN";

    /// <summary>Plan reviewed.</summary>
    public const string Review = "REVIEW";

    /// <summary>Case open no longer than.</summary>
    public const string Duration = "DURATION";

    /// <summary>Open-access one-to-one support.</summary>
    public const string Additional = "ADDITIONAL";

    /// <summary>Step-up answered by social care.</summary>
    public const string StepUp = "STEPUP";

    /// <summary>Step-up that went at once, because of immediate risk, answered by social care.</summary>
    public const string StepUpImmediate = "STEPUPNOW";

    /// <summary>Longest code kept.</summary>
    public const int CodeMaxLength = 20;

    /// <summary>Longest name kept.</summary>
    public const int NameMaxLength = 120;

    /// <summary>Longest source kept.</summary>
    public const int SourceMaxLength = 200;

    /// <summary>Longest length, in its unit.</summary>
    public const int MaxLength = 200;

    private ServiceStandard()
    {
    }

    /// <summary>The database's key.</summary>
    public long Id { get; private set; }

    /// <summary>Which standard this is: one of the constants of this class.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What starts its clock, in words.</summary>
    public string StartsAt { get; private set; } = "";

    /// <summary>What stops its clock, in words.</summary>
    public string EndsAt { get; private set; } = "";

    /// <summary>How many of <see cref="Unit"/> the work may take; 0 for the same day.</summary>
    public int Length { get; private set; }

    /// <summary>What <see cref="Length"/> counts.</summary>
    public StandardUnit Unit { get; private set; }

    /// <summary>
    /// With how many days left the warning begins: working days for standards of working days or the same day, calendar days
    /// for the others. 0 warns on the due date; null warns at once, from the start.
    /// </summary>
    public int? WarnDaysLeft { get; private set; }

    /// <summary>The share of clocks that is to be met, in per cent.</summary>
    public int TargetPercent { get; private set; }

    /// <summary>Where the standard comes from.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The first day on which a clock may start under this row.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>The last day on which a clock may start under this row; null while nothing follows it.</summary>
    public DateOnly? EffectiveTo { get; private set; }

    /// <summary>Whether the standard counts working days, so that its days left and its warning do too.</summary>
    public bool CountsWorkingDays => Unit is StandardUnit.WorkingDays or StandardUnit.SameDay;

    /// <summary>Sets a standard from a date onwards, with no end yet.</summary>
    public static ServiceStandard Set(
        string code,
        string name,
        string startsAt,
        string endsAt,
        int length,
        StandardUnit unit,
        int? warnDaysLeft,
        int targetPercent,
        string source,
        DateOnly effectiveFrom)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (unit == StandardUnit.SameDay ? length != 0 : length < 1)
            throw new ArgumentOutOfRangeException(nameof(length), length, "A standard lasts at least 1 day or week, and 0 for the same day.");
        if (warnDaysLeft < 0)
            throw new ArgumentOutOfRangeException(nameof(warnDaysLeft), warnDaysLeft, "A warning comes on the due date or before it.");
        if (targetPercent is < 0 or > 100)
            throw new ArgumentOutOfRangeException(nameof(targetPercent), targetPercent, "A target is from 0 to 100 per cent.");

        return new ServiceStandard
        {
            Code = code,
            Name = name,
            StartsAt = startsAt,
            EndsAt = endsAt,
            Length = length,
            Unit = unit,
            WarnDaysLeft = warnDaysLeft,
            TargetPercent = targetPercent,
            Source = source,
            EffectiveFrom = effectiveFrom,
        };
    }

    /// <summary>Ends the row: clocks that start after this day need another one.</summary>
    public void EndAfter(DateOnly lastDay)
    {
        if (lastDay < EffectiveFrom)
        {
            throw new ArgumentOutOfRangeException(
                nameof(lastDay), lastDay, $"{Name} started on {UkDates.Date(EffectiveFrom)}, so it can't end before that.");
        }

        EffectiveTo = lastDay;
    }

    /// <summary>
    /// Changes the standard from a day after today: this row ends the day before, the returned one follows. Clocks that have
    /// started keep the row they started with.
    /// </summary>
    public ServiceStandard ChangeFrom(DateOnly from, int length, int? warnDaysLeft, int targetPercent, string source, DateOnly today)
    {
        Rule.Check(
            new(EffectiveTo is null, "This row has already been followed by another one. Change the one that follows"),
            new(from > today, "The date must be in the future, so that clocks that have started keep their standard", nameof(EffectiveFrom)),
            new(from > EffectiveFrom, $"The date must be after {UkDates.Date(EffectiveFrom)}, when the standard as it is now starts", nameof(EffectiveFrom)),
            new(Unit == StandardUnit.SameDay ? length == 0 : length is >= 1 and <= MaxLength,
                Unit == StandardUnit.SameDay ? "The length of a same-day standard is 0" : $"Length must be between 1 and {MaxLength}", nameof(Length)),
            new(warnDaysLeft is null or >= 0 and <= MaxLength * 7, "Days before the due date must be 0 or more", nameof(WarnDaysLeft)),
            new(targetPercent is >= 0 and <= 100, "Target must be between 0 and 100 per cent", nameof(TargetPercent)),
            new(!string.IsNullOrWhiteSpace(source), "Enter who decided the change", nameof(Source)));
        EndAfter(from.AddDays(-1));
        return Set(Code, Name, StartsAt, EndsAt, length, Unit, warnDaysLeft, targetPercent, source.Trim(), from);
    }

    /// <summary>A change that has not come into force is withdrawn: this row, which it would have followed, goes on.</summary>
    public void GoOnInsteadOf(ServiceStandard next, DateOnly today)
    {
        Rule.Check(
            new(next.EffectiveFrom > today, $"Clocks have started by this row since {UkDates.Date(next.EffectiveFrom)}: change the standard again instead"),
            new(next.EffectiveTo is null, "This row is followed by another one: withdraw that one first"));
        EffectiveTo = null;
    }

    /// <summary>Whether a clock that starts on this day follows this row.</summary>
    public bool IsInForceOn(DateOnly day) => EffectiveFrom <= day && (EffectiveTo is null || day <= EffectiveTo);
}
