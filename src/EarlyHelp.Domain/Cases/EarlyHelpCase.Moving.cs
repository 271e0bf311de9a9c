using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>A move between the units of a district (spec 3-access, district manager).</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>
    /// Moves the family to another unit of the district. The work goes on from where it is and no clock starts anew: the receiving unit must
    /// allocate it, and until then its lead is who acts next.
    /// </summary>
    /// <param name="unit">The receiving unit.</param>
    /// <param name="openCases">Families that unit holds now.</param>
    /// <param name="reason">Why it moves; also why a full unit takes it.</param>
    /// <param name="by">Who moves it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Move(Unit unit, int openCases, string? reason, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.Move, by);
        var full = openCases >= unit.Capacity ? $" {unit.Name} already holds {openCases} of {unit.Capacity} families, so say also why it takes another" : "";
        Rule.Check(
            new(UnitId is not null, "No unit has accepted this family yet: accept it to a unit"),
            new(unit.DistrictId == DistrictId, "Choose a unit of this district", "UnitId"),
            new(unit.Id != UnitId, $"{unit.Name} already holds this family: choose another unit", "UnitId"),
            new(unit.WorksOn(on), $"{unit.Name} does not work on {UkDates.Date(on)}: choose another unit", "UnitId"),
            new(!string.IsNullOrWhiteSpace(reason), full.Length == 0 ? "Say why the family moves" : $"Say why the family moves.{full}", "Reason"));
        var from = Unit?.Name ?? "another unit";
        foreach (var spell in spells.Where(s => s.To is null))
            spell.End(on);
        spells.Add(new CaseSpell(unit.Id, null, on, by, at, reason));
        var before = Worker is null ? "" : $"{Worker.Name} held it until today. ";
        (Unit, UnitId, Worker, WorkerId) = (unit, unit.Id, null, null);
        Move(step, by, at, on, $"Moved from {from} to {unit.Name}", before + reason!.Trim());
    }

    /// <summary>
    /// Its unit is merged into another one of the district: the worker goes along and the work goes on from where it is. No clock starts anew,
    /// and nobody has to allocate anything.
    /// </summary>
    /// <param name="ending">The end of the unit, with the unit that takes over.</param>
    /// <param name="by">Who carries it out.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void FollowUnit(UnitEnding ending, Actor by, DateTime at, DateOnly on)
    {
        var into = ending.Into ?? throw new ArgumentException("A unit that is closed holds no case.", nameof(ending));
        var words = $"{ending.Unit.Name} was merged into {into.Name}";
        foreach (var spell in spells.Where(s => s.To is null))
            spell.End(on);
        spells.Add(new CaseSpell(into.Id, WorkerId, on, by, at, words));
        (Unit, UnitId) = (into, into.Id);
        Remember(by, at, on, $"Moved with its unit to {into.Name}", $"{words}.{(Worker is null ? "" : $" {Worker.Name} goes on with the family.")}");
    }
}
