using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>Acceptance to a unit and allocation to a worker, with the history of both.</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>Accepts the family to a unit: opens the case and starts the 20 weeks.</summary>
    /// <param name="unit">A unit of the district.</param>
    /// <param name="openCases">Families the unit holds now.</param>
    /// <param name="reason">Why, when it is over capacity.</param>
    /// <param name="standards">Service standards.</param>
    /// <param name="calendar">Working calendar.</param>
    /// <param name="by">Who accepts.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Accept(Unit unit, int openCases, string? reason, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.Accept, by);
        Rule.Check(
            new(UnitId is null && Unit is null, $"This family has already been accepted to {Unit?.Name ?? "a unit"}"),
            new(unit.DistrictId == DistrictId, "Choose a unit of this district", "Choice"),
            new(unit.WorksOn(on), $"{unit.Name} does not work on {UkDates.Date(on)}: choose another unit", "Choice"),
            new(by.Role != Role.UnitLead || unit.Id == by.UnitId, "You can accept families to your own unit only", "Choice"),
            new(openCases < unit.Capacity || !string.IsNullOrWhiteSpace(reason), $"{unit.Name} already holds {openCases} of {unit.Capacity} families: say why it takes another", "Reason"));
        (Unit, UnitId) = (unit, unit.Id);
        // Reopened after its unit ended, it is accepted again: its 20 weeks go on counting.
        if (OpenedOn is null)
            (OpenedOn, EndBy) = (on, Clock.Start(standards.InForce(ServiceStandard.Duration, on), on, calendar).DueOn);
        spells.Add(new CaseSpell(unit.Id, null, on, by, at, reason));
        Move(step, by, at, on, $"Accepted to {unit.Name}", reason);
    }

    /// <summary>Gives the case to a worker, or to another one.</summary>
    /// <param name="worker">Who will hold it.</param>
    /// <param name="workersUnitId">The unit of the worker's live posting; null when there is none.</param>
    /// <param name="caseload">Families the worker holds now.</param>
    /// <param name="reason">Why, when it is over the guide or a change of worker.</param>
    /// <param name="linkSchool">Whether the worker is linked to the child's school, in words.</param>
    /// <param name="by">Who allocates.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Allocate(StaffMember worker, long? workersUnitId, int caseload, string? reason, string? linkSchool, Actor by, DateTime at, DateOnly on)
    {
        var first = WorkerId is null && Worker is null;
        var step = Take(first ? CaseAction.Allocate : CaseAction.Reallocate, by);
        Rule.Check(
            new(Unit is not null || UnitId is not null, "Accept the family to a unit first"),
            new(by.Role != Role.UnitLead || UnitId == by.UnitId, "You can allocate the families of your own unit only"),
            new(workersUnitId is not null && workersUnitId == UnitId, "Choose a worker of the unit that holds the case", "Choice"),
            new(first || worker.Id != WorkerId, $"{worker.Name} already holds this case", "Choice"),
            new(first || !string.IsNullOrWhiteSpace(reason), "Say why the worker changes", "Reason"),
            new(!first || caseload < worker.CaseloadGuide || !string.IsNullOrWhiteSpace(reason), $"{worker.Name} already holds {caseload} of {worker.CaseloadGuide} families: say why one more", "Reason"));
        var before = Worker?.Name;
        var unitId = UnitId ?? Unit!.Id;
        foreach (var spell in spells.Where(s => s.To is null))
            spell.End(on);
        spells.Add(new CaseSpell(unitId, worker.Id, on, by, at, reason));
        (Worker, WorkerId, AllocatedOn) = (worker, worker.Id, AllocatedOn ?? on);
        Move(step, by, at, on, first ? $"Allocated to {worker.Name}" : $"Reallocated from {before ?? "another worker"} to {worker.Name}",
            string.Join("; ", new[] { reason?.Trim(), linkSchool }.Where(t => !string.IsNullOrWhiteSpace(t))) is { Length: > 0 } detail ? detail : null);
    }

    /// <summary>Triage changed its decision before a worker held the case: closed as opened in error, in the same change.</summary>
    public void TakeBack(string reason, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.TakeBack, by);
        Rule.Check(new Rule(AllocatedOn is null, "A worker has held this case already: it is closed by the unit, not taken back"), IsNotBeingPassedOn);
        (ClosedOn, ClosureReason) = (on, Domain.Closures.ClosureReason.OpenedInError);
        EndOffer(HandoverAnswer.Closed, reason, by, on);
        LayDown($"Case {Reference} taken back by triage", by, at, on);
        foreach (var spell in spells.Where(s => s.To is null))
            spell.End(on);
        Move(step, by, at, on, "Taken back by triage", reason);
    }
}

/// <summary>Who held a case, from a day to a day.</summary>
public sealed class CaseSpell
{
    /// <summary>Longest reason.</summary>
    public const int ReasonMaxLength = 1000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>The unit.</summary>
    public long UnitId { get; private set; }

    /// <summary>The worker; null while accepted and not yet allocated.</summary>
    public long? WorkerId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, or null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Why, when a reason was needed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who decided it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    private CaseSpell()
    {
    }

    internal CaseSpell(long unitId, long? workerId, DateOnly from, Actor by, DateTime at, string? reason) =>
        (UnitId, WorkerId, From, By, At, Reason) = (unitId, workerId, from, by.Name, at, reason?.Trim());

    /// <summary>Who held an imported case, from when to when.</summary>
    public static CaseSpell FromRegister(long unitId, long? workerId, DateOnly from, DateOnly? to, Actor by, DateTime at) => new(unitId, workerId, from, by, at, null) { To = to };

    internal void End(DateOnly on) => To = on;
}
