using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Organisation;

/// <summary>What a unit holds, as counts.</summary>
/// <param name="Families">Open families.</param>
/// <param name="People">People posted to it, now or later.</param>
/// <param name="Handovers">Handovers from social care that are planned to it.</param>
/// <param name="Covers">Covers that are not over.</param>
public sealed record UnitHoldings(int Families, int People, int Handovers, int Covers)
{
    /// <summary>Whether nothing would be left with nobody when the unit ended.</summary>
    public bool IsNothing => this is { Families: 0, People: 0, Handovers: 0, Covers: 0 };

    /// <summary>"12 open families, 5 people and 1 planned handover"; "nothing" when it holds nothing.</summary>
    public string InWords
    {
        get
        {
            List<string> parts = [.. new[] { Count(Families, "open family", "open families"), Count(People, "person", "people"), Count(Handovers, "planned handover", "planned handovers"), Count(Covers, "cover", "covers") }.OfType<string>()];
            return parts.Count switch { 0 => "nothing", 1 => parts[0], _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}" };
        }
    }

    private static string? Count(int number, string one, string many) => number switch { 0 => null, 1 => $"1 {one}", _ => $"{number} {many}" };
}

/// <summary>
/// A unit ends on a day: closed when it holds nothing, or merged into another unit of its district, which then holds everything. The change is
/// carried out on its day, in one transaction; until then it can be withdrawn.
/// </summary>
public sealed class UnitEnding : Versioned
{
    /// <summary>Longest reason, and longest sentence about why it could not be carried out.</summary>
    public const int TextMaxLength = 500;

    /// <summary>Field of the receiving unit.</summary>
    public const string IntoField = "IntoId";

    /// <summary>The unit that ends.</summary>
    public long UnitId { get; private set; }

    /// <summary>The unit that ends.</summary>
    public Unit Unit { get; private set; } = null!;

    /// <summary>The unit that takes everything over; null when it holds nothing and is closed.</summary>
    public long? IntoId { get; private set; }

    /// <summary>The unit that takes everything over.</summary>
    public Unit? Into { get; private set; }

    /// <summary>The first day without the unit.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who planned it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was planned (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>The day on which it was carried out.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Open families that moved.</summary>
    public int Families { get; private set; }

    /// <summary>People who moved.</summary>
    public int People { get; private set; }

    /// <summary>Planned handovers that moved.</summary>
    public int Handovers { get; private set; }

    /// <summary>Covers that moved.</summary>
    public int Covers { get; private set; }

    /// <summary>Why it could not be carried out on its day; null while nothing is in its way.</summary>
    public string? Problem { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Whether it is still to come.</summary>
    public bool IsPlanned => DoneOn is null && WithdrawnBy is null;

    /// <summary>What moved with it.</summary>
    public UnitHoldings Moved => new(Families, People, Handovers, Covers);

    private UnitEnding()
    {
    }

    /// <summary>Plans the end of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="into">The unit that takes everything over; null to close it.</param>
    /// <param name="from">The first day without it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="holds">What it holds now.</param>
    /// <param name="planned">Every ending that is still to come.</param>
    /// <param name="by">Who plans it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public static UnitEnding Plan(Unit unit, Unit? into, DateOnly from, string? reason, UnitHoldings holds, IReadOnlyCollection<UnitEnding> planned, Actor by, DateTime at, DateOnly on)
    {
        var own = planned.FirstOrDefault(e => e.UnitId == unit.Id);
        var arriving = planned.FirstOrDefault(e => e.IntoId == unit.Id);
        var leaving = into is null ? null : planned.FirstOrDefault(e => e.UnitId == into.Id);
        Rule.Check(
            new(unit.To is null, $"{unit.Name} ended on {UkDates.Date(unit.To ?? on)} already"),
            new(own is null, $"{unit.Name} is planned to end on {UkDates.Date(own?.From ?? on)} already: withdraw that change first"),
            new(arriving is null, $"{arriving?.Unit.Name} is planned to be merged into {unit.Name} on {UkDates.Date(arriving?.From ?? on)}: withdraw that change first"),
            new(from >= on, "The date must be today or later", nameof(From)),
            new(from > unit.From, $"The date must be after {UkDates.Date(unit.From)}, when {unit.Name} begins", nameof(From)),
            new(into is not null || holds.IsNothing, $"{unit.Name} holds {holds.InWords}: choose the unit that takes them over", IntoField),
            new(into is null || into.Id != unit.Id, "Choose another unit than the one that ends", IntoField),
            new(into is null || into.DistrictId == unit.DistrictId, "Choose a unit of the same district: another district must accept each family itself", IntoField),
            new(into is null || into.WorksOn(from), $"{into?.Name} does not work on {UkDates.Date(from)}: choose another unit", IntoField),
            new(leaving is null, $"{into?.Name} is planned to end on {UkDates.Date(leaving?.From ?? on)}: choose another unit", IntoField),
            Text.Given(reason, "Enter who decided it and why", nameof(Reason)),
            Text.Short(reason, TextMaxLength, "Who decided it and why", nameof(Reason)));
        return new()
        {
            Unit = unit, UnitId = unit.Id, Into = into, IntoId = into?.Id, From = from, Reason = reason!.Trim(), By = by.Name, At = at,
        };
    }

    /// <summary>Withdraws a change that was not carried out.</summary>
    public void Withdraw(Actor by)
    {
        Rule.Check(
            new(DoneOn is null, $"This was carried out on {UkDates.Date(DoneOn ?? From)}"),
            new(WithdrawnBy is null, $"{WithdrawnBy} has withdrawn this already"));
        WithdrawnBy = by.Name;
        Touch();
    }

    /// <summary>Whether it can be carried out with what the unit holds on the day; if not, why is kept for the administrator.</summary>
    public bool CanBeDone(UnitHoldings holds)
    {
        var problem = IntoId is null && !holds.IsNothing ? $"{Unit.Name} holds {holds.InWords}: withdraw this and merge the unit into another" : null;
        if (problem != Problem)
        {
            Problem = problem;
            Touch();
        }

        return problem is null;
    }

    /// <summary>It was carried out: the unit's last day is the day before.</summary>
    public void Done(UnitHoldings moved, DateOnly on)
    {
        (DoneOn, Families, People, Handovers, Covers) = (on, moved.Families, moved.People, moved.Handovers, moved.Covers);
        Unit.EndAfter(on.AddDays(-1));
        Touch();
    }
}
